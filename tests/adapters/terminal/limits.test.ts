import { expect, test } from 'vitest'
import { lineWidth } from '../../../src/adapters/terminal/limits.ts'

test('lines are as wide as the window, but never too narrow or too wide to read', () => {
  expect([undefined, 20, 60, 400].map((columns) => lineWidth(columns))).toEqual([88, 40, 60, 88])
})
