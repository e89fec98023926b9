/** The options of a command. Registration, parsing, help and the types all derive from one table of them. */
import { capitalise } from '../reply/capitalise.ts'
import type { Suggestion } from '../search/suggestion.ts'
import type { Room } from '../platform/room.ts'
import type { RichText } from '../reply/reply.ts'
import type { AttachedFile } from './attached-file.ts'
import type { CommandContext } from './context.ts'

interface OptionBase {
  readonly summary: string
  readonly required?: true
}

/** Text. `suggest` returns suggestions, nearly always from memory, while somebody types; they may also send anything else. */
export interface TextOption extends OptionBase {
  readonly kind: 'text'
  readonly maxLength: number
  /** What a form may offer to pick it with, if it is nothing else than a date or a time of day. */
  readonly picker?: 'date' | 'time'
  readonly suggest?: (
    typed: string,
    context: CommandContext,
  ) => readonly Suggestion[] | Promise<readonly Suggestion[]>
}

export interface IntegerOption extends OptionBase {
  readonly kind: 'integer'
  readonly min: number
  readonly max: number
}

export interface ChoiceOption extends OptionBase {
  readonly kind: 'choice'
  readonly choices: readonly {
    readonly value: string
    readonly label: string
    /** Other words that people type for it, in the singular. */
    readonly alsoCalled?: readonly string[]
  }[]
}

/** Returns what a form calls an option: `keep-quizzes` is “Keep quizzes”. */
export function optionLabel(name: string): string {
  return capitalise(name.replaceAll('-', ' '))
}

/** What a form says of an option; that a form asks for it, it says itself. */
export function optionHint({ summary }: Pick<CommandOption, 'summary'>): string {
  return summary.replace(/ \(a form asks[^()]*\)$/, '')
}

export function isRequiredInForm(option: CommandOption): boolean {
  return option.required === true || (option.kind === 'file' && option.formAsks === true)
}

/** What a form offers where the answer is yes or no. */
export const yesOrNo: readonly Suggestion[] = [
  { label: 'Yes', value: 'yes' },
  { label: 'No', value: 'no' },
]

/** Choices whose labels are their values. */
export function choicesOf<const V extends string>(...values: readonly V[]) {
  return values.map((value) => ({ value, label: value }))
}

/** Yes or no, a channel of the class (its value is the room), a person (a `PersonValue`), and a role or user group (a `RoleValue`). */
interface PlainOption<Kind extends 'flag' | 'room' | 'person' | 'role'> extends OptionBase {
  readonly kind: Kind
}

/** An attached file; whoever needs its text decodes it. */
export interface FileOption extends OptionBase {
  readonly kind: 'file'
  /** A form can’t do without it, while a command without it opens a form that asks for it. */
  readonly formAsks?: true
  readonly maxBytes: number
  /** How the names of such files end, such as `.ics`. */
  readonly endings?: readonly string[]
}

export type CommandOption =
  | TextOption
  | IntegerOption
  | ChoiceOption
  | PlainOption<'flag'>
  | PlainOption<'room'>
  | PlainOption<'person'>
  | PlainOption<'role'>
  | FileOption

export type CommandOptions = Readonly<Record<string, CommandOption>>

/** A role as the platform knows it. */
export interface RoleValue {
  /** The platform's own id. */
  readonly id: string
  /** Whether the role reaches everyone in the room or the server, so that a teacher must confirm it. */
  readonly everyone: boolean
  /** Whether the platform says who has it, so that it can decide what a person may do. */
  readonly hasKnownMembers: boolean
  /** What to do if the platform does not say who has it, where something can be done. */
  readonly remedy?: RichText
  /** What people call it, where they do not see it by its id. */
  readonly name?: string
}

/** A person whom an option names. */
export interface PersonValue {
  readonly id: string
  /** What they are called where the platform cannot mention them. */
  readonly name: string
}

/**
 * Finds the room, person or role that words or an id from outside mean in the class of whoever sent them; one for each
 * platform. Throws a UserError for everything that is not in that class.
 */
export interface OptionResolver {
  /** How a file is given, for those who type its name. */
  readonly howToAttach?: RichText
  /** Returns free words as people read them, where the platform has ids for what somebody chose from its lists. */
  text?(words: string): string
  room(words: string): Room
  person(words: string): PersonValue | Promise<PersonValue>
  role(words: string): RoleValue | Promise<RoleValue>
}

/** What a platform passes on: words, an id, or a file. Only an `OptionResolver` makes rooms and roles of it. */
export type GivenValue = string | number | boolean | AttachedFile

export type OptionValue = GivenValue | Room | PersonValue | RoleValue

type ValueOf<O extends CommandOption> = O extends IntegerOption
  ? number
  : O extends PlainOption<'flag'>
    ? boolean
    : O extends FileOption
      ? AttachedFile
      : O extends ChoiceOption
        ? O['choices'][number]['value']
        : O extends PlainOption<'room'>
          ? Room
          : O extends PlainOption<'person'>
            ? PersonValue
            : O extends PlainOption<'role'>
              ? RoleValue
              : string

type RequiredNames<O extends CommandOptions> = {
  [K in keyof O]: O[K] extends { readonly required: true } ? K : never
}[keyof O]

/** The values that `run` receives for an options table: the required ones, and perhaps the others. */
export type Values<O extends CommandOptions> = {
  readonly [K in RequiredNames<O>]: ValueOf<O[K]>
} & {
  readonly [K in Exclude<keyof O, RequiredNames<O>>]?: ValueOf<O[K]>
}
