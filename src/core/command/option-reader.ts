/** Reads one option, value or word at a place in a line. */
import type { Subcommand } from './command.ts'
import {
  type FindOption,
  type NamedOption,
  createOptionFinder,
  findSimilarOption,
} from './option-names.ts'
import type { CommandOption } from './option.ts'
import { matchAt, readQuoted } from './quotation-marks.ts'
import { parseWholeNumber } from '../reply/whole-number.ts'

/** One or two words, then a colon or equals sign of any script, with or without blanks. */
const labelled =
  /(?:[-‐‑‒–—―−]{1,2})?(\p{L}[\p{L}\p{M}\p{N}\p{Cf}_-]*(?: \p{L}[\p{L}\p{M}\p{N}_-]*)??) ?[:：﹕︓꞉∶=＝﹦]+ ?/uy
const dashed = /[-‐‑‒–—―−]{1,2}(\p{L}[\p{L}\p{M}\p{N}_-]*)(?= |$)/uy
const bareFlag =
  /(no |no-|not |un-?|without )?(\p{L}[\p{L}\p{M}\p{N}_-]*)(?: (?:me|myself|us))?(?: please)?(?=[,.!]? |[,.!]?$)/iuy
const word = /\S+/y
const blanks = /\s+/y

const yesOrNo = /^(?:yes|no|y|n|true|false|on|off|ja|nein|1|0)$/i

interface Read extends NamedOption {
  /** Undefined where the value follows at `end`. */
  readonly value?: string
  readonly end: number
}

/** @param text one line, with single spaces */
export function createOptionReader(text: string, subcommand: Subcommand) {
  const find = createOptionFinder(subcommand)
  /** In a lookup, free words are what somebody looks for, so a name without a sign is one of them. */
  const isLookup = subcommand.audience === 'choice'

  const [first] = Object.values(subcommand.options)
  /** The first word is then always one of these, as in the name of what is saved. */
  const beginsWithWords = first?.kind === 'text' && first.required === true

  /** @param given options that are known already, which only a sign gives again */
  function optionAt(at: number, given: Readonly<Record<string, string>>): Read | undefined {
    const signed = labelledAt(text, at, find) ?? dashedAt(text, at, find)
    if (signed !== undefined || isLookup) return signed
    const similar = labelledAt(text, at, (typed) => findSimilarOption(typed, subcommand))
    if (similar !== undefined) return similar
    const read =
      roomAt(text, at, subcommand) ??
      unsignedAt(text, at, find) ??
      numberBeforeName(text, at, find) ??
      (at > 0 || !beginsWithWords ? bareFlagAt(text, at, find) : undefined)
    return read === undefined || given[read.name] !== undefined ? undefined : read
  }

  function valueOf({ option, value: known, end }: Read) {
    if (known !== undefined) return { value: known, end, goesOn: false }
    if (end === text.length || labelledAt(text, end, find) !== undefined) {
      return { value: '', end, goesOn: false }
    }
    const quotation = readQuoted(text, end)
    if (quotation !== undefined) return { ...quotation, goesOn: false }
    const value = wordAt(text, end)
    return { value, end: end + value.length, goesOn: option.kind === 'text' }
  }

  /** Whether it is the “with” of `quiz start love with 5 questions`. */
  function isConnective(words: string, end: number): boolean {
    const isWord = !isLookup && /^(?:and|with|,|&|\+)$/i.test(words)
    return isWord && optionAt(skipSpace(text, end), {}) !== undefined
  }

  return { optionAt, valueOf, isConnective, wordsAt: (at: number) => wordsAt(text, at) }
}

/** `name: value` */
function labelledAt(text: string, at: number, find: FindOption): Read | undefined {
  const [whole = '', typed = ''] = matchAt(labelled, text, at) ?? []
  const named = find(typed)
  return named && { ...named, end: at + whole.length }
}

/** `--name value`, or `--name` alone for a flag */
function dashedAt(text: string, at: number, find: FindOption): Read | undefined {
  const [whole = '', typed = ''] = matchAt(dashed, text, at) ?? []
  const named = find(typed)
  if (named === undefined) return undefined
  const end = skipSpace(text, at + whole.length)
  if (named.option.kind === 'flag' && !yesOrNo.test(wordAt(text, end))) {
    return { ...named, value: 'yes', end: at + whole.length }
  }
  return end < text.length ? { ...named, end } : undefined
}

/** `questions 5`, `rating teen`, `timezone Europe/London` */
function unsignedAt(text: string, at: number, find: FindOption): Read | undefined {
  const typed = wordAt(text, at)
  const named = /^\p{L}/u.test(typed) ? find(typed) : undefined
  const end = skipSpace(text, at + typed.length)
  const next = wordAt(text, end)
  return named === undefined || next === '' || !fits(named.option, next)
    ? undefined
    : { ...named, end }
}

/** `hide`, `hide me`, `unhide` or `no pin`: a yes or no that is named, and nothing more. */
function bareFlagAt(text: string, at: number, find: FindOption): Read | undefined {
  const [whole = '', not = '', typed = ''] = matchAt(bareFlag, text, at) ?? []
  const asTyped = find(`${not}${typed}`.replace(/ /g, ''))
  const isNamed = asTyped?.option.kind === 'flag'
  const named = isNamed ? asTyped : find(typed)
  if (named?.option.kind !== 'flag') return undefined
  return { ...named, value: not === '' || isNamed ? 'yes' : 'no', end: at + whole.length }
}

/** `10 questions` */
function numberBeforeName(text: string, at: number, find: FindOption): Read | undefined {
  const number = wordAt(text, at)
  if (parseWholeNumber(number) === undefined) return undefined
  const from = skipSpace(text, at + number.length)
  const typed = wordAt(text, from)
  const named = find(typed) ?? find(`${typed}s`)
  if (named?.option.kind !== 'integer') return undefined
  const next = wordAt(text, skipSpace(text, from + typed.length))
  return parseWholeNumber(next) === undefined
    ? { ...named, value: number, end: from + typed.length }
    : undefined
}

/** A channel says by itself which option it is for, as in `daily set 8:30 #class`. */
function roomAt(text: string, at: number, { options }: Subcommand): Read | undefined {
  const value = wordAt(text, at)
  if (!/^#\p{L}|^[a-z]+:\w+\/[CG][A-Z0-9]+$/u.test(value)) return undefined
  const [name, option] = Object.entries(options).find(([, { kind }]) => kind === 'room') ?? []
  return name === undefined || option === undefined
    ? undefined
    : { name, option, value, end: at + value.length }
}

/** A quotation, within which nothing is an option, or else one word. */
function wordsAt(text: string, at: number) {
  const quotation = readQuoted(text, at)
  if (quotation?.isClosed === true && !/^\S/.test(text.slice(quotation.end))) {
    const { end } = quotation
    return { words: text.slice(at, end), quoted: quotation.value, end }
  }
  const isApostrophe = /['‘’‚‛`]/.test(text[at] ?? '')
  if (quotation?.isClosed === false && !isApostrophe) {
    return { words: quotation.value, quoted: quotation.value, end: quotation.end }
  }
  const words = wordAt(text, at)
  return { words, quoted: undefined, end: at + words.length }
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

function wordAt(text: string, at: number): string {
  return matchAt(word, text, at)?.[0] ?? ''
}

/** Skips every blank that ends a word, since a line break in an option of a platform would never be passed otherwise. */
export function skipSpace(text: string, at: number): number {
  return at + (matchAt(blanks, text, at)?.[0].length ?? 0)
}
