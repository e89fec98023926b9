import { expect, test } from 'vitest'
import { shortReference } from '../../../src/core/lookup/short-reference.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import type { Pack } from '../../../src/core/pack/pack.ts'
import { lowWater } from '../../fixtures/low-water.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

function reference(pack: Pack, at?: Pack['quotes'][number]['at']) {
  const quote = { ...pack.quotes[0]!, ...(at === undefined ? {} : { at }) }
  return shortReference(createLibrary(pack, { ceiling: 'mature' }), quote)
}

test('work, part, unit and place of the line', () => {
  const pack = { ...lantern, part: 'Part 1: Dusk', unit: { name: 'chapter' } }
  const start = 'The Lantern Keeper (2026), Part 1: Dusk, chapter 1: The climb'
  expect(reference(pack)).toBe(start)
  expect(reference(pack, { page: '12-13' })).toBe(`${start}, pages 12–13`)
  expect(reference(pack, { paragraph: '4' })).toBe(`${start}, paragraph 4`)
  expect(reference(pack, { time: '0:14:05' })).toBe(`${start}, 0:14:05`)
})

test('a pack of the whole play names no part', () => {
  expect(reference(lowWater)).toMatch(/^Low Water \(2026\), act 1, scene 1: .+, lines 1–3$/)
})

test('years before our era, and none', () => {
  const work = { ...lantern.work, year: -800 }
  expect(reference({ ...lantern, work })).toMatch(/^The Lantern Keeper \(800 BCE\), scene 1: /)
  const { year: _year, ...undated } = lantern.work
  expect(reference({ ...lantern, work: undated })).toMatch(/^The Lantern Keeper, scene 1: /)
})
