/** Whether a word is another one with a typing mistake, and not another word. */
import { graphemesOf } from '../reply/graphemes.ts'
import { editDistance, maxTypos } from '../search/edit-distance.ts'

/** From this length a word may contain two typing mistakes. */
const lengthForTwoTypos = 8

export function isTypingSlip(expected: string, given: string): boolean {
  if (inOneSpelling(expected) === inOneSpelling(given)) return true
  // Whoever writes Chinese characters chooses them; another one is another word.
  if (/\p{Script=Han}/u.test(expected + given)) return false
  const [a, b] = [lettersOf(expected), lettersOf(given)]
  const length = Math.min(a.length, b.length)
  const max = maxTypos(length, lengthForTwoTypos)
  if (max === 0 || !startsAlike(a, b)) return false
  const distance = editDistance(a, b, max)
  if (distance > max) return false
  // Of four letters, another one makes another word: love and live, last and lost.
  if (length === 4 && a.length === b.length && !hasSameLetters(a, b)) return false
  return !hasOtherPrefix(expected, given, distance) && !hasOtherSubstance(expected, given)
}

/** Returns the American spelling of words that the British one changes by more than a slip. */
function inOneSpelling(word: string): string {
  return word
    .replace(/^grey/, 'gray')
    .replace(/^(?:programme|jewellery)(?=s?$)/, (british) =>
      british === 'programme' ? 'program' : 'jewelry',
    )
    .replace(/(?<=l)ogue(?=s?$)/, 'og')
    .replace('sulph', 'sulf')
    .replace('manoeuv', 'maneuv')
    .replace(/^(?:oe(?=soph|strog|dema)|ae(?=sthe))/, 'e')
}

/** Returns the letters as readers count them: a vowel sign belongs to its letter. */
function lettersOf(word: string): readonly string[] {
  if (!/\p{M}/u.test(word)) return Array.from(word)
  return Array.from(graphemesOf(word), ({ segment }) => segment)
}

/** Hardly anybody gets the first letter wrong, and another one makes another word: moral and amoral, light and night. */
function startsAlike(a: readonly string[], b: readonly string[]): boolean {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0])
}

function hasSameLetters(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join('') === b.toSorted().join('')
}

/** Prefixes that turn a meaning around, of words that begin alike: unusual, hypotension, microscope. */
const prefix =
  /^(?<negating>un|in(?!t[er])|im|il|ir|dis|non)|^(?:macro|micro|hyper|hypo|inter|intra|maxi|mini|major|minor)/

/**
 * Chemistry and medicine tell substances apart by these endings: alkane and alkene, nitrate and nitrite, lactose and lactase.
 * They are the same in German, French and Spanish, spelled a little otherwise.
 */
const substance =
  /^(?<stem>(?:di|tri|[cz]y?i?[ck]lo|hypo|hipo|per|bi)?(?:(?:al[kc]|meth?|eth?|prop|but|pent|hex|hept|oct|okt|non|dec|dek)(?=[aey]n)|(?:nitr|sul(?:f|ph)|phosph|fosf|ch?lor|brom|[ijy]od|[ck]arbon|arsen|selen)(?=(?:at|it|id)(?:[eo]?s?$)|ic|ous)|(?:la[ck]t|malt|sucr|sac?[ck]h?ar|[cz]ell?ul|am[yi]l)(?=[ao]s[ea])|ferr(?=ic|ous)))(?<ending>.*)$/

function hasOtherSubstance(a: string, b: string): boolean {
  const [first, second] = [substance.exec(a)?.groups, substance.exec(b)?.groups]
  return (
    first !== undefined &&
    first['stem'] === second?.['stem'] &&
    first['ending'] !== second?.['ending']
  )
}

/** Whether the words differ by their prefixes, and not by more mistakes in the rest than altogether. */
function hasOtherPrefix(a: string, b: string, distance: number): boolean {
  const [first, second] = [prefix.exec(a), prefix.exec(b)]
  const [head = ''] = first ?? []
  const [otherHead = ''] = second ?? []
  const areBothNegating =
    first?.groups?.['negating'] !== undefined && second?.groups?.['negating'] !== undefined
  if (head === otherHead || areBothNegating) return false
  return editDistance(a.slice(head.length), b.slice(otherHead.length), distance) < distance
}
