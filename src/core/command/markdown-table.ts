/** Formats the commands as the Markdown table of the README, so that it cannot go out of date. */
import { type CommandIndex, fullName, visibleOptions } from './command.ts'

export function formatCommandTable(commands: CommandIndex): string {
  const rows = [...commands.values()].flatMap((command) =>
    [...command.subcommands].map(([name, subcommand]) => {
      const options = Object.entries(visibleOptions(subcommand))
        .map(([option, { required }]) =>
          required === true ? `**\`${option}\`**` : `\`${option}\``,
        )
        .join(' ')
      const who = subcommand.teachersOnly === true ? 'teachers' : 'everyone'
      return `| \`${fullName(command, name)}\` | ${options} | ${subcommand.summary} | ${who} |`
    }),
  )
  return [
    '| command | options (required in bold) | what it does | for |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')
}
