/** Quotes words in a sentence. */
import { truncate } from './truncate.ts'

/** Returns “the words”, cut to `maxLength`; a quotation within them has single marks, so that no marks stand twice. */
export function quoteWords(words: string, maxLength: number): string {
  const shown = truncate(words, maxLength).replaceAll('“', '‘').replaceAll('”', '’')
  return `“${shown}”`
}
