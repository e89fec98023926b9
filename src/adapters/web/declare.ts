/** The commands as the page lists them: what may be typed, and which options a form asks for. */
import {
  type Command,
  type CommandIndex,
  fullName,
  visibleOptions,
} from '../../core/command/command.ts'
import { topicOf } from '../../core/command/command-topics.ts'
import type { Person } from '../../core/platform/room.ts'

export type DeclaredCommand = ReturnType<typeof declareCommands>[number]

/** Every command that this person may run, in alphabetical order. */
export function declareCommands(commands: CommandIndex, person: Person) {
  return [...commands.values()].flatMap((command) =>
    subcommandsFor(command, person).map(([action, subcommand]) => ({
      command: command.name,
      action,
      name: fullName(command, action),
      summary: subcommand.summary,
      topic: topicOf(command.name, subcommand.teachersOnly === true),
      options: Object.entries(visibleOptions(subcommand)).map(
        ([name, { kind, summary, required = false }]) => ({ name, kind, summary, required }),
      ),
      takes: Object.values(subcommand.options).flatMap((option) =>
        option.kind === 'file' ? (option.endings ?? []) : [],
      ),
    })),
  )
}

/** The subcommands that a person may run: students are not offered what only teachers may do. */
export function subcommandsFor(command: Command, person: Person) {
  return [...command.subcommands].filter(
    ([, subcommand]) => subcommand.teachersOnly !== true || person.isTeacher,
  )
}
