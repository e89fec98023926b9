/** Makes plain text of what a format marks as HTML or Markdown, and says what was lost with it. */
import { replaceFormulas } from '../formula/replace-formulas.ts'
import { type Losses, describeLosses } from '../losses.ts'
import { type PlainText, richToText } from '../rich-text.ts'

/** `moodle` is text that may hold HTML. */
export type TextFormat = 'moodle' | 'html' | 'markdown' | 'plain'

/** A line that begins like one of these is an entry of a list, so its line break means something. */
const listEntry = /^(?:[-•*]|\d{1,2}[.)]|[ivxIVX]{1,4}[.)]|[a-zA-Z][.)])\s/

/** Returns the text without its marks. */
export function toPlainText(text: string, format: TextFormat): PlainText {
  if (format === 'plain') return { text: text.trim(), notes: [] }
  return richToText(format === 'markdown' ? withoutMarkdown(text.trim()) : text.trim())
}

/** Returns the text of a format that knows no HTML, with its formulas in plain signs. */
export function plainWithFormulas(text: string): PlainText {
  const losses: Losses = new Map()
  return { text: replaceFormulas(text, losses), notes: describeLosses(losses) }
}

/** Joins lines that were only wrapped, but not the entries of a list. */
export function joinLines(text: string): string {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trim())
  return rest
    .filter((line) => line !== '')
    .reduce((joined, line) => `${joined}${listEntry.test(line) ? '\n' : ' '}${line}`, first)
    .trim()
}

/** Pictures become HTML, so that they are counted like the others. */
function withoutMarkdown(text: string): string {
  return text
    .replaceAll(/!\[([^\]\n"<>]{0,200})\]\([^)\n]{0,500}\)/g, '<img alt="$1">')
    .replaceAll(/\[([^\]\n]{1,200})\]\(([^)\n]{1,500})\)/g, '$1')
    .replaceAll(/^#{1,6}\s+/gm, '')
    .replaceAll(/(\*\*|__)(?=\S)([^\n*_]{1,500})\1/g, '$2')
    .replaceAll(/(?<![\w*])([*_])(?=\S)([^\n*_]{1,500})\1(?![\w*])/g, '$2')
    .replaceAll(/`([^`\n]{1,500})`/g, '$1')
}
