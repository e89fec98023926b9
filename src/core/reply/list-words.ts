/** Lists words in a sentence. */

/** Returns “one, two and three”. */
export function listWords(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(words)
}
