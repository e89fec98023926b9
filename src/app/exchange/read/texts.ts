/** Turns the rich text of one question into words, and gathers what was lost on the way. */
import { cutText } from '../../../core/reply/truncate.ts'
import { type TextFormat, toPlainText } from './formatted-text.ts'

export interface Texts {
  /** What was lost, a sentence each. */
  readonly notes: string[]
  toText(text: string, format?: TextFormat): string
  /** Returns as much of a text as anybody reads. */
  clip(text: string): string
}

/** Many times what a pack can hold. */
const maxTextLength = 50_000

/** A picture inside its own tag: many kilobytes that nobody reads. */
const embeddedPicture = /(\bsrc\s*=\s*["']?)data:[^"'\s>]*/gi

export function createTexts(): Texts {
  const notes: string[] = []
  function clip(text: string): string {
    const read = text.replaceAll(embeddedPicture, '$1')
    if (read.length <= maxTextLength) return read
    notes.push(`A text was cut after ${maxTextLength.toLocaleString('en')} characters.`)
    return cutText(read, maxTextLength)
  }
  return {
    notes,
    clip,
    toText(text, format = 'html') {
      const plain = toPlainText(clip(text), format)
      notes.push(...plain.notes)
      return plain.text.trim()
    },
  }
}
