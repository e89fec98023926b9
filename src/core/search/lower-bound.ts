/** Searches sorted words, in which all words with the same beginning are neighbours. */

/** Returns the index of the first of the sorted words that is not before the given one. */
export function lowerBound(words: readonly string[], word: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}
