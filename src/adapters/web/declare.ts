/** The commands as the page lists them: what may be typed, and which options a form asks for. */
import {
  type Subcommand,
  type Command,
  type CommandIndex,
  fullName,
  visibleOptions,
} from '../../core/command/command.ts'
import { usage } from '../../core/command/parse-line.ts'
import type { CommandOption } from '../../core/command/option.ts'
import type { Person } from '../../core/platform/room.ts'

export interface DeclaredCommand {
  readonly command: string
  readonly action: string
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly options: readonly DeclaredOption[]
}

interface DeclaredOption {
  readonly name: string
  readonly kind: CommandOption['kind']
  readonly summary: string
  readonly required: boolean
}

/** Every command that this person may run, in alphabetical order. */
export function declareCommands(
  commands: CommandIndex,
  person: Person,
): readonly DeclaredCommand[] {
  return [...commands.values()].flatMap((command) =>
    subcommandsFor(command, person).map(([action, subcommand]) => ({
      command: command.name,
      action,
      name: fullName(command, action),
      summary: subcommand.summary,
      usage: usage(command, action),
      options: Object.entries(visibleOptions(subcommand)).map(([name, option]) => ({
        name,
        kind: option.kind,
        summary: option.summary,
        required: option.required === true,
      })),
    })),
  )
}

/** The subcommands that a person may run: students are not offered what only teachers may do. */
export function subcommandsFor(
  command: Command,
  person: Person,
): readonly (readonly [string, Subcommand])[] {
  return [...command.subcommands].filter(
    ([, subcommand]) => subcommand.teachersOnly !== true || person.isTeacher,
  )
}
