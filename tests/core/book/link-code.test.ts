import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, readCode } from '../../../src/core/book/link-code.ts'

test('a code is read as it was made, however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 5, maxLength: 32 }), (bytes) => {
      const code = codeOf(bytes)
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}$/)
      expect(readCode(code)).toBe(code)
      expect(readCode(` ${code.toUpperCase().replace('-', ' – ')} `)).toBe(code)
      expect(readCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code)
    }),
  )
})

test.each(['', 'abc', 'abcd-efg', 'abcd-efghj', 'uuuu-uuuu', '<<<<->>>>', '🐙🐙🐙🐙-🐙🐙🐙🐙'])(
  '%j is no code',
  (typed) => {
    expect(readCode(typed)).toBeUndefined()
  },
)
