import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  parseComponentId,
  componentId,
  shareComponentId,
} from '../../../src/core/command/component-id.ts'

test('an address comes back in its parts, colons in the value included', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (value) => {
      expect(parseComponentId(componentId('scene', 'open', value))).toEqual({
        command: 'scene',
        action: 'open',
        value,
      })
    }),
  )
})

test('a component id that is too long for the platforms is a mistake in the command', () => {
  expect(() => componentId('scene', 'open', 'x'.repeat(100))).toThrow(
    'has 111 characters; the limit is 100',
  )
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
    expect(() => parseComponentId(address)).toThrow('This button is from an older version.')
  }
})

test('what would not fit behind a Share button has none', () => {
  expect(shareComponentId('scene:open:climb')).toBe('share:room:scene:open:climb')
  expect(shareComponentId(componentId('search', 'page', 'x'.repeat(80)))).toBeUndefined()
})
