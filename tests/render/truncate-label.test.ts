import { expect, test } from 'vitest'
import { truncateLabel } from '../../src/render/truncate-label.ts'

test('long labels end in an ellipsis, and no character is cut in two', () => {
  expect(truncateLabel('short', 10)).toBe('short')
  expect(truncateLabel('1234567890x', 10)).toBe('123456789…')
  expect(truncateLabel('12345678🎬x', 10)).toBe('12345678…')
  expect(truncateLabel('1234567👩‍🚀x', 10)).toBe('1234567…')
})
