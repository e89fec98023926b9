/**
 * Reads what follows the name of a command. Free words fill the first option; `name:value`, `name = value`, `--name value` and
 * `name:"two words"` fill the others. A name that no option has is an ordinary word where a text is expected, and refused elsewhere.
 */
import { type Subcommand, visibleOptions } from './command.ts'
import type { CommandOptions } from './option.ts'
import { createOptionFinder, unknownOption } from './option-names.ts'
import { createOptionReader, skipSpace } from './option-reader.ts'
import { quote } from './quotation-marks.ts'
import { PlatformName } from '../platform/platform-name.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { parseWholeNumber } from '../reply/whole-number.ts'

export type GivenWords = Readonly<Record<string, string>>

/** @param rest one line, with single spaces */
export function readOptions(rest: string, subcommand: Subcommand): GivenWords {
  const { named, free } = splitOptions(rest, subcommand)
  return free === '' ? named : { ...named, ...placeFreeWords(free, subcommand, named) }
}

/** Returns how many options the words name. */
export function countNamedOptions(rest: string, subcommand: Subcommand): number {
  return Object.keys(splitOptions(rest, subcommand).named).length
}

interface Parts {
  readonly named: GivenWords
  readonly free: string
}

/** Parts what has the name of an option from the free words. */
function splitOptions(rest: string, subcommand: Subcommand): Parts {
  const [[first, option] = []] = Object.entries(visibleOptions(subcommand))
  const isLookup = subcommand.audience === 'choice'
  // Elsewhere nobody misses the first option, so words behind another one belong to that: `remove:fool, clown`.
  const takesFree = option?.kind === 'text' && (option.required === true || isLookup)
  const words = isLookup ? withoutOtherName(rest, subcommand) : rest
  const parts = splitAt(words, subcommand, takesFree ? first : undefined)
  const isNamedToo = takesFree && first !== undefined && parts.named[first] !== undefined
  return isNamedToo && parts.free !== '' ? splitAt(words, subcommand) : parts
}

/** What other lookups call what they look for, as in `character query:Mara`. */
const otherName = /^(query|name|words?|about|title|scene|line|quote|character|theme) ?[:=] ?/i

/** Takes the name of another lookup’s option from the start. */
function withoutOtherName(rest: string, subcommand: Subcommand): string {
  const [label = '', name = ''] = otherName.exec(rest) ?? []
  const isOwn = createOptionFinder(subcommand)(name) !== undefined
  return isOwn ? rest : rest.slice(label.length)
}

/** @param first the option that takes words behind another one */
function splitAt(rest: string, subcommand: Subcommand, first?: string): Parts {
  const isLookup = subcommand.audience === 'choice'
  const reader = createOptionReader(rest, subcommand)
  const given: Record<string, string> = {}
  const free: string[] = []
  /** The text option whose value may go on, and whether the words of the first one come next. */
  let open: { readonly name: string; readonly isFirstNext: boolean } | undefined
  /** What the free words say if one quotation holds them all. */
  let quoted: string | undefined

  for (let at = skipSpace(rest, 0); at < rest.length; at = skipSpace(rest, at)) {
    const named = reader.optionAt(at, given)
    if (named !== undefined) {
      const { name } = named
      const { value, end, goesOn } = reader.valueOf(named)
      if (given[name] !== undefined && given[name] !== value) {
        throw new UserError({ code: name }, ' appears twice. Please give it only once.')
      }
      given[name] = value
      const isFirstNext = first !== undefined && given[first] === undefined && free.length === 0
      open = goesOn ? { name, isFirstNext } : undefined
      at = end
      continue
    }
    const piece = reader.wordsAt(at)
    at = piece.end
    if (reader.isConnective(piece.words, at)) continue
    if (open !== undefined) {
      const value = given[open.name] ?? ''
      if (!open.isFirstNext || (!isLookup && isUnfinished(value, piece.words))) {
        given[open.name] = `${value} ${piece.words}`
        continue
      }
      open = undefined
    }
    quoted = free.length === 0 ? piece.quoted : undefined
    free.push(piece.words)
  }
  return { named: given, free: quoted ?? free.join(' ') }
}

const month = /^(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|o[ck]t|nov|de[cz])\p{L}*/iu

/** Whether a date, a list or a range goes on, as in `end:18 Dec`, `days:mon, wed` or `holidays:Dec – Jan`. */
function isUnfinished(value: string, next: string): boolean {
  const isDate = /\d\.?$/.test(value) && month.test(next)
  return isDate || /[,;:&–—-]$/.test(value) || /^[,;&–—-]+$/.test(next)
}

/** The first option takes the free words; where that is a number, what follows the number goes to an option with suggestions. */
function placeFreeWords(words: string, subcommand: Subcommand, given: GivenWords): GivenWords {
  const options = visibleOptions(subcommand)
  const [first] = Object.keys(options)
  if (first === undefined) {
    if (/^(?:please|pls|plz|thanks|thank you)$/i.test(words)) return {}
    throw new UserError(
      'This command needs nothing more. Please leave out ',
      { code: truncate(words, 60) },
      '.',
    )
  }
  function join(name: string, more: string): GivenWords {
    return { [name]: given[name] === undefined ? more : `${given[name]} ${more}` }
  }
  const option = options[first]
  // A date, a time or a zone has no name and colon in it, which any other text and the path of a file may have.
  const isText = option?.kind === 'text' && option.picker === undefined && first !== 'timezone'
  if (!isText && option?.kind !== 'file') refuseUnknownName(words, options)
  if (option?.kind !== 'integer') return join(first, words)
  const [, number = '', others = ''] = /^(\S+)(?: (.+))?$/s.exec(words) ?? []
  const isNumber = parseWholeNumber(number) !== undefined && given[first] === undefined
  const remaining = isNumber ? others : words
  const lookedUp = Object.entries(options).find(
    ([, each]) => each.kind === 'text' && each.suggest !== undefined,
  )?.[0]
  if (lookedUp === undefined) return join(first, words)
  return {
    ...(isNumber ? { [first]: number } : {}),
    ...(remaining === '' ? {} : join(lookedUp, remaining)),
  }
}

/** What packs call their parts. */
const partName =
  /^(?:act|book|canto|chapter|lesson|letter|page|part|poem|section|stave|story|unit)s?$/i

/**
 * `new:5` is a name that nothing has, and no value for the first option; `web:quiz` is a channel, and `scene:5` and `section:2` are
 * what a quiz can be about.
 */
const signedName = /(?:^| )(\p{L}[\p{L}\p{N}_-]*)[:=](?=[^\s/])/u

function refuseUnknownName(words: string, options: CommandOptions): void {
  const [, name] = signedName.exec(words) ?? []
  if (name === undefined || partName.test(name) || otherName.test(`${name}:`)) return
  if (!PlatformName.safeParse(name).success) throw unknownOption(name, options)
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
