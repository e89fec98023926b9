/** Turns the HTML of one question into text, and gathers what was lost on the way. */
import { type TextFormat, describeLostMedia, toPlainText } from './formatted-text.ts'

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
      const read = text.replaceAll(embeddedPicture, '$1')
      if (format !== 'plain') notes.push(...describeLostMedia(read))
      return toPlainText(read, format)
    },
  }
}
