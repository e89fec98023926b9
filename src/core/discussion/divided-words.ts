/** Finds words that somebody cut in pieces, as in “id iot” and “id - i - ot”, without taking harmless neighbours for one word. */
import { english } from '../search/languages/english.ts'
import { french } from '../search/languages/french.ts'
import { german } from '../search/languages/german.ts'
import { spanish } from '../search/languages/spanish.ts'
import type { Span } from './split-unspaced.ts'

/** Shorter words are what many harmless neighbours happen to spell. */
const minLength = 5

/** “A pen is” and “sin verguenza” are two words each: whatever is cut has no part that stands between words anyway. */
const small: ReadonlySet<string> = new Set([
  ...[english, french, german, spanish].flatMap(({ stopWords }) => [...stopWords]),
  // Of Italian, Portuguese and Dutch.
  ...'il lo la gli di da del della con per che si al do das dos na no em um uma ao het een te op van'.split(
    ' ',
  ),
])

/** What is cut in more pieces is spelled letter by letter. */
const maxPieces = 8

const latinLike = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]+$/u
/** Blanks, a line break, or a mark that ends nothing and quotes nothing: two sentences are two words. */
const cut =
  /^(?:[^\S\n]{1,3}|\s*[^\p{L}\p{M}\p{N}\s.,;:!?…¡¿&'"‘’“”„«»‹›()[\]]{1,3}\s*|[^\S\n]*\n\s*)$/u

type Word = Span & { readonly word: string }

/** Returns each two or more neighbours of a text as one word, where nothing but cuts is between them. */
export function joinDivided(text: string, words: readonly Word[]): readonly string[] {
  return [...new Set(words.flatMap((_, at) => joinFrom(text, words.slice(at, at + maxPieces))))]
}

/** Returns what the first of these words may be the beginning of. */
function joinFrom(text: string, words: readonly Word[]): readonly string[] {
  const joined: string[] = []
  const pieces: string[] = []
  let end: number | undefined
  for (const { word, from, to } of words) {
    if (!latinLike.test(word) || (end !== undefined && !cut.test(text.slice(end, from)))) break
    pieces.push(word)
    end = to
    if (areCut(pieces)) joined.push(pieces.join(''))
  }
  return joined
}

/** None of these is a word in any of the languages. */
const loneConsonant = /^[b-df-hj-np-tv-xz]$/

/**
 * Whether the pieces look cut: a consonant stands alone, or none of the longer ones is a small word such as “to” or “her”. Two
 * pieces have no single letter among them, since “I ran” doesn’t mean Iran.
 */
function areCut(pieces: readonly string[]): boolean {
  if (pieces.length < 2 || pieces.join('').length < minLength) return false
  if (pieces.length > 2 && pieces.some((each) => loneConsonant.test(each))) return true
  const longer = pieces.filter(({ length }) => length > 1)
  return longer.length >= (pieces.length > 2 ? 1 : 2) && longer.every((each) => !small.has(each))
}
