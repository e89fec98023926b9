/** Quotation marks of the language, around a title and within it. */
import type { CitationWords } from './words.ts'

export function quoted(
  title: string,
  [open, close, innerOpen, innerClose]: CitationWords['quotes'],
): string {
  return `${open}${requote(title, innerOpen, innerClose)}${close}`
}

/** Returns the title with these marks around what it quotes itself. */
export function requote(title: string, open: string, close: string): string {
  return title.replace(/["“„«]\u00A0?(?=\S)([^"“”„«»]*?)\u00A0?["”“»]/gu, `${open}$1${close}`)
}
