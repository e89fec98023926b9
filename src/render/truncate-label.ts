/** Shortens labels to the limits of a platform. */

/** Returns `words` in at most `max` UTF-16 units, ending in an ellipsis if shortened; never cuts within a character. */
export function truncateLabel(words: string, max: number): string {
  if (words.length <= max) return words
  let short = ''
  for (const { segment } of characters.segment(words.slice(0, max))) {
    if (short.length + segment.length > max - 1) break
    short += segment
  }
  return `${short.trimEnd()}…`
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })
