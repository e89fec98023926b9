/**
 * What a typed line means: `quote hole in my heart character:Theodore`. A line that names no command is read as a misspelt one,
 * as a question in plain words, or else as words to search for.
 */
import { cleanLine, splitFirstWord } from './clean-line.ts'
import {
  type Subcommand,
  type Command,
  type CommandIndex,
  fullName,
  noSubcommand,
  visibleOptions,
} from './command.ts'
import { type NameTable, commandNames, subcommandNames } from './command-names.ts'
import { readPlainWords } from './plain-words.ts'
import { type GivenWords, countNamedOptions, formatOptions, readOptions } from './read-options.ts'
import { cutText } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import type { CommandOption } from './option.ts'

/** Longer lines are rejected before they are parsed. */
const maxLineLength = 2000
const maxShownLength = 60

export interface ParsedLine {
  readonly command: Command
  readonly subcommandName: string
  readonly given: GivenWords
  /** What it is, as somebody would type it, where this is only a guess at what was meant. */
  readonly readAs?: string
  /** What it might be instead. */
  readonly offers?: readonly string[]
  /** What to run instead for whoever is not a teacher. */
  readonly studentSubcommand?: string
}

/** Throws a UserError with what to do if the line cannot be parsed. */
export function parseCommandLine(line: string, commands: CommandIndex): ParsedLine {
  if (line.length > maxLineLength) {
    throw new UserError(
      `That’s too long: ${line.length.toLocaleString('en')} characters. Please keep it under ${maxLineLength.toLocaleString('en')}.`,
    )
  }
  const words = cleanLine(line)
    .replace(/^\/ */, '')
    .replace(/^(?:study\b|<?@commonplace\b>?|commonplace\b)[:,]? *\/? */i, '')
  if (words === '') {
    throw new UserError('Type a command, such as ', { code: 'help' }, '.').offering('help')
  }
  const names = commandNames(commands)
  const exact = takeName(askForHelp(words), names)
  if (exact !== undefined && exact.name.isExact) {
    const { value: command } = exact.name
    const help = commands.get('help')
    const wantsHelp =
      help !== undefined && exact.rest === 'help' && !command.subcommands.has(noSubcommand)
    return wantsHelp ? parseCommand(help, command.name) : parseCommand(command, exact.rest)
  }
  return parseUnknown(words, commands, names)
}

/** “quiz start --help” and “quote ?” are “help quiz start” and “help quote”. */
function askForHelp(words: string): string {
  const [, about] = /^(?!help )(\S.*) (?:[-‐‑–—]{1,2}h(?:elp)?|\?)$/i.exec(words) ?? []
  return about === undefined ? words : `help ${about}`
}

interface TakenName<T> {
  readonly name: { readonly value: T; readonly isExact: boolean }
  readonly rest: string
}

/** Takes a name off the beginning: one word, or two as in “my data”, perhaps with a colon behind it. */
function takeName<T>(words: string, names: NameTable<T>): TakenName<T> | undefined {
  const [first, rest] = splitFirstWord(words)
  const [, head = '', tail = ''] = /^([^:：﹕=＝]+)[:：﹕=＝](.*)$/s.exec(first) ?? []
  const [second, more] = splitFirstWord(rest)
  const attempts = [
    [first, rest],
    [head, `${tail} ${rest}`.trim()],
    [first, rest.replace(/^[:：﹕=＝] */, ''), /^[:：﹕=＝] /.test(rest)],
    [`${first} ${second}`, more],
  ] as const
  for (const [typed, remaining, applies = true] of attempts) {
    const name = applies ? names.find(typed) : undefined
    if (name !== undefined) return { name, rest: remaining }
  }
  return undefined
}

function parseUnknown(
  words: string,
  commands: CommandIndex,
  names: NameTable<Command>,
): ParsedLine {
  const also = takeName(words, names)
  if (also !== undefined) return guessed(parseCommand(also.name.value, also.rest))
  const plain = readPlainWords(words)
  for (const line of plain.lines) {
    const taken = takeName(line, names)
    if (taken !== undefined) return guessed(parseCommand(taken.name.value, taken.rest))
  }
  const swapped = readSwapped(plain.words, names)
  if (swapped !== undefined) return guessed(swapped)

  const [first, rest] = splitFirstWord(words)
  const guess = names.guess(first)
  if (guess?.isSure === true) return guessed(parseCommand(guess.value, rest))
  const offers = guess === undefined ? [] : [`${guess.value.name} ${rest}`.trim()]
  const search = commands.get('search')
  if (search === undefined) {
    throw new UserError(
      'There is no command ',
      { code: shorten(first) },
      '. ',
      { code: 'help' },
      ' lists them all.',
    ).offering(...offers, 'help')
  }
  return { ...searchFor(search, plain.words), offers }
}

