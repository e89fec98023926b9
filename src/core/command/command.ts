/** What a slash command is. A file in commands/ makes one with `defineCommand`; everything else is derived from it. */
import type { AttachedFile } from './attached-file.ts'
import type { CommandOptions, GivenValue, Values } from './option.ts'
import type { ReplyOrForm } from '../reply/form.ts'
import type { MessageRef, Person, Room } from '../platform/room.ts'
import type { CommandContext } from './context.ts'

/** What every event from a platform carries, with the time and the randomness that a command may use. */
export interface RequestContext {
  /** The platform's own id of the event, the same when it is delivered twice. */
  readonly id: string
  readonly person: Person
  readonly room: Room
  /** When it happened by the platform's clock, epoch milliseconds. */
  readonly at: number
  /** A new whole number below 2^32, the only source of randomness. */
  readonly seed: number
}

export interface Invocation<O extends CommandOptions = CommandOptions> extends RequestContext {
  readonly options: Values<O>
}

/** A button, select or submitted form. */
export interface ActionRequest extends RequestContext {
  /** The value in the component id. */
  readonly value: string
  /** What was chosen in a select. */
  readonly chosen: readonly string[]
  /** What was filled into a form, by field name; a choice field holds its values. */
  readonly fields: Readonly<Record<string, readonly string[]>>
  /** What was attached in a form, by field name. */
  readonly files: Readonly<Record<string, AttachedFile>>
  /** The message that the button is on, where the platform says so. */
  readonly message?: MessageRef
}

/**
 * Who sees the answer unless it says otherwise: the `person` alone, the whole `room`, or the person's `choice`: private,
 * with a `show` option and a Share button.
 */
export type Audience = 'person' | 'room' | 'choice'

type Outcome = ReplyOrForm | Promise<ReplyOrForm>

/**
 * How often it may be used, if not as often as most: `strict` is for what costs much; `urgent`, for an answer to an open question
 * and for what stops something, counts apart from everything else that a person and their class do.
 */
export type UseLimit = 'strict' | 'urgent'

export interface Subcommand<O extends CommandOptions = CommandOptions> {
  readonly summary: string
  readonly audience: Audience
  /** Only teachers may run it. */
  readonly teachersOnly?: true
  /** In direct messages, where nobody is known as a teacher, it shows only what is the person’s own, so everybody may run it there. */
  readonly ownInDirectMessages?: true
  readonly limit?: UseLimit
  /** It changes something that is not easily put right, so it is offered, not run, where only a guess says that it was meant. */
  readonly neverGuessed?: true
  /** Its names in other languages. */
  readonly localNames?: readonly string[]
  /** The names of its options in other languages. */
  readonly optionNames?: Readonly<Record<string, readonly string[]>>
  readonly options: O
  /** Returns what the form shows at first that opens where something is missing: option names, in the order of its fields. */
  readonly presets?: (
    context: CommandContext,
    asked: { readonly room: Room; readonly given: GivenOptions },
  ) => Promise<Readonly<Record<string, string>>>
  run(invocation: Invocation<O>, context: CommandContext): Outcome
}

export interface ActionHandler {
  readonly audience?: 'person' | 'room'
  readonly teachersOnly?: true
  readonly limit?: UseLimit
  /** Looks nothing up in a pack, so it doesn’t wait to learn whether lookups are paused; one that it tries after all is refused. */
  readonly looksNothingUp?: true
  run(request: ActionRequest, context: CommandContext): Outcome
}

export type ActionHandlers = Readonly<Record<string, ActionHandler>>

/** A command: one without a subcommand (`scene`), or a group of them (`daily set`, `daily plan`). */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly subcommands: ReadonlyMap<string, Subcommand>
  /** Other English words that people type for it. */
  readonly alsoCalled?: readonly string[]
  /** Its names in other languages. */
  readonly localNames?: readonly string[]
  /** The subcommand that runs if none is given. */
  readonly defaultSubcommand?: string
  /** The subcommand that words mean where none is given: `progress carnival` is `progress set carnival`. */
  readonly wordsSubcommand?: string
  /** Using it does not show that a person belongs to the class: who asks what is stored about them finds what was there before. */
  readonly leavesNoTrace?: true
  /** It serves one person by the rules of their own class, so it comes along to servers and groups that the bot is no member of. */
  readonly followsPerson?: true
  readonly actions: ReadonlyMap<string, ActionHandler>
}

/** The commands by name, in alphabetical order. */
export type CommandIndex = ReadonlyMap<string, Command>

/** The key under which a command without subcommands is stored. */
export const noSubcommand = ''

const brand = new WeakSet<Command>()

/** Whether a value was made by `defineCommand` or `defineCommandGroup`; the loader refuses anything else. */
export function isCommand(value: unknown): value is Command {
  return typeof value === 'object' && value !== null && brand.has(value as Command)
}

/** Defines a subcommand; its options table types its `run`. */
export function subcommand<const O extends CommandOptions>(definition: Subcommand<O>): Subcommand {
  // The dispatcher checks the values against this same table, so dropping the type is safe.
  return definition as unknown as Subcommand
}

/** Defines a command without subcommands. Its options table types `run`, so a misspelt option does not compile. */
export function defineCommand<const O extends CommandOptions>(
  definition: Subcommand<O> & {
    readonly name: string
    readonly alsoCalled?: readonly string[]
    readonly followsPerson?: true
    readonly actions?: ActionHandlers
  },
): Command {
  const { name, summary, alsoCalled = [], followsPerson, actions = {} } = definition
  return seal({
    name,
    summary,
    alsoCalled,
    ...(followsPerson && { followsPerson }),
    subcommands: new Map([[noSubcommand, subcommand(definition)]]),
    actions: new Map(Object.entries(actions)),
  })
}

/** Defines a command with subcommands, each made by `subcommand`. */
export function defineCommandGroup({
  subcommands,
  actions = {},
  ...rest
}: Omit<Command, 'subcommands' | 'actions'> & {
  readonly subcommands: Readonly<Record<string, Subcommand>>
  readonly actions?: ActionHandlers
}): Command {
  return seal({
    ...rest,
    subcommands: new Map(Object.entries(subcommands)),
    actions: new Map(Object.entries(actions)),
  })
}

/** The option that the audience `choice` adds. */
const showOption = {
  kind: 'flag',
  summary: 'Show the answer to everyone in the channel',
} as const

/** Returns the options that platforms register, with the one that the audience adds. */
export function visibleOptions({ audience, options }: Subcommand): CommandOptions {
  return audience === 'choice' ? { ...options, show: showOption } : options
}

/** Returns `quiz start`, or `scene` for a command without subcommands. */
export function fullName(command: Command, subcommandName: string): string {
  return subcommandName === noSubcommand ? command.name : `${command.name} ${subcommandName}`
}

export type GivenOptions = Readonly<Record<string, GivenValue>>

/** Returns the same command with names in other languages added. */
export function withLocalNames(
  command: Command,
  added: {
    readonly localNames: readonly string[]
    readonly subcommands: ReadonlyMap<string, Pick<Subcommand, 'localNames' | 'optionNames'>>
  },
): Command {
  return seal({
    ...command,
    localNames: added.localNames,
    subcommands: new Map(
      [...command.subcommands].map(([name, each]) => [
        name,
        { ...each, ...added.subcommands.get(name) },
      ]),
    ),
  })
}

function seal(command: Command): Command {
  brand.add(command)
  return command
}
