import { dump, load } from 'js-yaml'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createPositionFinder } from '../../../src/app/pack/yaml-positions.ts'

const anyPath = fc.array(fc.oneof(fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 5 })

const pieces =
  '- ~a: ~\n~\r\n~\r~  ~? ~[~]~{~}~, ~"~\'~# ~|\n~>-\n~---\n~...\n~&x ~*x~!!str ~\uFEFF~é~💡'.split(
    '~',
  )

/** Pieces of YAML, joined into texts of which many are YAML and many are nearly so. */
const anyText = fc
  .array(fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom(...pieces)), { maxLength: 20 })
  .map((parts) => parts.join(''))

function isYaml(text: string): boolean {
  try {
    load(text)
    return true
  } catch {
    return false
  }
}

function isInside(text: string, path: readonly PropertyKey[]): boolean {
  const { line, column } = createPositionFinder(text)(path)
  const words = text.split(/\r\n?|\n/)[line - 1]
  return words !== undefined && column >= 1 && column <= words.length + 1
}

describe('a place', () => {
  test('lies inside the text, whatever the text and the path', () => {
    fc.assert(
      fc.property(anyText.filter(isYaml), anyPath, (text, path) => {
        expect(isInside(text, path)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('lies inside the text of any value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), anyPath, (value, path) => {
        expect(isInside(dump(value), path)).toBe(true)
      }),
    )
  })

  test.each([
    ['a field', ['b'], 2, 1],
    ['an entry of a list', ['b', 1], 4, 5],
    ['a field of an entry', ['b', 1, 'd'], 5, 5],
    ['what should hold a missing field', ['b', 1, 'e'], 4, 5],
    ['an entry on one line', ['f', 1], 6, 8],
    ['a field after one with a collection as its name', ['g'], 9, 1],
    ['nothing: the whole', [], 1, 1],
  ])('of %s', (_, path, line, column) => {
    const text = 'a: 1\nb:\n  - x\n  - c: 1\n    d: 2\nf: [1, 2]\n? [h]\n: 3\ng: 1\n'
    expect(createPositionFinder(text)(path)).toEqual({ line, column })
  })
})
