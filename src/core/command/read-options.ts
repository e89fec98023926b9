/**
 * Reads what follows the name of a command. Free words fill the first option; `name:value`, `name = value`, `--name value` and
 * `name:"two words"` fill the others. A name that no option has is an ordinary word.
 */
import { type Subcommand, visibleOptions } from './command.ts'
import type { CommandOption } from './option.ts'
import { type FindOption, createOptionFinder } from './option-names.ts'
import { quote, readQuoted } from './quotation-marks.ts'
import { UserError } from '../reply/user-error.ts'
import { parseWholeNumber } from '../reply/whole-number.ts'

export type GivenWords = Readonly<Record<string, string>>

/** One or two words, then a colon or equals sign of any script, with or without blanks. */
const labelled =
  /((?:[-‐‑‒–—―−]{1,2})?)(\p{L}[\p{L}\p{M}\p{N}\p{Cf}_-]*(?: \p{L}[\p{L}\p{M}\p{N}_-]*)??) ?[:：﹕︓꞉∶=＝﹦]+ ?/uy
const dashed = /[-‐‑‒–—―−]{1,2}(\p{L}[\p{L}\p{M}\p{N}_-]*)(?= |$)/uy
const word = /\S+/y

const yesOrNo = /^(?:yes|no|y|n|true|false|on|off|ja|nein|1|0)$/i

interface Read {
  readonly name: string
  readonly option: CommandOption
  /** Undefined where the value follows at `end`. */
  readonly value?: string
  readonly end: number
}

/** @param rest one line, with single spaces */
export function readOptions(rest: string, subcommand: Subcommand): GivenWords {
  const { named, free } = splitOptions(rest, subcommand)
  return free === '' ? named : { ...named, ...placeFreeWords(free, subcommand, named) }
}

/** Returns how many options the words name. */
export function countNamedOptions(rest: string, subcommand: Subcommand): number {
  return Object.keys(splitOptions(rest, subcommand).named).length
}

/** Parts what has the name of an option from the free words. */
function splitOptions(rest: string, subcommand: Subcommand) {
  const options = visibleOptions(subcommand)
  const [first] = Object.keys(options)
  const firstOption = first === undefined ? undefined : options[first]
  const reader = createOptionReader(rest, subcommand)
  const given: Record<string, string> = {}
  const free: string[] = []
  /** The text option whose value may go on. */
  let open: string | undefined
  /** What the free words say if one quotation holds them all. */
  let quoted: string | undefined

  for (let at = skipSpace(rest, 0); at < rest.length; at = skipSpace(rest, at)) {
    const named = reader.optionAt(at, given)
    if (named !== undefined) {
      const { value, end, goesOn } = reader.valueOf(named)
      if (given[named.name] !== undefined && given[named.name] !== value) {
        throw new UserError({ code: named.name }, ' is there twice. Please give it once.')
      }
      given[named.name] = value
      open = goesOn ? named.name : undefined
      at = end
      continue
    }
    const piece = reader.wordsAt(at)
    at = piece.end
    if (reader.isConnective(piece.words, at)) continue
    const takesFree =
      firstOption?.kind === 'text' && first !== undefined && given[first] === undefined
    if (open !== undefined && (!takesFree || free.length > 0)) {
      given[open] = `${given[open] ?? ''} ${piece.words}`
      continue
    }
    quoted = free.length === 0 ? piece.quoted : undefined
    free.push(piece.words)
  }
  return { named: given as GivenWords, free: quoted ?? free.join(' ') }
}

/** The first option takes the free words; where that is a number, what follows the number goes to an option with suggestions. */
function placeFreeWords(words: string, subcommand: Subcommand, given: GivenWords): GivenWords {
  const options = visibleOptions(subcommand)
  const [first] = Object.keys(options)
  if (first === undefined) {
    if (/^(?:please|pls|plz|thanks|thank you|now)$/i.test(words)) return {}
    throw new UserError(
      'This command needs nothing more. Please leave out ',
      { code: words.slice(0, 60) },
      '.',
    )
  }
  function join(name: string, more: string): GivenWords {
    return { [name]: given[name] === undefined ? more : `${given[name]} ${more}` }
  }
  if (options[first]?.kind !== 'integer') return join(first, words)
  const [, number = '', others = ''] = /^(\S+)(?: (.+))?$/s.exec(words) ?? []
  const isNumber = parseWholeNumber(number) !== undefined && given[first] === undefined
  const remaining = isNumber ? others : words
  const lookedUp = Object.entries(options).find(
    ([, option]) => option.kind === 'text' && option.suggest !== undefined,
  )?.[0]
  if (lookedUp === undefined) return join(first, words)
  return {
    ...(isNumber ? { [first]: number } : {}),
    ...(remaining === '' ? {} : join(lookedUp, remaining)),
  }
}

