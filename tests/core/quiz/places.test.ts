import { expect, test } from 'vitest'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { createRandom } from '../../../src/core/platform/random.ts'
import { toPlayItem } from '../../../src/core/quiz/item.ts'
import { createPlacesOf, parsePlace, placeName } from '../../../src/core/quiz/places.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const library = createLibrary(lantern, { ceiling: 'everyone' })
const item = toPlayItem(
  lantern.quiz.find(({ id }) => id === 'who-ninety')!,
  { id: 'lantern', language: 'en' },
  createRandom(1),
)

test('a question leads to its line, and to the scene in which it is said', () => {
  const places = createPlacesOf(library)(item)
  expect(places.slice(0, 2)).toEqual([
    { kind: 'quote', id: 'ninety' },
    { kind: 'scene', id: library.quote('ninety')!.scene },
  ])
})

test('nothing leads past where the class is', () => {
  const closed = createLibrary(lantern, { ceiling: 'everyone', gate: 'the-climb' })
  const later = { ...item, id: 'made-of-something', quote: 'a-light-is', scene: 'the-light' }
  expect(createPlacesOf(closed)(later)).toEqual([])
  expect(placeName(closed, { kind: 'scene', id: 'the-light' })).toBeUndefined()
})

test('the name of a place is what the class calls it', () => {
  expect(placeName(library, { kind: 'scene', id: 'the-climb' })).toMatch(/^Scene 1: /)
  expect(placeName(library, { kind: 'quote', id: 'ninety' })).toMatch(/^“.+”$/)
  expect(placeName(library, { kind: 'theme', id: 'duty' })).toBe('Duty')
})

test.each(['scene/', 'quote/a/b', 'pack/x', 'scene/The climb', ''])('“%s” is no place', (key) => {
  expect(parsePlace(key)).toBeUndefined()
})
