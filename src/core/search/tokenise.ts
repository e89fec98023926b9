/** Cuts text into words that can be compared: case, accents and apostrophes folded, contractions written out. */
import { spellOutNot, withApostrophe } from '../reply/contractions.ts'
import { apostrophes, foldLetters } from '../reply/fold-letters.ts'

/** A word as it is compared, and its position in the text. */
export interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

/** A character of a script written without spaces, with the mark that a program may keep apart from it, as of が. */
export const singleCharacter = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\u3099\u309A\uFF9E\uFF9F]?`
export const wordCharacter = String.raw`[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]`
/** Words with their inner apostrophes. Scripts written without spaces are cut character by character. */
const anyWord = new RegExp(
  `${singleCharacter}|${wordCharacter}+(?:[${apostrophes}]${wordCharacter}+)*`,
  'gv',
)
/** The same for plain English, which is most text, at a fraction of the cost. */
const englishWord = /[a-zA-Z0-9]+(?:['’‘`][a-zA-Z0-9]+)*/g
const apostrophe = /['’‘`]/
const english = /^[\t-~‘’“”–—…]*$/

/** What a clitic stands for. The possessive and “is” look alike and distinguish no texts, so both are dropped. */
const clitics = new Map(
  Object.entries({ m: 'am', re: 'are', ve: 'have', ll: 'will', d: 'would', s: '' }),
)

/** What words without an apostrophe stand for: contractions, and short forms of speech and of messages. */
const spelledOut: ReadonlyMap<string, readonly string[]> = new Map([
  ...Array.from(withApostrophe, ([word, written]) => [word, splitAtApostrophe(written)] as const),
  ['gonna', ['going', 'to']],
  ['wanna', ['want', 'to']],
  ['gotta', ['got', 'to']],
  ['ur', ['your']],
  ['u', ['you']],
  ['bc', ['because']],
])

/** Returns the words of a text in order; none if it has no letters or digits. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(english.test(text) ? englishWord : anyWord)) {
    const start = match.index
    const end = start + match[0].length
    const word = normaliseWord(match[0])
    if (!word.includes("'") && !spelledOut.has(word)) {
      if (word !== '') tokens.push({ word, start, end })
      continue
    }
    for (const part of expandWord(word)) tokens.push({ word: part, start, end })
  }
  return tokens
}

/** Returns the same words without their positions, which is faster for large indexes. */
export function wordsIn(text: string): readonly string[] {
  if (!english.test(text)) return tokenise(text).map(({ word }) => word)
  const words: readonly string[] = text.toLowerCase().match(englishWord) ?? []
  const hasApostrophe = apostrophe.test(text)
  if (!hasApostrophe && !words.some((word) => spelledOut.has(word))) return words
  return words.flatMap((word) =>
    spelledOut.has(word) || (hasApostrophe && apostrophe.test(word))
      ? expandWord(normaliseWord(word))
      : word,
  )
}

function expandWord(word: string): readonly string[] {
  return spelledOut.get(word.replaceAll("'", '')) ?? splitAtApostrophe(word)
}

function splitAtApostrophe(word: string): readonly string[] {
  const [head = '', ...rest] = word.split("'")
  const tail = rest.join('')
  return spellOutNot(word) ?? [head, clitics.get(tail) ?? tail].filter((part) => part !== '')
}

function normaliseWord(raw: string): string {
  if (/^[a-zA-Z0-9]+$/.test(raw)) return raw.toLowerCase()
  return foldLetters(raw)
}
