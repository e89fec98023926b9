/** Checks and converts the option values that a platform sent: the one way in for them (docs/decisions/084). */
import { unknownOption } from './option-names.ts'
import { requireSize } from './attached-file.ts'
import { type Subcommand, type GivenOptions, visibleOptions } from './command.ts'
import { type Room, foreignRoomText } from '../platform/room.ts'
import type { RichText } from '../reply/reply.ts'
import { hasVisible, stripInvisible } from '../reply/invisible.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { parseWholeNumber } from '../reply/whole-number.ts'
import type {
  ChoiceOption,
  CommandOption,
  GivenValue,
  OptionResolver,
  OptionValue,
} from './option.ts'

type Choice = ChoiceOption['choices'][number]

export interface Sender {
  readonly room: Pick<Room, 'class'>
  /** What the command is called, such as `daily set`. */
  readonly fullName?: string
  /** Returns what an option is for in the words of the class's pack. */
  readonly inWords?: (summary: string) => string
  /** Without one, no option can name a room, a person or a role. */
  readonly resolver?: OptionResolver
}

/**
 * Returns the values as `run` is typed for. Throws a UserError for an unknown option, for a missing or invalid value, and for a
 * room, a person or a role that is not in the sender's class.
 */
export async function validateOptions(
  subcommand: Subcommand,
  given: GivenOptions,
  sender: Sender,
): Promise<Readonly<Record<string, OptionValue>>> {
  const options = visibleOptions(subcommand)
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(options, name)) {
      throw unknownOption(name, options)
    }
  }
  const values: Record<string, OptionValue> = {}
  for (const [name, option] of Object.entries(options)) {
    const value = given[name]
    if (value === undefined || (typeof value === 'string' && !hasVisible(value))) {
      if (option.required === true) {
        const whole = wholeLine(name, given, sender.fullName)
        const summary = sender.inWords?.(option.summary) ?? option.summary
        const missing = ['Please add ', { code: name }, `: ${lowerFirst(summary)}.`] as const
        throw new UserError(...missing, ...whole)
      }
    } else {
      values[name] = await parseValue(name, option, value, sender)
    }
  }
  return values
}

/** Says how the whole line would begin, where only a part of it was typed. */
function wholeLine(missing: string, given: GivenOptions, fullName: string | undefined): RichText {
  const others = Object.keys(given).filter((name) => name !== missing)
  if (fullName === undefined || others.length === 0) return []
  const rest = others.map((name) => `${name}:…`).join(' ')
  return [' The whole line is ', { command: fullName, words: `${missing}:… ${rest}` }, '.']
}

function parseValue(
  name: string,
  option: CommandOption,
  value: GivenValue,
  { room, resolver }: Sender,
): OptionValue | Promise<OptionValue> {
  const words = typeof value === 'object' ? '' : String(value)
  switch (option.kind) {
    case 'text':
      return parseText(name, resolver?.text?.(words) ?? words, option.maxLength)
    case 'integer':
      return parseInteger(name, words, option.min, option.max)
    case 'flag':
      return parseFlag(name, words)
    case 'choice': {
      const chosen = findChoice(option, words)
      if (chosen !== undefined) return chosen
      const all = option.choices.map(typedName)
      throw new UserError(
        'I don’t know ',
        { code: truncate(words.trim(), 40) },
        ' here. ',
        { code: name },
        ` must be one of these: ${all.join(', ')}.`,
      ).proposing(words, all)
    }
    case 'room':
    case 'person':
    case 'role': {
      if (resolver === undefined) throw notHereError(name, option.kind)
      if (words === '') {
        throw new UserError('Please choose the ', { code: name }, ' from the list.')
      }
      const found = resolver[option.kind](parseText(name, words, 200))
      if (typeof found === 'object' && 'class' in found && found.class !== room.class) {
        throw new UserError(foreignRoomText)
      }
      return found
    }
    case 'file':
      if (typeof value !== 'object') {
        const how = resolver?.howToAttach ?? ['Leave it out, or choose it in the command’s form.']
        throw new UserError('A file can’t be typed, as here for ', { code: name }, '. ', ...how)
      }
      requireSize(value, option.maxBytes)
      return value
    default:
      return option satisfies never
  }
}

function notHereError(name: string, kind: 'room' | 'person' | 'role'): UserError {
  const many = { room: 'channels', person: 'people', role: 'roles' }[kind]
  return new UserError(
    `There’s no list of ${many} to choose from here, so leave out `,
    { code: name },
    '.',
  )
}

/** Returns what to type for a choice: its label where that is one word. */
function typedName({ value, label }: Choice): string {
  return /^\p{L}+$/u.test(label) ? label.toLowerCase() : value
}

/** Returns the choice that the words name, or else the only one that they mention: “this week” is week, and “lines” is line. */
function findChoice({ choices }: ChoiceOption, words: string): string | undefined {
  const typed = stripInvisible(words).trim().toLowerCase()
  const exact = choices.find((choice) => namesOf(choice).includes(typed))
  if (exact !== undefined) return exact.value
  const mentioned = choices.filter((choice) => {
    const names = namesOf(choice)
    return typed
      .split(/[^\p{L}\p{N}-]+/u)
      .some((word) => singularsOf(word).some((each) => names.includes(each)))
  })
  return mentioned.length === 1 ? mentioned[0]?.value : undefined
}

function namesOf({ value, label, alsoCalled = [] }: Choice): readonly string[] {
  return [value, label, ...alsoCalled].map((name) => name.toLowerCase())
}

/** Returns the word, and what it may be the plural of. */
function singularsOf(word: string): readonly string[] {
  return [word, word.replace(/s$/, ''), word.replace(/ies$/, 'y')]
}

/** Removes invisible characters, and composes letters with accents as packs have them: each can make one text look like another. */
export function cleanText(value: string): string {
  return stripInvisible(value.replace(/\s+/gu, ' ')).trim().normalize('NFC')
}

function parseText(name: string, value: string, maxLength: number): string {
  const text = cleanText(value)
  if (text.length <= maxLength) return text
  throw new UserError(
    { code: name },
    ` is too long. It can have up to ${maxLength.toLocaleString('en')} characters; this has ${text.length.toLocaleString('en')}.`,
  )
}

function parseInteger(name: string, words: string, min: number, max: number): number {
  const number = parseWholeNumber(withoutUnit(name, words)) ?? NaN
  if (number >= min && number <= max) return number
  throw new UserError({ code: name }, ` must be a whole number from ${min} to ${max}.`)
}

/** Returns the number of `30s`, `30 sec` or `30 seconds` for the option `seconds`. */
function withoutUnit(name: string, words: string): string {
  const [, number = '', unit = ''] =
    /^(.*?[\p{N}a-z])\s*(?<=[\p{N}\s])(\p{L}+)\.?$/iu.exec(words.trim()) ?? []
  const isUnit =
    unit !== '' &&
    [unit, unit.slice(0, -1)].some((each) => each !== '' && name.startsWith(each.toLowerCase()))
  return isUnit ? number : words
}

function parseFlag(name: string, words: string): boolean {
  const word = words.trim().toLowerCase()
  if (['yes', 'y', 'true', 'on', '1', 'ja', 'yeah', 'yep', '✓', '✔'].includes(word)) return true
  if (['no', 'n', 'false', 'off', '0', 'nein', 'nope', 'never'].includes(word)) return false
  throw new UserError({ code: name }, ' must be yes or no.')
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