/** Reads options, values and words from any place of the line. */
function createOptionReader(rest: string, subcommand: Subcommand) {
  const find = createOptionFinder(subcommand)
  /** In a lookup, free words are what somebody looks for, so a name without a sign is one of them. */
  const isLookup = subcommand.audience === 'choice'

  function labelledAt(at: number): Read | undefined {
    const [whole = '', , typed = ''] = matchAt(labelled, rest, at) ?? []
    const named = find(typed)
    return named && { ...named, end: at + whole.length }
  }

  function dashedAt(at: number): Read | undefined {
    const [whole = '', typed = ''] = matchAt(dashed, rest, at) ?? []
    const named = find(typed)
    if (named === undefined) return undefined
    const end = skipSpace(rest, at + whole.length)
    if (named.option.kind === 'flag' && !yesOrNo.test(wordAt(rest, end))) {
      return { ...named, value: 'yes', end: at + whole.length }
    }
    return end < rest.length ? { ...named, end } : undefined
  }

  function optionAt(at: number, given: GivenWords): Read | undefined {
    const signed = labelledAt(at) ?? dashedAt(at)
    if (signed !== undefined || isLookup) return signed
    const room = roomAt(at)
    if (room !== undefined && given[room.name] === undefined) return room
    const read = unsignedAt(at, find) ?? numberBeforeName(at, find)
    if (read === undefined || given[read.name] !== undefined) return undefined
    return read
  }

  /** “questions 5”, “rating teen”, “timezone Europe/London”. */
  function unsignedAt(at: number, findName: FindOption): Read | undefined {
    const typed = wordAt(rest, at)
    const named = /^\p{L}/u.test(typed) ? findName(typed) : undefined
    const end = skipSpace(rest, at + typed.length)
    const next = wordAt(rest, end)
    if (named === undefined || next === '' || !fits(named.option, next)) return undefined
    return { ...named, end }
  }

  /** “10 questions”. */
  function numberBeforeName(at: number, findName: FindOption): Read | undefined {
    const number = wordAt(rest, at)
    if (parseWholeNumber(number) === undefined) return undefined
    const from = skipSpace(rest, at + number.length)
    const typed = wordAt(rest, from)
    const named = findName(typed) ?? findName(`${typed}s`)
    if (named?.option.kind !== 'integer') return undefined
    const isNext =
      parseWholeNumber(wordAt(rest, skipSpace(rest, from + typed.length))) !== undefined
    return isNext ? undefined : { ...named, value: number, end: from + typed.length }
  }

  /** A channel says by itself which option it is for, as in `daily set 8:30 #class`. */
  function roomAt(at: number): Read | undefined {
    const value = wordAt(rest, at)
    if (!/^#\p{L}|^[a-z]+:\w+\/[CG][A-Z0-9]+$/u.test(value)) return undefined
    const [name, option] =
      Object.entries(subcommand.options).find(([, { kind }]) => kind === 'room') ?? []
    return name === undefined || option === undefined
      ? undefined
      : { name, option, value, end: at + value.length }
  }

  /** “with” in `quiz start love with 5 questions`. */
  function isConnective(words: string, end: number): boolean {
    const isWord = !isLookup && /^(?:and|with|,|&|\+)$/i.test(words)
    return isWord && optionAt(skipSpace(rest, end), {}) !== undefined
  }

  function valueOf({ option, value: known, end }: Read) {
    if (known !== undefined) return { value: known, end, goesOn: false }
    const isNext = labelledAt(end) !== undefined || end === rest.length
    if (isNext) return { value: '', end, goesOn: false }
    const quotation = readQuoted(rest, end)
    if (quotation !== undefined) return { ...quotation, goesOn: false }
    const value = wordAt(rest, end)
    return { value, end: end + value.length, goesOn: option.kind === 'text' }
  }

  /** A quotation, within which nothing is an option, or else one word. */
  function wordsAt(at: number) {
    const quotation = readQuoted(rest, at)
    if (quotation?.isClosed === true && !/^\S/.test(rest.slice(quotation.end))) {
      const { end } = quotation
      return { words: rest.slice(at, end), quoted: quotation.value, end }
    }
    const isUnclosed =
      quotation !== undefined && !quotation.isClosed && !/['‘’‚‛`]/.test(rest[at] ?? '')
    if (isUnclosed) return { words: quotation.value, quoted: quotation.value, end: quotation.end }
    const words = wordAt(rest, at)
    return { words, quoted: undefined, end: at + words.length }
  }

  return { optionAt, valueOf, wordsAt, isConnective }
}

/** Whether a word can be the value of an option that nothing but its name announces. */
function fits(option: CommandOption, value: string): boolean {
  switch (option.kind) {
    case 'text':
      return true
    case 'integer':
      return parseWholeNumber(value) !== undefined
    case 'flag':
      return yesOrNo.test(value)
    case 'choice':
      return option.choices.some((choice) => choice.value === value.toLowerCase())
    case 'room':
    case 'person':
    case 'role':
      return /^[#@!]|[/:\d]/.test(value)
    case 'file':
      return false
    default:
      return option satisfies never
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

function wordAt(text: string, at: number): string {
  return matchAt(word, text, at)?.[0] ?? ''
}

function skipSpace(text: string, at: number): number {
  let next = at
  while (text[next] === ' ') next++
  return next
}

/** Returns what to type for these options, as `readOptions` reads it back. */
export function formatOptions(given: GivenWords, subcommand: Subcommand): string {
  const [first = ''] = Object.keys(visibleOptions(subcommand))
  const isChoice = visibleOptions(subcommand)[first]?.kind === 'choice'
  const { [isChoice ? '' : first]: free = '', ...others } = given
  const named = Object.entries(others).map(([name, value]) => `${name}:${quoteIfNeeded(value)}`)
  const plain = [free, ...named].filter((part) => part !== '').join(' ')
  if (readsAs(plain, given, subcommand)) return plain
  return Object.entries(given)
    .map(([name, value]) => `${name}:${quote(value)}`)
    .join(' ')
}

function quoteIfNeeded(value: string): string {
  return /^[\p{L}\p{N}#@][\p{L}\p{M}\p{N}#@/_.+-]*$/u.test(value) ? value : quote(value)
}

function readsAs(words: string, given: GivenWords, subcommand: Subcommand): boolean {
  try {
    const read = readOptions(words, subcommand)
    const names = Object.keys(given)
    return (
      names.length === Object.keys(read).length && names.every((name) => read[name] === given[name])
    )
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}
