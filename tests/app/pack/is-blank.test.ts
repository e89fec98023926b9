/** A file that holds nothing is known as such, however long it is. */
import { expect, test } from 'vitest'
import { isBlank } from '../../../src/app/pack/is-blank.ts'

test.each(['', '\n\n', '# a\n  # b', '---\n# a\n...', '\uFEFF# a\r\n\r\n', ' \t\n\u00A0\n'])(
  '%j holds nothing',
  (content) => expect(isBlank(content)).toBe(true),
)

test.each(['a', '# a\nb', '\n\n  - a', '---\n- a', '\r\n[]', '--- a'])(
  '%j holds something',
  (content) => expect(isBlank(content)).toBe(false),
)

test('a million empty lines are looked through in one go', () => {
  const empty = '\n'.repeat(1_000_000)
  expect([isBlank(empty), isBlank(`${empty}a`)]).toEqual([true, false])
})
