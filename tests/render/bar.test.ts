import { expect, test } from 'vitest'
import { bar } from '../../src/render/bar.ts'

test('a bar is filled by the share', () => {
  expect(bar(1, 4, 8)).toBe('██░░░░░░')
  expect(bar(4, 4, 8)).toBe('████████')
  expect(bar(0, 0, 8)).toBe('░░░░░░░░')
})
