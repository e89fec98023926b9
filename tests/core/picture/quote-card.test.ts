import { expect, test } from 'vitest'
import { drawQuoteCard } from '../../../src/core/picture/quote-card.ts'
import { linesOf, widestLine } from '../../fixtures/picture-lines.ts'

const card = { byline: 'Mara, to Osk', citation: 'The Harbour, scene 1' }

test('a card says the line, who says it and where, in the picture and in words', () => {
  const { svg, alt } = drawQuoteCard({ line: 'The light is out.', ...card })
  expect(linesOf(svg)).toEqual(['“The light is out.”', '— Mara, to Osk', 'The Harbour, scene 1'])
  expect(alt).toBe('“The light is out.”\n— Mara, to Osk\nThe Harbour, scene 1')
})

test.each([
  ['of many words', 'Wherever you go, there you are. '.repeat(31)],
  ['of one endless word', 'a'.repeat(1000)],
  ['without spaces, as Chinese', '我们在哪里？灯塔的光已经灭了。'.repeat(60)],
  ['in Thai', 'แสงอยู่ที่ไหนในคืนนี้'.repeat(40)],
  ['in Hebrew', 'איפה האור הלילה, '.repeat(60)],
  ['of emoji', '👩‍🚀🏳️‍🌈'.repeat(100)],
])('a long line %s wraps and loses nothing', (_, long) => {
  const line = long.trim()
  const { svg } = drawQuoteCard({ line, ...card })
  const [byline, ...quote] = linesOf(svg).toReversed().slice(1)
  expect(byline).toBe('— Mara, to Osk')
  expect(quote.toReversed().join('').replaceAll(' ', '')).toBe(`“${line}”`.replaceAll(' ', ''))
  expect(widestLine(svg)).toBeLessThanOrEqual(800)
})

test('no line begins with the punctuation that ends a sentence', () => {
  const { svg } = drawQuoteCard({ line: '我们在哪里？灯塔的光已经灭了。'.repeat(30), ...card })
  expect(linesOf(svg).filter((line) => /^[？。”]/.test(line))).toEqual([])
})

test('Hebrew runs from the right, with its quotation marks', () => {
  const { svg } = drawQuoteCard({ line: 'איפה האור?', ...card })
  expect(svg).toContain('\u202B“איפה האור?”\u202C')
})

test('what looks like markup stays text', () => {
  const { svg } = drawQuoteCard({ line: '</text><script>alert(1)</script> "&\uFFFF', ...card })
  expect(svg).not.toContain('<script')
  expect(linesOf(svg).join('')).toContain('</text><script>alert(1)</script>')
})
