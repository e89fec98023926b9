/** Words and stems of every language but English: letters as people without its keyboard type them, divided at apostrophes. */
import { lruCache } from '../../platform/lru-cache.ts'
import { foldLetters } from '../../reply/fold-letters.ts'
import type { Language } from '../language.ts'
import { type Token, singleCharacter, wordCharacter } from '../tokenise.ts'

const anyWord = new RegExp(`${singleCharacter}|${wordCharacter}+`, 'gv')

/** Scripts that leave no spaces between words whose characters are too short to be words: a dictionary cuts them. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Made for the first such text, since the dictionaries take memory. */
let wordSegmenter: Intl.Segmenter | undefined

/** A pack uses a few thousand different words, so caching their stems makes building an index several times faster. */
const maxStems = 10_000
const stemmable = /^[a-z]{3,40}$/

interface FoldedWords {
  /** What the language’s own keyboard writes in several ways: in German ü is also ue. */
  readonly unify?: (folded: string) => string
  /** Forms that no rule covers, as `irregularForms` reads them. */
  readonly irregular?: ReadonlyMap<string, string>
  /** Returns the stem of a word without accents. Left out, every word is its own stem. */
  readonly stemmer?: (word: string) => string
}

export function foldedWords({
  unify = (word) => word,
  irregular = new Map(),
  stemmer,
}: FoldedWords): Pick<Language, 'tokenise' | 'wordsIn' | 'stem'> {
  const stems = lruCache<string, string>(maxStems)

  function tokenise(text: string): readonly Token[] {
    return Array.from(text.matchAll(anyWord))
      .flatMap(({ 0: raw, index: start }) => cutUnspaced(raw, start))
      .map(({ raw, start }) => ({
        word: unify(foldLetters(raw)),
        start,
        end: start + raw.length,
      }))
      .filter(({ word }) => word !== '')
  }

  function stem(word: string): string {
    if (stemmer === undefined || !stemmable.test(word)) return word
    const known = stems.get(word)
    if (known !== undefined) return known
    // Where the stemmer knows accents, it may leave one behind.
    const stemmed = foldLetters(stemmer(irregular.get(word) ?? word))
    stems.set(word, stemmed)
    return stemmed
  }

  return { tokenise, wordsIn: (text) => tokenise(text).map(({ word }) => word), stem }
}

function cutUnspaced(raw: string, start: number) {
  if (!unspaced.test(raw)) return [{ raw, start }]
  wordSegmenter ??= new Intl.Segmenter('th', { granularity: 'word' })
  return Array.from(wordSegmenter.segment(raw), ({ segment, index }) => ({
    raw: segment,
    start: start + index,
  }))
}

/** Reads “aller:va,vont dire:dit” as what each form is a form of. */
export function irregularForms(table: string): ReadonlyMap<string, string> {
  return new Map(
    table
      .trim()
      .split(/\s+/)
      .flatMap((line) => {
        const [word = '', forms = ''] = line.split(':')
        return forms.split(',').map((form) => [form, word] as const)
      }),
  )
}
