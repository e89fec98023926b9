/** Brings texts of other programs into the form that packs keep: composed letters, and nothing that nobody can see. */
import { stripInvisible } from '../reply/invisible.ts'

/** Returns the text on one line. */
export function plainLine(text: string): string {
  return plainLines(text).replaceAll(/\s+/g, ' ')
}

/** Returns the text with its line breaks, at most one blank line between others. */
export function plainLines(text: string): string {
  const spaced = text.replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replaceAll(/[\t\v\f]/g, ' ')
  return stripInvisible(spaced)
    .normalize('NFC')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
