/** Shortens labels to the limits of a platform. */

/** Returns at most `maxLength` UTF-16 units, ending in an ellipsis if shortened; never cuts within a character. */
export function truncateLabel(label: string, maxLength: number): string {
  if (label.length <= maxLength) return label
  let short = ''
  for (const { segment } of graphemes.segment(label.slice(0, maxLength))) {
    if (short.length + segment.length > maxLength - 1) break
    short += segment
  }
  return `${short.trimEnd()}…`
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
