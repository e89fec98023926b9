/** Words and stems of every language but English: letters as people without its keyboard type them, divided at apostrophes. */
import { LRUCache } from 'lru-cache'
import { foldLetters } from '../../reply/fold-letters.ts'
import type { Language } from '../language.ts'
import type { Token } from '../tokenise.ts'

const single = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\u3099\u309A\uFF9E\uFF9F]?`
const letter = String.raw`[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]`
/** Scripts written without spaces are cut character by character. */
const anyWord = new RegExp(`${single}|${letter}+`, 'gv')

/** A pack uses a few thousand different words, so caching their stems makes building an index several times faster. */
const maxStems = 10_000
const stemmable = /^[a-z]{3,40}$/

interface FoldedWords {
  /** What the language’s own keyboard writes in several ways: in German ü is also ue. */
  readonly unify?: (folded: string) => string
  /** Returns the stem of a word without accents. Left out, every word is its own stem. */
  readonly stemmer?: (word: string) => string
}

export function foldedWords({
  unify = (word) => word,
  stemmer,
}: FoldedWords): Pick<Language, 'tokenise' | 'wordsIn' | 'stem'> {
  const stems = new LRUCache<string, string>({ max: maxStems })

  function tokenise(text: string): readonly Token[] {
    return Array.from(text.matchAll(anyWord), ({ 0: raw, index: start }) => ({
      word: unify(foldLetters(raw)),
      start,
      end: start + raw.length,
    })).filter(({ word }) => word !== '')
  }

  function stem(word: string): string {
    if (stemmer === undefined || !stemmable.test(word)) return word
    const known = stems.get(word)
    if (known !== undefined) return known
    // Where the stemmer knows accents, it may leave one behind.
    const stemmed = foldLetters(stemmer(word))
    stems.set(word, stemmed)
    return stemmed
  }

  return { tokenise, wordsIn: (text) => tokenise(text).map(({ word }) => word), stem }
}
