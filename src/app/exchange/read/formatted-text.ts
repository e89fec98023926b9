/** Makes plain text of what a format marks as HTML or Markdown, and says what was lost with it. */
import { htmlToText } from '../html/html-to-text.ts'

/** `moodle` is text that may hold HTML. */
export type TextFormat = 'moodle' | 'html' | 'markdown' | 'plain'

/** A line that begins like one of these is an entry of a list, so its line break means something. */
const listEntry = /^(?:[-•*]|\d{1,2}[.)]|[ivxIVX]{1,4}[.)]|[a-zA-Z][.)])\s/

const mediaTag = /<\/?(?:audio|video|source|track|iframe|object|embed)\b[^<>]{0,2000}>/gi

/** Returns the text without its marks. */
export function toPlainText(text: string, format: TextFormat): string {
  if (format === 'plain') return text.trim()
  const read = htmlToText(text.replaceAll(mediaTag, '').trim())
  return format === 'markdown' ? withoutMarkdown(read) : read
}

/** Joins lines that were only wrapped, but not the entries of a list. */
export function joinLines(text: string): string {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trim())
  return rest
    .filter((line) => line !== '')
    .reduce((joined, line) => `${joined}${listEntry.test(line) ? '\n' : ' '}${line}`, first)
    .trim()
}

/** Returns a sentence for each kind of thing in the text that no plain text can hold. */
export function describeLostMedia(text: string): readonly string[] {
  const notes: string[] = []
  if (/<img\b|!\[[^\]\n]{0,200}\]\(/i.test(text)) {
    notes.push('Its picture was left out. Describe it in the question if it is needed.')
  }
  if (/<(?:audio|video|iframe|object|embed)\b|\[sound:/i.test(text)) {
    notes.push('Its sound or video was left out. Check that the question can be asked without it.')
  }
  return notes
}

function withoutMarkdown(text: string): string {
  return text
    .replaceAll(/!\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)/g, '$1')
    .replaceAll(/\[([^\]\n]{1,200})\]\(([^)\n]{1,500})\)/g, '$1')
    .replaceAll(/^#{1,6}\s+/gm, '')
    .replaceAll(/(\*\*|__)(?=\S)([^\n*_]{1,500})\1/g, '$2')
    .replaceAll(/(?<![\w*])([*_])(?=\S)([^\n*_]{1,500})\1(?![\w*])/g, '$2')
    .replaceAll(/`([^`\n]{1,500})`/g, '$1')
    .trim()
}
