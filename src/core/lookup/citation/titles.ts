/** Titles in italics, or in quotation marks where they are part of something larger. */
import type { RichText } from '../../reply/reply.ts'
import type { Source } from './source.ts'
import type { CitationWords } from './words.ts'

/** Returns the title as MLA and Chicago write it; `quotes` are the language's unless the style has its own. */
export function titleOf(
  source: Source,
  title = source.title,
  quotes = source.words.quotes,
): RichText {
  return source.isQuoted ? [quoted(title, quotes)] : [{ em: title }]
}

export function quoted(
  title: string,
  [open, close, innerOpen, innerClose]: CitationWords['quotes'],
): string {
  const inner = title.replace(
    /["“„«]\u00A0?(?=\S)([^"“”„«»]*?)\u00A0?["”“»]/gu,
    `${innerOpen}$1${innerClose}`,
  )
  return `${open}${inner}${close}`
}
