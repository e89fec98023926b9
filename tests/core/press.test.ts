import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePress, press, sharePress } from '../../src/core/press.ts'

test('an address comes back in its parts, colons in the value included', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (value) => {
      expect(parsePress(press('scene', 'open', value))).toEqual({
        command: 'scene',
        press: 'open',
        value,
      })
    }),
  )
})

test('an address that the platforms could not carry is a mistake in the command', () => {
  expect(() => press('scene', 'open', 'x'.repeat(100))).toThrow('carries 111 characters; 100 fit')
})

test('a malformed address is answered as an old button', () => {
  for (const address of [
    '',
    'scene',
    'scene:open',
    'SCENE:open:x',
    'x'.repeat(101),
    'a:b:' + 'x'.repeat(97),
  ]) {
    expect(() => parsePress(address)).toThrow('This button is from an older version.')
  }
})

test('what would not fit behind a Share button has none', () => {
  expect(sharePress('scene:open:climb')).toBe('share:room:scene:open:climb')
  expect(sharePress(press('search', 'page', 'x'.repeat(80)))).toBeUndefined()
})
