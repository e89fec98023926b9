/** What a slash command is. A file in commands/ makes one with `defineCommand`; everything else is derived from it. */
import type { CommandOptions, OptionValue, Values } from './option.ts'
import type { ReplyOrForm } from '../reply/reply.ts'
import type { MessageRef, Person, Room } from '../platform/room.ts'
import type { CommandContext } from './context.ts'

/** What every event from a platform carries. Time and chance come in from outside. */
export interface RequestContext {
  /** The platform's own id of the event, the same when it is delivered twice. */
  readonly id: string
  readonly person: Person
  readonly room: Room
  /** When it happened by the platform's clock, epoch milliseconds. */
  readonly at: number
  /** A fresh whole number below 2^32, the only source of chance. */
  readonly seed: number
}

export interface Invocation<O extends CommandOptions = CommandOptions> extends RequestContext {
  readonly options: Values<O>
}

/** A button, select or submitted form. */
export interface ActionRequest extends RequestContext {
  /** The value that the address carries. */
  readonly value: string
  /** What was chosen in a select. */
  readonly chosen: readonly string[]
  /** What was filled into a form, by field name; a choice field holds its values. */
  readonly fields: Readonly<Record<string, readonly string[]>>
  /** The message that the button is on, where the platform says so. */
  readonly message?: MessageRef
}

/**
 * Who sees the answer unless it says otherwise: the `person` alone, the whole `room`, or the person's `choice`: private,
 * with a `show` option and a Share button.
 */
export type Audience = 'person' | 'room' | 'choice'

type Outcome = ReplyOrForm | Promise<ReplyOrForm>

export interface Subcommand<O extends CommandOptions = CommandOptions> {
  readonly summary: string
  readonly audience: Audience
  /** Only teachers may run it. */
  readonly teachersOnly?: true
  readonly options: O
  run(invocation: Invocation<O>, services: CommandContext): Outcome
}

export interface ActionHandler {
  readonly audience?: 'person' | 'room'
  readonly teachersOnly?: true
  run(press: ActionRequest, services: CommandContext): Outcome
}

export type ActionHandlers = Readonly<Record<string, ActionHandler>>

/** A command in its general form: one action, or several named ones (`daily set`, `daily plan`). */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly subcommands: ReadonlyMap<string, Subcommand>
  /** The action that the bare name runs, where there are several. */
  readonly defaultSubcommand?: string
  readonly actions: ActionHandlers
}

/** The commands by name, in alphabetical order. */
export type CommandIndex = ReadonlyMap<string, Command>

/** The key of the only action of a command without subcommands. */
export const noSubcommand = ''

const brand = new WeakSet<Command>()

/** Whether a value was made by `defineCommand`; the loader refuses anything else. */
export function isCommand(value: unknown): value is Command {
  return typeof value === 'object' && value !== null && brand.has(value as Command)
}

/** A subcommand; its options table types its `run`. */
export function subcommand<const O extends CommandOptions>(definition: Subcommand<O>): Subcommand {
  // The dispatcher has checked the values against this very table, so the general form may forget it.
  return definition as unknown as Subcommand
}

/** A command with one action. The options table types `run`, so a misspelt option does not compile. */
export function defineCommand<const O extends CommandOptions>(
  definition: Subcommand<O> & { readonly name: string; readonly actions?: ActionHandlers },
): Command {
  return seal({
    name: definition.name,
    summary: definition.summary,
    subcommands: new Map([[noSubcommand, subcommand(definition)]]),
    actions: definition.actions ?? {},
  })
}

/** A command with subcommands, each made by `action`. */
export function defineCommandGroup(definition: {
  readonly name: string
  readonly summary: string
  readonly defaultSubcommand?: string
  readonly subcommands: Readonly<Record<string, Subcommand>>
  readonly actions?: ActionHandlers
}): Command {
  return seal({
    name: definition.name,
    summary: definition.summary,
    subcommands: new Map(Object.entries(definition.subcommands)),
    ...(definition.defaultSubcommand === undefined
      ? {}
      : { defaultSubcommand: definition.defaultSubcommand }),
    actions: definition.actions ?? {},
  })
}

/** The option that every `choice` audience adds. */
const showOption = {
  kind: 'flag',
  summary: 'Show the answer to everyone in the channel',
} as const

/** An action's options as the platforms see them, with what its audience adds. */
export function visibleOptions(action: Subcommand): CommandOptions {
  return action.audience === 'choice' ? { ...action.options, show: showOption } : action.options
}

/** How a command is called: `quiz start`, or only `scene`. */
export function fullName(command: Command, actionName: string): string {
  return actionName === noSubcommand ? command.name : `${command.name} ${actionName}`
}

export type GivenOptions = Readonly<Record<string, OptionValue>>

function seal(command: Command): Command {
  brand.add(command)
  return command
}
