import { expect, test } from 'vitest'
import { drawThemes } from '../../../src/core/picture/themes-picture.ts'
import { linesOf } from '../../fixtures/picture-lines.ts'

const months = ['Oct 2026', 'Nov 2026']
const love = {
  name: 'Love',
  share: 0.5,
  periods: new Map([
    ['Oct 2026', 0.4],
    ['Nov 2026', 0.6],
  ]),
}
const memory = { name: 'Memory', share: 0.9, periods: new Map([['Nov 2026', 0.9]]) }

test('each theme has its months and its whole, and a dash where too few answered', () => {
  const { svg, alt } = drawThemes([love, memory], months)
  const lines = linesOf(svg)
  expect(lines.slice(0, 4)).toEqual(['Right answers by theme', ...months, 'Overall'])
  expect(lines.slice(4)).toEqual(['Love', '40%', '60%', '50%', 'Memory', '–', '90%', '90%'])
  expect(alt).toBe(
    'Right answers by theme:\nLove: 50% overall; Oct 2026 40%; Nov 2026 60%\nMemory: 90% overall; Nov 2026 90%',
  )
})

test('a long name has two lines, and words have the themes that the picture has no room for', () => {
  const long = { ...love, name: 'Loneliness and connection in a city full of strangers' }
  const themes = [long, ...Array.from({ length: 20 }, (_, at) => ({ ...love, name: `No. ${at}` }))]
  const { svg, alt } = drawThemes(themes, months)
  expect(linesOf(svg)).toContain('Loneliness and')
  expect(linesOf(svg)).not.toContain('No. 19')
  expect(alt).toContain('No. 19: 50% overall')
})
