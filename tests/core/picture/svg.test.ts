import { expect, test } from 'vitest'
import { drawPicture, looks, rectangle, writeLine } from '../../../src/core/picture/svg.ts'

test('every shape has a class for a page to colour, and a colour of its own', () => {
  const svg = drawPicture(100, [
    rectangle('good', { x: 0, y: 0, width: 10, height: 10 }),
    writeLine('Words', { x: 0, y: 20, size: 16, look: 'soft' }),
  ])
  expect(svg).toContain(`<rect class="good" fill="${looks.good}"`)
  expect(svg).toContain(`<text class="soft" fill="${looks.soft}"`)
  expect(svg).not.toMatch(/ style=| on\w+=|<script|href/)
})

test('what no reader can see and XML cannot hold is left out', () => {
  const { markup } = writeLine('a\u0000\u202E\uFFFE\nb"<', { x: 0, y: 0, size: 16 })
  expect(markup).toContain('>a b&quot;&lt;</text>')
})

test('a line that is too wide ends in an ellipsis', () => {
  const { markup } = writeLine('Wherever you go', { x: 0, y: 0, size: 20, maxWidth: 100 })
  expect(markup).toMatch(/>Wherev…</)
})
