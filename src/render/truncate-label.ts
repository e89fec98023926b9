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

/** Returns at most `maxLength` UTF-16 units of text that somebody goes on writing; half a character is left out. */
export function cutText(text: string, maxLength: number): string {
  const cut = text.slice(0, maxLength)
  return cut.isWellFormed() ? cut : cut.slice(0, -1).toWellFormed()
}

/** Whether nothing of the text can be seen; joiners and the blank Braille pattern are no white space. */
export function isBlank(text: string): boolean {
  return !/[^\s\u200B-\u200D\u2800]/u.test(text)
}

/** Whether an address can stand behind a button, which platforms allow for web pages only. */
export function isWebAddress(href: string): boolean {
  return /^https?:\/\//i.test(href) && href.isWellFormed() && URL.canParse(href)
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
