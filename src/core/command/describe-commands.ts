/** Describes the commands for `help`, and as a Markdown table for docs/commands.md. */
import { type CommandIndex, fullName, noSubcommand, visibleOptions } from './command.ts'
import type { CommandGuide } from './context.ts'

export function describeCommands(commands: CommandIndex): readonly CommandGuide[] {
  return [...commands.values()].map((command) => ({
    name: command.name,
    alsoCalled: [...(command.localNames ?? []), ...(command.alsoCalled ?? [])],
    summary: command.summary,
    subcommands: [...command.subcommands].map(([name, subcommand]) => ({
      names: name === noSubcommand ? [] : [name, ...(subcommand.localNames ?? [])],
      fullName: fullName(command, name),
      summary: subcommand.summary,
      teachersOnly: subcommand.teachersOnly === true,
      options: Object.entries(visibleOptions(subcommand)).map(([option, { summary, required }]) => {
        return { name: option, summary, isRequired: required === true }
      }),
    })),
  }))
}

export function formatCommandTable(commands: CommandIndex): string {
  const subcommands = describeCommands(commands).flatMap((command) => command.subcommands)
  const rows = subcommands.map((each) => {
    const options = each.options.map(({ name, isRequired }) =>
      isRequired ? `**\`${name}\`**` : `\`${name}\``,
    )
    const who = each.teachersOnly ? 'teachers' : 'everyone'
    return `| \`${each.fullName}\` | ${options.join(' ')} | ${each.summary} | ${who} |`
  })
  const header = '| command | options (required in bold) | what it does | for |'
  return [header, '|---|---|---|---|', ...rows].join('\n')
}
