/** Finds words that somebody cut in two, as in “id iot” and “id/iot”, without taking two harmless neighbours for one word. */
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

const part = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]{2,}$/u
/** A blank, a line break or a slash. */
const cut = /^(?:[^\S\n]{1,3}|\s*[/\n]\s*)$/

/** Returns each two neighbours of a text as one word, where nothing but the cut is between them. */
export function joinDivided(
  text: string,
  words: readonly (Span & { readonly word: string })[],
): readonly string[] {
  return words.flatMap(({ word, to }, at) => {
    const next = words[at + 1]
    if (next === undefined || word.length + next.word.length < minLength) return []
    const areParts = [word, next.word].every((each) => part.test(each) && !small.has(each))
    return areParts && cut.test(text.slice(to, next.from)) ? [word + next.word] : []
  })
}
