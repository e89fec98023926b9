/** Marks the words of a hit that match the query. */
import type { Inline, RichText } from '../reply/reply.ts'
import type { Query } from './parse-query.ts'
import { type TextIndex, indexOfSorted } from './text-index.ts'
import type { Token } from './tokenise.ts'

/** Only the words that were meant: corrected, completed or another name, but no related ones, which would puzzle the reader. */
const minMarkedWeight = 0.6

export interface Highlighter {
  /** Returns the text with its matching words marked. */
  mark(text: string): RichText
  /** Whether the text has a matching word. */
  matches(text: string): boolean
  /** Returns the text with the most matches, marked, or undefined if no text has any. */
  excerpt(texts: readonly string[]): RichText | undefined
}

export function createHighlighter(index: TextIndex, query: Query): Highlighter {
  const contentWords = query.words.filter(({ stop }) => !stop)
  const marked = new Set(
    (contentWords.length > 0 ? contentWords : query.words).flatMap(({ forms }) =>
      forms.filter(({ weight }) => weight >= minMarkedWeight).map(({ stemId }) => stemId),
    ),
  )
  const { tokenise, stem, stopWords } = index.language
  const marksStopWords = contentWords.length === 0

  function isMarked({ word }: Token): boolean {
    if (!marksStopWords && stopWords.has(word)) return false
    const stemId = indexOfSorted(index.stems, stem(word))
    return stemId !== undefined && marked.has(stemId)
  }

  function spans(text: string): readonly Token[] {
    return tokenise(text).filter(isMarked)
  }

  function mark(text: string): RichText {
    const parts: Inline[] = []
    let at = 0
    for (const { start, end } of spans(text)) {
      if (start < at) continue
      if (start > at) parts.push(text.slice(at, start))
      parts.push({ mark: text.slice(start, end) })
      at = end
    }
    if (at < text.length) parts.push(text.slice(at))
    return parts
  }

  function excerpt(texts: readonly string[]): RichText | undefined {
    let best: string | undefined
    let maxCount = 0
    for (const text of texts) {
      const count = new Set(spans(text).map(({ start, end }) => text.slice(start, end))).size
      if (count > maxCount) [best, maxCount] = [text, count]
    }
    return best === undefined ? undefined : mark(best)
  }

  return { mark, matches: (text) => tokenise(text).some(isMarked), excerpt }
}
