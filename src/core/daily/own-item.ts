/** A line or question for the daily post in a teacher's own words: what it may be, and how it differs from the pack's. */
import type { Library } from '../pack/library.ts'
import { oncePer } from '../pack/once-per.ts'
import { normaliseText } from '../reply/normalise-words.ts'
import { hasWords, tidyText } from '../reply/tidy-text.ts'
import { UserError } from '../reply/user-error.ts'
import { hash53 } from '../platform/hash53.ts'

/** What a teacher wrote; the line and where it is from may be empty. */
export interface OwnWords {
  readonly line: string
  readonly source: string
  readonly prompt: string
}

/** As it is stored. */
export interface StoredOwnItem {
  readonly id: string
  readonly words: OwnWords
  /** Whether the class has had it, or may have. */
  readonly wasPosted: boolean
}

/** It comes only on the day that its teacher chose, and once. */
export interface OwnItem {
  readonly own: true
  readonly id: string
  /** The id is that of the pack's line with the same words, if there is one, so that the two don't come close together. */
  readonly quote: { readonly id: string; readonly line: string }
  readonly question: { readonly prompt: string }
  readonly source: string
  readonly part: 0
  readonly wasPosted: boolean
}

export const ownWordsLimits = { line: 1000, lines: 20, source: 150, prompt: 300 }

/** No more wait for their day in one daily post. */
export const maxOwnWaiting = 20

const ownItemStart = 'own.'

/** Whether an item is words of a class’s own, not one of a pack. */
export function isOwnItemId(id: string): boolean {
  return id.startsWith(ownItemStart)
}

/** Returns an id that no item of a pack can have; the same words in the same daily post have the same. */
export function ownItemId(schedule: string, { line, prompt }: OwnWords): string {
  const words = normaliseText(line === '' ? prompt : line)
  return `${ownItemStart}${hash53(`${schedule}|${line === ''}|${words}`).toString(36)}`
}

export function toOwnItem(library: Library, { id, words, wasPosted }: StoredOwnItem): OwnItem {
  const { line, source, prompt } = words
  const same = line === '' ? undefined : quoteIdsOf(library).get(normaliseText(line))
  const quote = { id: same ?? id, line }
  return { own: true, id, quote, question: { prompt }, source, part: 0, wasPosted }
}

/** A class may have hundreds of its own over two years, so the pack's lines are read once. */
const quoteIdsOf = oncePer(
  ({ quotes }: Library): ReadonlyMap<string, string> =>
    new Map(quotes.toReversed().map(({ id, line }) => [normaliseText(line), id])),
)

type Fields = Readonly<Record<string, readonly string[]>>

/** Reads the fields of the form. Throws a UserError for what cannot be posted. */
export function readOwnWords(fields: Fields): OwnWords {
  const line = readField(fields, 'line', 'The line')
  const source = readField(fields, 'source', 'Who said it').replaceAll('\n', ' ')
  const prompt = readField(fields, 'prompt', 'The question').replaceAll('\n', ' ')
  if (line.split('\n').length > ownWordsLimits.lines) {
    throw new UserError(`Keep the line to ${ownWordsLimits.lines} lines of text.`)
  }
  if (line !== '' && !hasWords(line)) throw new UserError('There are no words in the line.')
  if (!hasWords(prompt)) throw new UserError('Write a question for your class.')
  return { line, source, prompt }
}

function readField(fields: Fields, name: keyof OwnWords, label: string): string {
  const text = tidyText(fields[name]?.[0] ?? '')
  const max = ownWordsLimits[name]
  if (text.length <= max) return text
  throw new UserError(`${label} is too long: keep it to ${max.toLocaleString('en')} characters.`)
}

/** Whether the words have a line of the pack in them that the class may not see. */
export function hidesAny(library: Library, { line, source, prompt }: OwnWords): boolean {
  return [line, source, prompt].some((words) => library.hidesLineIn(words))
}

/** Throws a UserError if the class may not see the words. */
export function requireVisible(library: Library, words: OwnWords): void {
  if (!hidesAny(library, words)) return
  throw new UserError(
    'Your class can’t see that line of the study pack yet, so it can’t be posted. To move the class on, use ',
    { command: 'progress set' },
    '; to change the rating, use ',
    { command: 'settings set' },
    '.',
  )
}
