/** A line as a card to pass on: the words large, then who says them and where. */
import { drawPicture, pictureWidth, rectangle, writeLine } from './svg.ts'
import type { Picture } from './picture.ts'
import { wrapText } from './text-width.ts'

export interface QuoteCard {
  readonly line: string
  readonly byline?: string | undefined
  readonly citation: string
}

const margin = 70

/** The longer the line, the smaller its letters; the card grows with what is longer still. */
const sizes = [
  { maxLength: 70, size: 44 },
  { maxLength: 160, size: 36 },
  { maxLength: 400, size: 28 },
  { maxLength: Number.POSITIVE_INFINITY, size: 23 },
] as const

export function drawQuoteCard({ line, byline, citation }: QuoteCard): Picture {
  const size = sizes.find(({ maxLength }) => line.length <= maxLength)?.size ?? 23
  const paragraphs = [
    { words: `“${line}”`, size, look: 'ink', before: 0 },
    ...(byline === undefined
      ? []
      : [{ words: `— ${byline}`, size: 24, look: 'accent', before: 26 } as const]),
    { words: citation, size: 19, look: 'soft', before: 12 },
  ] as const
  const middle = pictureWidth / 2
  let y = margin
  const shapes = paragraphs.flatMap(({ words, size: letters, look, before }) => {
    y += before
    return wrapText(words, letters, pictureWidth - 2 * margin).map((text) => {
      const baseLine = y + letters
      y += letters * 1.35
      return writeLine(text, { x: middle, y: baseLine, size: letters, look, anchor: 'middle' })
    })
  })
  const height = y + margin - 10
  const edge = rectangle('accent', { x: 0, y: 0, width: 12, height })
  return {
    kind: 'picture',
    name: 'quote',
    svg: drawPicture(height, [edge, ...shapes]),
    alt: paragraphs.map(({ words }) => words).join('\n'),
  }
}
