/** Finds the lines of a pack that a class may not see in what its teacher writes. */
import { normaliseText } from '../reply/normalise-words.ts'
import type { Quote } from './pack.ts'

/** A shorter line, such as “Yes.”, gives nothing away. */
const minLineWords = 3
/** So many words of a line give it away. */
const minPartWords = 5

/** Returns a function that says whether a text has a hidden line in it, or is part of one. The lines are read when it is first called. */
export function createHiddenLines(
  all: readonly Quote[],
  visible: readonly Quote[],
): (text: string) => boolean {
  let hidden: readonly string[] | undefined

  function findHidden(): readonly string[] {
    const seen = new Set(visible.map(({ id }) => id))
    const seenLines = visible.map(({ line }) => spaced(line))
    return all
      .filter(({ id }) => !seen.has(id))
      .map(({ line }) => spaced(line))
      .filter((line) => countWords(line) >= minLineWords && !seenLines.includes(line))
  }

  return function hidesLineIn(text) {
    if (visible.length === all.length) return false
    hidden ??= findHidden()
    const words = spaced(text)
    const isLong = countWords(words) >= minPartWords
    return hidden.some((line) => words.includes(line) || (isLong && line.includes(words)))
  }
}

/** The words with a space before and after each, so that none is found within another. */
function spaced(text: string): string {
  return ` ${normaliseText(text)} `
}

function countWords(text: string): number {
  return text.trim().split(' ').length
}
