import { expect, test } from 'vitest'
import { locatorOf } from '../../../../src/core/lookup/citation/locator.ts'
import type { Unit, WorkKind } from '../../../../src/core/pack/manifest.ts'
import type { Quote, Scene } from '../../../../src/core/pack/pack.ts'
import { createUnitLabels } from '../../../../src/core/pack/unit-label.ts'
import { lantern } from '../../../fixtures/tiny-pack.ts'

const [scene] = lantern.scenes
const act: Unit = { name: 'scene', within: 'act' }

/** The place of a line that stands in act 2, scene 3 of a play, or in whatever the unit is. */
function placeOf(
  kind: WorkKind,
  at: Quote['at'],
  { unit = act, number = '3' }: { unit?: Unit; number?: string } = {},
) {
  const one: Scene = { ...scene!, number, ...(unit.within === undefined ? {} : { within: 2 }) }
  const pack = { ...lantern, unit, scenes: [one], work: { ...lantern.work, kind } }
  return locatorOf({ pack, units: createUnitLabels(pack) }, { scene: one.id, at })
}

test('lines of a play count in its act and scene', () => {
  expect(placeOf('play', { lines: '14-18' })).toEqual({ kind: 'division', numbers: '2.3.14–18' })
  expect(placeOf('play', { lines: '14' }, { unit: { name: 'scene' } })).toEqual({
    kind: 'division',
    numbers: '3.14',
  })
})

test('a line of a play without a number has at least its act and scene', () => {
  expect(placeOf('play', undefined)).toEqual({ kind: 'division', numbers: '2.3' })
})

test('a prologue has no number to count in', () => {
  expect(placeOf('play', { lines: '1-4' }, { number: 'Prologue' })).toEqual({
    kind: 'lines',
    numbers: '1–4',
  })
})

test('lines of a poem count in its cantos and books, and in the whole where it has stanzas', () => {
  expect(placeOf('poem', { lines: '19-20' }, { unit: { name: 'book' } })).toEqual({
    kind: 'division',
    numbers: '3.19–20',
  })
  expect(placeOf('poem', { lines: '19-20' }, { unit: { name: 'stanza' } })).toEqual({
    kind: 'lines',
    numbers: '19–20',
  })
})

test('pages and times stand for themselves', () => {
  expect(placeOf('novel', { page: '12-13' })).toEqual({ kind: 'page', numbers: '12–13' })
  expect(placeOf('film', { time: '0:14:05' })).toEqual({ kind: 'time', numbers: '0:14:05' })
})

test('paragraphs name what they are counted in, unless that is a paragraph', () => {
  expect(placeOf('textbook', { paragraph: '2' }, { unit: { name: 'section' } })).toEqual({
    kind: 'paragraph',
    numbers: '2',
    unit: 'section 3',
  })
  expect(placeOf('speech', { paragraph: '2' }, { unit: { name: 'paragraph' } })).toEqual({
    kind: 'paragraph',
    numbers: '2',
  })
})

test.each(['film', 'novel', 'poem', 'article'] as const)(
  'a %s says nothing where the pack does not',
  (kind) => {
    expect(placeOf(kind, undefined, { unit: { name: 'chapter' } })).toBeUndefined()
  },
)
