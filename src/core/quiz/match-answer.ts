/** Whether typed words match an accepted answer: typing mistakes are forgiven, a missing “not” or another number is not. */
import { normaliseSpokenWords } from '../reply/normalise-words.ts'
import { editDistance, maxTypos } from '../search/edit-distance.ts'

/** From this length a word may contain two typing mistakes. */
const lengthForTwoTypos = 8

const negations = new Set(['not', 'no', 'never', 'none', 'nothing', 'cannot'])

/**
 * Returns whether `typed` counts as one of the accepted answers. Case, punctuation, accents, contractions and leading
 * articles do not matter. Each word may contain a mistake or two, depending on its length, but a “not” too many or too
 * few is a different answer, however short it is.
 */
export function matchesAnswer(accepted: readonly string[], typed: string): boolean {
  const given = normaliseSpokenWords(typed)
  if (given.length === 0) return false
  return accepted.some((answer) => isSimilar(normaliseSpokenWords(answer), given))
}

function isSimilar(expected: readonly string[], given: readonly string[]): boolean {
  // Spaces are typed as loosely as letters: “some one” is “someone”.
  if (expected.join('') === given.join('')) return true
  if (expected.length !== given.length) return false
  return expected.every((word, index) => isSimilarWord(word, given[index] ?? ''))
}

function isSimilarWord(expected: string, given: string): boolean {
  if (expected === given) return true
  if (negations.has(expected) || negations.has(given) || /\d/.test(expected + given)) return false
  const max = maxTypos(expected.length, lengthForTwoTypos)
  return editDistance(expected, given, max) <= max
}
