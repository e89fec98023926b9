/** Titles in italics, or in quotation marks where they are part of something larger. */
import type { RichText } from '../../reply/reply.ts'
import type { Source } from './source.ts'
import { quoted } from './quotation-marks.ts'

/** Returns the title as MLA and Chicago write it; `quotes` are the language's unless the style has its own. */
export function titleOf(
  source: Source,
  title = source.title,
  quotes = source.words.quotes,
): RichText {
  return source.isQuoted ? [quoted(title, quotes)] : [{ em: title }]
}
