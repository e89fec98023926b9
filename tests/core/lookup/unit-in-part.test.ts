import { expect, test } from 'vitest'
import { shortReference } from '../../../src/core/lookup/short-reference.ts'
import { unitInPart } from '../../../src/core/lookup/unit-in-part.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { lowWater } from '../../fixtures/low-water.ts'

function libraryOf(part: string) {
  return createLibrary({ ...lowWater, part }, { ceiling: 'everyone' })
}

test.each([
  ['Act 1, Scene 1', 'Act 1, Scene 1'],
  ['act 1, scene 1: The wet wheel', 'Act 1, Scene 1'],
  ['Act 1', 'Act 1, Scene 1'],
  ['The whole play', 'Act 1, Scene 1'],
  ['Act 1, Scene 10', 'Act 1, Scene 1 of Act 1, Scene 10'],
  ['Acts 1 and 2', 'Act 1, Scene 1'],
  ['Acts 1–5', 'Act 1, Scene 1'],
  ['Activities', 'Act 1, Scene 1 of Activities'],
])('a scene of “%s” is “%s”', (part, label) => {
  expect(unitInPart(libraryOf(part), 'wet-wheel')).toBe(label)
})

test('where a line stands names its scene once', () => {
  const quote = lowWater.quotes.find(({ scene }) => scene === 'wet-wheel')!
  const reference = shortReference(libraryOf('Act 1, Scene 1'), quote)
  expect(reference.match(/scene 1/gi)).toHaveLength(1)
})
