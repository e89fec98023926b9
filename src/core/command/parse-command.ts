/** Reads what follows a command: the subcommand, if any, and its options. A group without one does its usual thing. */
import { isBareAction, otherAction, similarAction } from './bare-action.ts'
import { splitFirstWord } from './clean-line.ts'
import { type Subcommand, type Command, fullName, noSubcommand } from './command.ts'
import { subcommandNames, takeName } from './command-names.ts'
import { type GivenWords, countNamedOptions, formatOptions, readOptions } from './read-options.ts'
import { UserError } from '../reply/user-error.ts'
import { truncate } from '../reply/truncate.ts'

export const maxShownLength = 60

export interface ParsedLine {
  readonly command: Command
  readonly subcommandName: string
  readonly given: GivenWords
  /** What it is, as somebody would type it, where this is only a guess at what was meant. */
  readonly readAs?: string
  /** What it might be instead. */
  readonly offers?: readonly string[]
  /** Lines that were typed with it, and are not run. */
  readonly others?: readonly string[]
  /** What to run instead for whoever is not a teacher. */
  readonly studentSubcommand?: string
}

export function parseCommand(command: Command, rest: string): ParsedLine {
  if (command.subcommands.has(noSubcommand)) return parseSubcommand(command, noSubcommand, rest)
  const subcommands = subcommandNames(command)
  const taken = takeName(rest, subcommands)
  if (taken !== undefined) {
    const sibling = subcommandWithOption(command, taken.name.value, taken.rest)
    return sibling === undefined
      ? parseSubcommand(command, taken.name.value, taken.rest)
      : parseSubcommand(command, sibling, rest)
  }
  const { defaultSubcommand, wordsSubcommand = usualWith(command) } = command
  if (rest === '' && defaultSubcommand !== undefined) {
    return { command, subcommandName: defaultSubcommand, given: {} }
  }
  const other = otherAction(rest, command)
  if (other !== undefined) return guessed(parseSubcommand(command, other, ''))
  const [first, more] = splitFirstWord(rest)
  const similar = similarAction(first, command)
  if (similar !== undefined) throw unknownSubcommand(command, similar, more)
  const guess = subcommands.guess(first)
  if (guess?.isSure === true) return guessed(parseSubcommand(command, guess.value, more))
  const withOptions = subcommandForOptions(command, rest)
  if (withOptions !== undefined) return parseSubcommand(command, withOptions, rest)
  if (guess === undefined && wordsSubcommand !== undefined && !isBareAction(rest)) {
    const parsed = parseSubcommand(command, wordsSubcommand, withoutLeadIn(rest))
    const isForTeachers = command.subcommands.get(wordsSubcommand)?.teachersOnly === true
    return isForTeachers && defaultSubcommand !== undefined
      ? { ...parsed, studentSubcommand: defaultSubcommand }
      : parsed
  }
  throw unknownSubcommand(command, guess?.value, more, first.replace(/[^\p{L}\p{N}]+$/u, ''))
}

/** “Quiz me on love”, “flashcards on the carnival scene” */
function withoutLeadIn(rest: string): string {
  const words = rest.replace(/^(?:me|us)(?: |$)/i, '')
  return words.replace(/^(?:on|about) (?=\S)/i, '').replace(/(?:^| )(?:please|pls|plz)$/i, '')
}

/**
 * `daily holidays 2027-02-15` is `daily set holidays:2027-02-15`, since the subcommand `holidays` takes a number only, and
 * `quiz questions:3` is `quiz start questions:3`, since `quiz questions` takes nothing.
 */
function subcommandWithOption(command: Command, name: string, words: string): string | undefined {
  const [first, ...others] = Object.values(command.subcommands.get(name)?.options ?? {})
  const takesNumber = first?.kind === 'integer' && others.length === 0
  const isOption = first === undefined ? /^\d/ : /^\d+\D+\d|^\p{L}+ /u
  if ((first !== undefined && !takesNumber) || !isOption.test(words)) return undefined
  return [...command.subcommands].find(([, { options }]) => Object.hasOwn(options, name))?.[0]
}

/** The usual subcommand takes words if it has options. */
function usualWith({ defaultSubcommand = '', subcommands }: Command): string | undefined {
  const options = subcommands.get(defaultSubcommand)?.options ?? {}
  return Object.keys(options).length > 0 ? defaultSubcommand : undefined
}

export function parseSubcommand(
  command: Command,
  subcommandName: string,
  rest: string,
): ParsedLine {
  const subcommand = command.subcommands.get(subcommandName)
  if (subcommand === undefined) return { command, subcommandName, given: {} }
  try {
    return { command, subcommandName, given: readOptions(rest, subcommand) }
  } catch (error) {
    if (error instanceof UserError && Object.keys(subcommand.options).length === 0) {
      throw error.offering(fullName(command, subcommandName))
    }
    throw error
  }
}

/** Returns the subcommand that has the most of the options that the words name, the usual one first. */
function subcommandForOptions(command: Command, rest: string): string | undefined {
  const usual = [command.defaultSubcommand ?? '', command.wordsSubcommand ?? '']
  const [best] = [...new Set([...usual, ...command.subcommands.keys()])]
    .map((name) => {
      const subcommand = command.subcommands.get(name)
      return { name, count: subcommand === undefined ? 0 : countNamed(rest, subcommand) }
    })
    .toSorted((a, b) => b.count - a.count)
  return best === undefined || best.count === 0 ? undefined : best.name
}

function countNamed(rest: string, subcommand: Subcommand): number {
  try {
    return countNamedOptions(rest, subcommand)
  } catch (error) {
    if (error instanceof UserError) return 0
    throw error
  }
}

function unknownSubcommand(
  command: Command,
  close: string | undefined,
  more: string,
  typed = '',
): UserError {
  const names = [...command.subcommands.keys()].map((name) => fullName(command, name))
  const list = names.join(', ')
  if (close === undefined) {
    const offered = names.slice(0, 5)
    if (typed === '') return new UserError(`Please add what to do: ${list}.`).offering(...offered)
    const wanted = { code: truncate(fullName(command, typed), maxShownLength) }
    return new UserError('There’s no command ', wanted, `. You can use: ${list}.`).offering(
      ...offered,
    )
  }
  const line = `${fullName(command, close)} ${more}`.trim()
  return new UserError(
    'Did you mean ',
    { command: truncate(line, maxShownLength) },
    `? You can use: ${list}.`,
  ).offering(line)
}

/** Marks a line as a guess. Throws a UserError that offers it if it changes something. */
export function guessed(parsed: ParsedLine): ParsedLine {
  const { command, subcommandName, given } = parsed
  const subcommand = command.subcommands.get(subcommandName)
  if (subcommand === undefined) return parsed
  const line = `${fullName(command, subcommandName)} ${formatOptions(given, subcommand)}`.trim()
  if (mayGuess(subcommand)) return { ...parsed, readAs: line }
  throw new UserError('Did you mean ', { command: truncate(line, maxShownLength) }, '?').offering(
    line,
  )
}

function mayGuess({ teachersOnly, neverGuessed }: Subcommand): boolean {
  return teachersOnly !== true && neverGuessed !== true
}
