/** What people type into forms, without stray blanks and invisible characters. */
import { stripInvisible } from './invisible.ts'

/** Returns the text with one space between words, at most one empty line between lines, and nothing invisible. */
export function tidyText(typed: string): string {
  // Tabs and other blanks become spaces before what is invisible goes, so that they go on dividing words.
  return typed
    .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/)
    .map((part) => stripInvisible(part.replaceAll(/\s+/g, ' ')).replaceAll(/ {2,}/g, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .normalize('NFC')
}

/** Whether there is anything to read in it. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
