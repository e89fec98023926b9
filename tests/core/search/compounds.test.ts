import { expect, test } from 'vitest'
import { compoundsAmong } from '../../../src/core/search/compounds.ts'

const words = ['abschiedsbrief', 'briefmark', 'schlussel', 'turm', 'turmzimm'].toSorted()
const compounds = compoundsAmong(words, ['s', 'n'])

function relatedTo(word: string): readonly string[] {
  return compounds.near(word).map(({ stem }) => stem)
}

test('a word is related to what it is a part of, most to what it ends', () => {
  expect(relatedTo('brief')).toEqual(['abschiedsbrief', 'briefmark'])
  const [ending, beginning] = compounds.near('brief')
  expect(ending?.weight).toBeGreaterThan(beginning?.weight ?? 1)
})

test('a word is related to its parts, whatever joins them', () => {
  expect(relatedTo('turmschlussel')).toContain('turm')
  expect(relatedTo('turmschlussel')).toContain('schlussel')
  expect(relatedTo('schlusselsturm')).toEqual(expect.arrayContaining(['schlussel', 'turm']))
})

test('a word with a known part is known only if all of it is: the rest may be mistyped', () => {
  expect(compounds.has('brief')).toBe(true)
  expect(compounds.has('turmschlussel')).toBe(true)
  expect(compounds.has('abschidsbrief')).toBe(false)
})

test('short parts, other words and the word itself are not related', () => {
  expect(relatedTo('mar')).toEqual([])
  expect(relatedTo('see')).toEqual([])
  expect(relatedTo('schlussel')).toEqual([])
})

test('however long the word and many the words, few are returned', () => {
  const many = compoundsAmong(Array.from({ length: 5000 }, (_, i) => `turm${1000 + i}`).sort(), [
    's',
  ])
  expect(many.near('turm').length).toBeLessThanOrEqual(80)
  expect(many.near('x'.repeat(40))).toEqual([])
})
