import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readCodePoints } from '../../../src/app/picture/font-code-points.ts'

test('the typeface that ships has the letters that it says, and no others', async () => {
  const points = readCodePoints(await readFile('src/app/picture/fonts/DejaVuSansCondensed.ttf'))
  expect(['a', 'ß', 'Ж', 'א', 'ش', '“', '…'].map((each) => points.has(each))).not.toContain(false)
  expect(['漢', 'ह', '👩'].map((each) => points.has(each))).not.toContain(true)
})

test('a file that is no typeface is refused', () => {
  expect(() => readCodePoints(new Uint8Array(64))).toThrow('no table cmap')
})
