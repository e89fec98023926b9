import { expect, test } from 'vitest'
import { hasInvisible, stripInvisible } from '../../../src/core/reply/invisible.ts'

test('invisible characters are removed, and line breaks stay', () => {
  expect(stripInvisible('a\u0007\nb\u202Ec\u200Fd\u009Fe')).toBe('a\nbcde')
  expect(stripInvisible('half \uD83C')).toBe('half \uFFFD')
  expect(stripInvisible('🎬')).toBe('🎬')
  expect(hasInvisible('a\u200Bb')).toBe(true)
  expect(hasInvisible('plain\ntext 🎬')).toBe(false)
})
