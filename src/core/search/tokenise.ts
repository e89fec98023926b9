/** Cuts text into words that compare well: folded case, accents and quotation marks, contractions written out. */
import { foldAccents } from '../reply/normalise-words.ts'

/** A word as it is compared, and where it stands in the text it came from. */
export interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

/**
 * Words with their inner apostrophes. The typographic one is U+2019; keyboards also produce U+2018, U+02BC and the
 * accents. Scripts that are written without spaces go character by character.
 */
const anyWord =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+(?:['’‘ʼ´`][[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+)*/gv
/** The same for plain English, which is nearly everything, at a fraction of the cost. */
const englishWord = /[a-zA-Z0-9]+(?:['’‘`][a-zA-Z0-9]+)*/g
const apostrophe = /['’‘`]/
const english = /^[\t-~‘’“”–—…]*$/

/** What a clitic stands for. The possessive and “is” look alike, and neither tells two texts apart, so both go. */
const clitics = new Map([
  ['m', 'am'],
  ['re', 'are'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['d', 'would'],
  ['s', ''],
])

/** Spellings that are no words of their own, so that they can be written out; “well”, “hell” and “its” cannot. */
const spelledOut = new Map([
  ['im', 'i am'],
  ['ive', 'i have'],
  ['youre', 'you are'],
  ['youve', 'you have'],
  ['youll', 'you will'],
  ['theyre', 'they are'],
  ['theyve', 'they have'],
  ['weve', 'we have'],
  ['hes', 'he'],
  ['shes', 'she'],
  ['thats', 'that'],
  ['whats', 'what'],
  ['theres', 'there'],
  ['wouldve', 'would have'],
  ['couldve', 'could have'],
  ['shouldve', 'should have'],
  ['dont', 'do not'],
  ['doesnt', 'does not'],
  ['didnt', 'did not'],
  ['isnt', 'is not'],
  ['arent', 'are not'],
  ['wasnt', 'was not'],
  ['werent', 'were not'],
  ['havent', 'have not'],
  ['hasnt', 'has not'],
  ['hadnt', 'had not'],
  ['cant', 'can not'],
  ['cannot', 'can not'],
  ['couldnt', 'could not'],
  ['wouldnt', 'would not'],
  ['shouldnt', 'should not'],
  ['wont', 'will not'],
  ['aint', 'is not'],
  ['gonna', 'going to'],
  ['wanna', 'want to'],
  ['gotta', 'got to'],
  ['ur', 'your'],
  ['u', 'you'],
  ['bc', 'because'],
])

/** The words of a text in order. Any string is fine; one without letters or digits has none. */
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

/** The same words without their places, for building an index of many texts. */
export function wordsIn(text: string): readonly string[] {
  if (!english.test(text)) return tokenise(text).map(({ word }) => word)
  const words: readonly string[] = text.toLowerCase().match(englishWord) ?? []
  const marked = apostrophe.test(text)
  if (!marked && !words.some((word) => spelledOut.has(word))) return words
  return words.flatMap((word) =>
    spelledOut.has(word) || (marked && apostrophe.test(word))
      ? expandWord(normaliseWord(word))
      : word,
  )
}

/** The words of a text as one string, for comparing whole names. */
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
