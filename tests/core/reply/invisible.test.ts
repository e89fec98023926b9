import { expect, test } from 'vitest'
import { hasInvisible, stripInvisible, trimUnseen } from '../../../src/core/reply/invisible.ts'

test('invisible characters are removed, and line breaks stay', () => {
  expect(stripInvisible('a\u0007\nb\u202Ec\u200Fd\u009Fe')).toBe('a\nbcde')
  expect(stripInvisible('half \uD83C')).toBe('half \uFFFD')
  expect(stripInvisible('🎬')).toBe('🎬')
  expect(hasInvisible('a\u200Bb')).toBe(true)
  expect(hasInvisible('plain\ntext 🎬')).toBe(false)
})

test('nothing is hidden in tag characters, and the flag of Wales stays whole', () => {
  const wales = '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}'
  expect(stripInvisible(`Ana\u{E0042}\u{E006E} ${wales}\u{E0041}`)).toBe(`Ana ${wales}`)
  expect(stripInvisible('🏴\u{E0041}\u{E0001}')).toBe('🏴')
})

test('what nobody sees is trimmed from both ends, and flags stay whole', () => {
  expect(trimUnseen(' \u200B\uFEFFa b\u00A0\u200D\n')).toBe('a b')
  expect(trimUnseen('🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}')).toBe(
    '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
  )
  expect(trimUnseen('\u200B\u00A0')).toBe('')
})
