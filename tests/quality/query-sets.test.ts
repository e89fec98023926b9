import { describe, expect, test } from 'vitest'
import type { Pack } from '../../src/core/pack/pack.ts'
import { carolPack } from '../fixtures/carol-pack.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { carolQueries } from './development-queries/carol.ts'
import { herQueries } from './development-queries/her.ts'
import { carolQueries as heldOutCarol } from './held-out-queries/carol.ts'
import { herQueries as heldOutHer } from './held-out-queries/her.ts'
import { isAnswerable } from './measure.ts'

function entriesIn(pack: Pack): ReadonlySet<string> {
  return new Set(
    (['scene', 'quote', 'character', 'theme', 'question', 'term'] as const).flatMap((kind) =>
      pack[`${kind}s`].map(({ id }) => `${kind}/${id}`),
    ),
  )
}

describe.each([
  ['Her', herPack, [...herQueries, ...heldOutHer]],
  ['A Christmas Carol', carolPack, [...carolQueries, ...heldOutCarol]],
])('the queries about %s', (_, pack, queries) => {
  test('are no two alike, in either half', () => {
    expect(queries.length).toBeGreaterThanOrEqual(260)
    expect(new Set(queries.map(({ words }) => words)).size).toBe(queries.length)
  })

  test('have answers that are in the pack', () => {
    const entries = entriesIn(pack)
    const unknown = queries.flatMap(({ answers }) => answers.filter((one) => !entries.has(one)))
    expect(unknown).toEqual([])
  })

  test('have an answer where one is due, and none where none is', () => {
    const wrong = queries.filter((query) => query.answers.length > 0 !== isAnswerable(query.class))
    expect(wrong).toEqual([])
  })
})
