/** Escapes text for Discord, so that it never becomes markup, a mention or a timestamp. The only place that does. */
import { stripInvisible } from '../../core/reply/invisible.ts'
import { truncateLabel } from '../truncate-label.ts'

/** Web addresses stay as they are, so that they can be followed. */
const webAddress = /https?:\/\/[^\s<>]+/g

/** Most text holds no markup at all. */
const hasMarkup = /[\\*_~`|<[\]@]|^\s*(?:[#>+-]|\d+[.)])/m

/** Escapes running text, which may hold line breaks. */
export function escape(text: string): string {
  const clean = stripInvisible(text)
  if (!hasMarkup.test(clean)) return clean
  let escaped = ''
  let end = 0
  for (const match of clean.matchAll(webAddress)) {
    escaped += escapeMarkup(clean.slice(end, match.index)) + match[0].replaceAll('@', '%40')
    end = match.index + match[0].length
  }
  return breakMentions(escaped + escapeMarkup(clean.slice(end)))
}

/** Escapes text for a code span, where the only markup is the backtick that ends it. */
export function escapeCode(text: string): string {
  return breakMentions(stripInvisible(text).replaceAll('`', 'ˋ').replaceAll('\n', ' '))
}

/** Cleans and shortens text for labels, titles and names, where Discord shows no markup and refuses empty text. */
export function plainLabel(text: string, maxLength: number): string {
  return truncateLabel(stripInvisible(text).replaceAll('\n', ' ').trim(), maxLength) || '…'
}

/**
 * A backslash disarms any mark (https://support.discord.com/hc/en-us/articles/210298617). Headings, quotes, lists and small
 * print are markup only at the start of a line.
 */
function escapeMarkup(text: string): string {
  return text
    .replaceAll(/[\\*_~`|<[\]]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([#>+-])/gm, String.raw`$1\$2`)
    .replaceAll(/^(\s*\d+)([.)])/gm, String.raw`$1\$2`)
}

/**
 * Discord looks for mentions before it looks at backslashes, so a zero-width space follows every `@`, even the last one: the
 * name could come with the next run of text.
 */
function breakMentions(text: string): string {
  return text.replaceAll('@', '@\u200B')
}