function searchFor(search: Command, words: string): ParsedLine {
  const [option = ''] = Object.keys(search.subcommands.get(noSubcommand)?.options ?? {})
  return {
    command: search,
    subcommandName: noSubcommand,
    given: { [option]: words },
    readAs: `${search.name} ${shorten(words)}`,
  }
}

/** Marks a line as a guess. Throws a UserError that offers it if it changes something. */
function guessed(parsed: ParsedLine): ParsedLine {
  const { command, subcommandName, given } = parsed
  const subcommand = command.subcommands.get(subcommandName)
  if (subcommand === undefined) return parsed
  const line = `${fullName(command, subcommandName)} ${formatOptions(given, subcommand)}`.trim()
  if (mayGuess(subcommand)) return { ...parsed, readAs: line }
  throw new UserError('Did you mean ', { code: shorten(line) }, '?').offering(line)
}

function mayGuess({ teachersOnly, neverGuessed }: Subcommand): boolean {
  return teachersOnly !== true && neverGuessed !== true
}

/** “Start a quiz”, “stop the quiz”, “pause daily”. */
function readSwapped(words: string, names: NameTable<Command>): ParsedLine | undefined {
  const [verb, after] = splitFirstWord(words)
  const object = after.replace(/^(?:the|a|an|my|our|your|this) /i, '')
  const taken = takeName(after, names) ?? takeName(object, names)
  if (taken === undefined) return undefined
  const command = taken.name.value
  const found = subcommandNames(command).find(verb)
  return found && parseSubcommand(command, found.value, taken.rest)
}

function parseCommand(command: Command, rest: string): ParsedLine {
  if (command.subcommands.has(noSubcommand)) return parseSubcommand(command, noSubcommand, rest)
  const subcommands = subcommandNames(command)
  const taken = takeName(rest, subcommands)
  if (taken !== undefined) return parseSubcommand(command, taken.name.value, taken.rest)
  const { defaultSubcommand, wordsSubcommand = usualWith(command) } = command
  if (rest === '' && defaultSubcommand !== undefined) {
    return { command, subcommandName: defaultSubcommand, given: {} }
  }
  const [first, more] = splitFirstWord(rest)
  const guess = subcommands.guess(first)
  if (guess?.isSure === true) return guessed(parseSubcommand(command, guess.value, more))
  const withOptions = subcommandForOptions(command, rest)
  if (withOptions !== undefined) return parseSubcommand(command, withOptions, rest)
  if (guess === undefined && wordsSubcommand !== undefined) {
    const parsed = parseSubcommand(command, wordsSubcommand, rest)
    const isForTeachers = command.subcommands.get(wordsSubcommand)?.teachersOnly === true
    return isForTeachers && defaultSubcommand !== undefined
      ? { ...parsed, studentSubcommand: defaultSubcommand }
      : parsed
  }
  throw unknownSubcommand(command, guess?.value, more)
}

/** The usual subcommand takes words if it has options. */
function usualWith({ defaultSubcommand = '', subcommands }: Command): string | undefined {
  const options = subcommands.get(defaultSubcommand)?.options ?? {}
  return Object.keys(options).length > 0 ? defaultSubcommand : undefined
}

function parseSubcommand(command: Command, subcommandName: string, rest: string): ParsedLine {
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

function unknownSubcommand(command: Command, close: string | undefined, more: string): UserError {
  const names = [...command.subcommands.keys()].map((name) => fullName(command, name))
  const list = names.join(', ')
  if (close === undefined) {
    return new UserError(`Please add what to do: ${list}.`).offering(...names.slice(0, 5))
  }
  const line = `${fullName(command, close)} ${more}`.trim()
  return new UserError(
    'Did you mean ',
    { code: shorten(line) },
    `? You can use: ${list}.`,
  ).offering(line)
}

function shorten(words: string): string {
  return words.length > maxShownLength ? `${cutText(words, maxShownLength - 1)}…` : words
}

/** Returns what to type, with optional parts in brackets: `scene <query> [show:yes]`. */
export function usage(command: Command, subcommandName: string): string {
  const subcommand = command.subcommands.get(subcommandName)
  if (subcommand === undefined) return command.name
  const parts = Object.entries(visibleOptions(subcommand)).map(([name, option], index) => {
    const shape = index === 0 && option.kind === 'text' ? `<${name}>` : `${name}:${example(option)}`
    return option.required === true ? shape : `[${shape}]`
  })
  return [fullName(command, subcommandName), ...parts].join(' ')
}

function example(option: CommandOption): string {
  switch (option.kind) {
    case 'integer':
      return `${option.min}–${option.max}`
    case 'flag':
      return 'yes'
    case 'choice':
      return option.choices.map((choice) => choice.value).join('|')
    case 'room':
      return '#channel'
    case 'person':
      return '@person'
    case 'role':
      return '@role'
    case 'file':
      return 'file'
    case 'text':
      return '"…"'
    default:
      return option satisfies never
  }
}
