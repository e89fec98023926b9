/** Corrects slips of the finger in dates that have words in them: `Janury`, `tomorow`. */
import { editDistance, maxTypos } from '../search/edit-distance.ts'

/** What people write with dates, in English; shorter words have too many neighbours. */
const words =
  'january february march april june july august september october november december ' +
  'monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday week weeks next last month'
const known = words.split(' ')
const minLength = 5
const lengthForTwoTypos = 8
/** Nobody writes a date in more. */
const maxWords = 6

/** Returns the words with each that nobody writes replaced by the one that differs by a letter or two; undefined where none is. */
export function correctSlips(typed: string): string | undefined {
  const parts = typed.split(/([a-z]+)/)
  if (parts.length > 2 * maxWords) return undefined
  const corrected = parts.map((part) => {
    if (part.length < minLength || known.includes(part)) return part
    const near = known.filter((word) => {
      const max = maxTypos(word.length, lengthForTwoTypos)
      return editDistance(part, word, max) <= max
    })
    return near.length === 1 ? near[0] : part
  })
  const text = corrected.join('')
  return text === typed ? undefined : text
}
