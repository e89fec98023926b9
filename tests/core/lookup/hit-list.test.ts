import { expect, test } from 'vitest'
import { clipToMatch } from '../../../src/core/lookup/hit-list.ts'
import { flatten } from '../../../src/core/reply/plain-text.ts'

const before = 'They say many things before they come to the point, which is that '
const after = ' is what they miss most of all, and have missed for a long time by now.'

test('a short text stays as it is', () => {
  const text = ['You ', { mark: 'feel' }, ' real.']
  expect(clipToMatch(text, 40)).toEqual(text)
})

test('a long text is cut to whole words around its first match, which stays marked', () => {
  const clipped = clipToMatch([before, { mark: 'love' }, after], 60)
  expect(clipped).toContainEqual({ mark: 'love' })
  const words = flatten(clipped)
  expect(words).toMatch(/^… .+ …$/)
  expect(words.length).toBeLessThanOrEqual(70)
  expect(`${before}love${after}`).toContain(words.slice(2, -2))
})

test('without a match it is the beginning that stays', () => {
  const words = flatten(clipToMatch([before + after], 40))
  expect(words).toBe('They say many things before they come …')
})

test('blanks between two matches stay', () => {
  const clipped = clipToMatch([{ mark: 'love' }, ' ', { mark: 'lost' }, ` ${after}`], 30)
  expect(flatten(clipped)).toMatch(/^love lost /)
})

test('a word longer than the room there is cut, not lost', () => {
  expect(flatten(clipToMatch(['x'.repeat(300)], 40))).toMatch(/^x{40}/)
})
