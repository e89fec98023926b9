/** Turns the rich text of one question into words, and gathers what was lost on the way. */
import { type TextFormat, toPlainText } from './formatted-text.ts'

export interface Texts {
  /** What was lost, a sentence each. */
  readonly notes: string[]
  toText(text: string, format?: TextFormat): string
}

/** A picture inside its own tag: many kilobytes that nobody reads. */
const embeddedPicture = /(\bsrc\s*=\s*["']?)data:[^"'\s>]*/gi

export function createTexts(): Texts {
  const notes: string[] = []
  return {
    notes,
    toText(text, format = 'html') {
      const plain = toPlainText(text.replaceAll(embeddedPicture, '$1'), format)
      notes.push(...plain.notes)
      return plain.text.trim()
    },
  }
}
