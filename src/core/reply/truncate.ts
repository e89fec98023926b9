/** Shortens text, never within a character. */
import { characterStart } from './graphemes.ts'

/** Returns the beginning of the text, at most `maxLength` UTF-16 units, without half an emoji or a letter that lacks its marks. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const end = characterStart(text, maxLength)
  // What is longer than that by itself is no character that anybody knows.
  return text
    .slice(0, end > 0 ? end : maxLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed()
}

/** Returns as many whole sentences as fit, or else the beginning of the first one. */
export function truncateToSentence(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const [whole] = new RegExp(`^.{1,${maxLength - 1}}[.!?]”?(?=\\s)`, 'su').exec(text) ?? []
  return whole ?? truncate(text, maxLength)
}

/** What would lead on to the words that were cut: “this week’s part:” or “as much as I do –”. */
const danglingMark = /(?<!:)[,;:]$|\s+[–—-]$/u

/** Returns at most `maxLength` characters, cut between words if possible, with an ellipsis if anything was cut. */
export function truncate(label: string, maxLength: number): string {
  if (label.length <= maxLength) return label
  const cut = cutText(label, maxLength - 1)
  const space = cut.lastIndexOf(' ')
  const whole = space > maxLength * 0.6 ? cut.slice(0, space) : cut
  return `${whole.trimEnd().replace(danglingMark, '')}…`
}
