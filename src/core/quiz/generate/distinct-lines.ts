/** Finds lines that can be asked about: whole ones that no other line repeats or contains. */
import { LRUCache } from 'lru-cache'
import type { Library } from '../../pack/library.ts'
import type { Quote } from '../../pack/pack.ts'
import { isWholeLine } from '../../pack/whole-line.ts'
import { normaliseText } from '../../reply/normalise-words.ts'

/** Leaves room for the words around a line within the 250 characters of a prompt. */
const maxLineLength = 200
/** A shorter line could stand anywhere. */
const minLineWords = 4

/** Every line is compared with every other, so what each is compared by is kept. In characters: a pack of the largest size. */
const normalised = new LRUCache<string, string>({
  maxSize: 1_000_000,
  sizeCalculation: (value, text) => 1 + value.length + text.length,
})

export function normalise(text: string): string {
  const known = normalised.get(text)
  if (known !== undefined) return known
  const value = normaliseText(text)
  normalised.set(text, value)
  return value
}

/** Whether the line stands alone, and no other line of the view repeats or contains it. */
export function isDistinctLine(quote: Quote, view: Library): boolean {
  const words = normalise(quote.line)
  return (
    isWholeLine(quote) &&
    quote.line.length <= maxLineLength &&
    quote.line.split(/\s+/).length >= minLineWords &&
    view.quotes.every((other) => {
      if (other.id === quote.id) return true
      const otherWords = normalise(other.line)
      return !otherWords.includes(words) && !words.includes(otherWords)
    })
  )
}

/** Returns a line as it stands in a prompt: verse on one line. */
export function onOneLine(line: string): string {
  return line.replaceAll(/\s*\n\s*/g, ' / ')
}
