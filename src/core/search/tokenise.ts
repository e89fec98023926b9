/** Cuts text into words that can be compared: case, accents and apostrophes folded, contractions written out. */
import { foldAccents } from '../reply/normalise-words.ts'

/** A word as it is compared, and its position in the text. */
export interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

/**
 * Words with their inner apostrophes. The typographic one is U+2019; keyboards also produce U+2018, U+02BC and the
 * accents. Scripts written without spaces are cut character by character.
 */
const anyWord =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+(?:['’‘ʼ´`][[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+)*/gv
/** The same for plain English, which is most text, at a fraction of the cost. */
const englishWord = /[a-zA-Z0-9]+(?:['’‘`][a-zA-Z0-9]+)*/g
const apostrophe = /['’‘`]/
const english = /^[\t-~‘’“”–—…]*$/

/** What a clitic stands for. The possessive and “is” look alike and distinguish no texts, so both are dropped. */
const clitics = new Map(
  Object.entries({ m: 'am', re: 'are', ve: 'have', ll: 'will', d: 'would', s: '' }),
)

/** Contractions without their apostrophe. Only those that aren’t words themselves, as “well”, “hell” and “its” are. */
const spelledOut = new Map(
  `im: i am, ive: i have, youre: you are, youve: you have, youll: you will, theyre: they are, theyve: they have,
  weve: we have, hes: he, shes: she, thats: that, whats: what, theres: there, wouldve: would have,
  couldve: could have, shouldve: should have, dont: do not, doesnt: does not, didnt: did not, isnt: is not,
  arent: are not, wasnt: was not, werent: were not, havent: have not, hasnt: has not, hadnt: had not,
  cant: can not, cannot: can not, couldnt: could not, wouldnt: would not, shouldnt: should not, wont: will not,
  aint: is not, gonna: going to, wanna: want to, gotta: got to, ur: your, u: you, bc: because`
    .split(/,\s+/)
    .map((pair) => pair.split(': ') as [string, string]),
)

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

/** Returns the words of a text as one string, for comparing whole names. */
export function normaliseText(text: string): string {
  return wordsIn(text).join(' ')
}

function expandWord(word: string): readonly string[] {
  const whole = spelledOut.get(word.replaceAll("'", ''))
  if (whole !== undefined) return whole.split(' ')
  const [head = '', ...rest] = word.split("'")
  const tail = rest.join('')
  if (tail === 't' && head.endsWith('n')) return [head.slice(0, -1), 'not']
  return [head, clitics.get(tail) ?? tail].filter((part) => part !== '')
}

function normaliseWord(raw: string): string {
  if (/^[a-zA-Z0-9]+$/.test(raw)) return raw.toLowerCase()
  return foldAccents(raw)
}
