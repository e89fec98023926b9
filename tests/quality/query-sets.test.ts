import { describe, expect, test } from 'vitest'
import type { Pack } from '../../src/core/pack/pack.ts'
import { carolPack } from '../fixtures/carol-pack.ts'
import { cellsPack } from '../fixtures/cells-pack.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { lowWater } from '../fixtures/low-water.ts'
import { carolQueries } from './development-queries/carol.ts'
import { cellsQueries } from './development-queries/cells.ts'
import { herQueries } from './development-queries/her.ts'
import { lowWaterQueries } from './development-queries/low-water.ts'
import { carolQueries as heldOutCarol } from './held-out-queries/carol.ts'
import { cellsQueries as heldOutCells } from './held-out-queries/cells.ts'
import { herQueries as heldOutHer } from './held-out-queries/her.ts'
import { lowWaterQueries as heldOutLowWater } from './held-out-queries/low-water.ts'
import { isAnswerable } from './measure.ts'

function entriesIn(pack: Pack): ReadonlySet<string> {
  return new Set(
    (['scene', 'quote', 'character', 'theme', 'question', 'term'] as const).flatMap((kind) =>
      pack[`${kind}s`].map(({ id }) => `${kind}/${id}`),
    ),
  )
}

describe.each([
  ['Her', herPack, [...herQueries, ...heldOutHer], 260],
  ['A Christmas Carol', carolPack, [...carolQueries, ...heldOutCarol], 260],
  ['How Cells Make Energy', cellsPack, [...cellsQueries, ...heldOutCells], 80],
  ['Low Water', lowWater, [...lowWaterQueries, ...heldOutLowWater], 80],
] as const)('the queries about %s', (_, pack, queries, minCount) => {
  test('are no two alike, in either half', () => {
    expect(queries.length).toBeGreaterThanOrEqual(minCount)
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
