/** Describes the commands for `help`. */
import type { CommandGuide } from './command-guide.ts'
import { type CommandIndex, fullName, visibleOptions } from './command.ts'
import { usage } from './parse-line.ts'

export function describeCommands(commands: CommandIndex): readonly CommandGuide[] {
  return [...commands.values()].map((command) => ({
    name: command.name,
    summary: command.summary,
    subcommands: [...command.subcommands].map(([name, subcommand]) => ({
      fullName: fullName(command, name),
      usage: usage(command, name),
      summary: subcommand.summary,
      teachersOnly: subcommand.teachersOnly === true,
      options: Object.entries(visibleOptions(subcommand)).map(([option, { summary }]) => ({
        name: option,
        summary,
      })),
    })),
  }))
}
