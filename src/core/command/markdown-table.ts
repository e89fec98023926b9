/** The commands as a Markdown table, for the README; made from the same definitions as everything else. */
import { type CommandIndex, fullName, visibleOptions } from './command.ts'

export function formatCommandTable(commands: CommandIndex): string {
  const rows = [...commands.values()].flatMap((command) =>
    [...command.subcommands].map(([name, action]) => {
      const options = Object.entries(visibleOptions(action))
        .map(([option, { required }]) =>
          required === true ? `**\`${option}\`**` : `\`${option}\``,
        )
        .join(' ')
      const who = action.teachersOnly === true ? 'teachers' : 'everyone'
      return `| \`${fullName(command, name)}\` | ${options} | ${action.summary} | ${who} |`
    }),
  )
  return [
    '| command | options (required in bold) | what it does | for |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')
}
