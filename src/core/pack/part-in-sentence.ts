/** Writes the name of the part that a pack covers as it stands within a sentence. */

/** How the name of a part begins that is all of the work. */
export const isWhole = /^the whole\b/i

/** Returns “the whole play”, or any other name as it is, such as “Part 2: Loving Samantha”. */
export function partInSentence(part: string): string {
  return part.replace(isWhole, (words) => words.toLowerCase())
}
