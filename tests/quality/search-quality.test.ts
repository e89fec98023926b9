import { describe, expect, test } from 'vitest'
import { thesaurus } from '../../src/app/load-thesaurus.ts'
import { visibleContent } from '../../src/core/pack/visible-content.ts'
import { entriesOf } from '../../src/core/search/entries.ts'
import { createSearch } from '../../src/core/search/search.ts'
import { carolPack } from '../fixtures/carol-pack.ts'
import { cellsPack } from '../fixtures/cells-pack.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { lowWater } from '../fixtures/low-water.ts'
import { carolQueries } from './development-queries/carol.ts'
import { cellsQueries } from './development-queries/cells.ts'
import { herPhoneQueries } from './development-queries/her-phone.ts'
import { herQueries } from './development-queries/her.ts'
import { lowWaterQueries } from './development-queries/low-water.ts'
import { carolQueries as heldOutCarol } from './held-out-queries/carol.ts'
import { cellsQueries as heldOutCells } from './held-out-queries/cells.ts'
import { herQueries as heldOutHer } from './held-out-queries/her.ts'
import { lowWaterQueries as heldOutLowWater } from './held-out-queries/low-water.ts'
import { type Measure, isAnswerable, measure } from './measure.ts'
import { type QueryClass, queries, queryClasses } from './queries.ts'

/** Mature content is in, since students of such a class search it too. */
const index = createSearch(
  entriesOf(visibleContent(herPack, { ceiling: 'mature' }), herPack),
  herPack.synonyms,
  thesaurus,
)

function engine(words: string) {
  return index
    .search(words)
    .map(({ kind, id, isStrong }) => ({ entry: `${kind}/${id}`, strong: isStrong }))
}

function measured(tuning: boolean, ...names: readonly QueryClass[]): Measure {
  return measure(
    engine,
    queries.filter((query) => query.tuning === tuning && names.includes(query.class)),
  )
}

/** What hit@5 and MRR@10 must not fall below, by class; in the smaller set one query is worth .07 to .2. */
const floors: Readonly<Partial<Record<QueryClass, readonly [hit5: number, mrr: number]>>> = {
  exact: [1, 0.95],
  misremembered: [0.95, 0.9],
  typo: [1, 0.9],
  paraphrase: [0.95, 0.8],
  hard: [0.6, 0.4],
  event: [1, 0.9],
  place: [1, 0.85],
  alias: [0.8, 0.8],
  theme: [1, 0.9],
  speaker: [0.9, 0.9],
  question: [1, 0.9],
  prefix: [1, 0.8],
}

describe('the labelled queries', () => {
  test('are at least 150, no two alike, and every answer is in the pack', () => {
    expect(queries.length).toBeGreaterThanOrEqual(150)
    expect(new Set(queries.map(({ words }) => words)).size).toBe(queries.length)
    const entries = new Set(
      (['scene', 'quote', 'character', 'theme', 'question', 'term'] as const).flatMap((kind) =>
        herPack[`${kind}s`].map(({ id }) => `${kind}/${id}`),
      ),
    )
    const unknown = queries.flatMap(({ answers }) => answers.filter((one) => !entries.has(one)))
    expect(unknown).toEqual([])
  })

  test('have an answer where one is due, and none where none is', () => {
    const wrong = queries.filter((query) => query.answers.length > 0 !== isAnswerable(query.class))
    expect(wrong).toEqual([])
  })
})

describe.each([
  ['held-out', false],
  ['tuning', true],
] as const)('on %s queries', (_, tuning) => {
  test.each(Object.entries(floors))('%s queries keep their floor', (name, [hit5, mrr]) => {
    const found = measured(tuning, name as QueryClass)
    expect(found.hit5).toBeGreaterThanOrEqual(hit5)
    expect(found.mrr).toBeGreaterThanOrEqual(mrr)
  })

  test('all classes together keep theirs', () => {
    const all = measured(tuning, ...queryClasses.filter((name) => isAnswerable(name)))
    expect(all.hit5).toBeGreaterThanOrEqual(0.93)
    expect(all.mrr).toBeGreaterThanOrEqual(0.85)
  })

  test('ordinary queries get a sure answer', () => {
    const ordinary = queryClasses.filter((name) => isAnswerable(name) && name !== 'hard')
    expect(measured(tuning, ...ordinary).strongHit5).toBeGreaterThanOrEqual(0.93)
  })

  test('gibberish is answered with nothing', () => {
    expect(measured(tuning, 'gibberish').nothing).toBe(1)
  })

  test('what is off-topic is never a sure answer, nor mostly is it when it shares a word', () => {
    expect(measured(tuning, 'off-topic').anyStrong).toBe(0)
    expect(measured(tuning, 'word-sharing').anyStrong).toBeLessThanOrEqual(0.25)
  })
})

/** Queries about four packs. Those held out only measure: whoever changes the search does not look at which of them fail. */
describe.each([
  ['Her', herPack, herQueries, { hit1: 0.84, hit5: 0.94, mrr: 0.88, sureAlone5: 0.9 }],
  [
    'Her on phones',
    herPack,
    herPhoneQueries,
    { hit1: 0.89, hit5: 0.96, mrr: 0.92, sureAlone5: 0.92 },
  ],
  [
    'A Christmas Carol',
    carolPack,
    carolQueries,
    { hit1: 0.83, hit5: 0.95, mrr: 0.88, sureAlone5: 0.86 },
  ],
  ['Her, held out', herPack, heldOutHer, { hit1: 0.81, hit5: 0.92, mrr: 0.865, sureAlone5: 0.88 }],
  [
    'A Christmas Carol, held out',
    carolPack,
    heldOutCarol,
    { hit1: 0.79, hit5: 0.915, mrr: 0.845, sureAlone5: 0.835 },
  ],
  [
    'How Cells Make Energy',
    cellsPack,
    cellsQueries,
    { hit1: 0.83, hit3: 0.97, mrr: 0.9, sureAlone5: 0.95 },
  ],
  [
    'How Cells Make Energy, held out',
    cellsPack,
    heldOutCells,
    { hit1: 0.8, hit3: 0.95, mrr: 0.88, sureAlone5: 0.93 },
  ],
  ['Low Water', lowWater, lowWaterQueries, { hit1: 0.95, hit3: 1, mrr: 0.97, sureAlone5: 0.97 }],
  [
    'Low Water, held out',
    lowWater,
    heldOutLowWater,
    { hit1: 0.83, hit3: 0.93, mrr: 0.88, sureAlone5: 0.93 },
  ],
] as const)('on queries about %s', (_, pack, given, atLeast) => {
  const search = createSearch(
    entriesOf(visibleContent(pack, { ceiling: 'mature' }), pack),
    pack.synonyms,
    thesaurus,
  )
  function answer(words: string) {
    return search
      .search(words)
      .map(({ kind, id, isStrong }) => ({ entry: `${kind}/${id}`, strong: isStrong }))
  }

  test('no measure falls below what was reached', () => {
    const found = measure(
      answer,
      given.filter(({ answers }) => answers.length > 0),
    )
    const missed = Object.entries(atLeast).filter(
      ([name, floor]) => found[name as keyof typeof atLeast] < floor,
    )
    expect(missed).toEqual([])
  })

  test('nonsense finds nothing, and other subjects nothing sure', () => {
    const nonsense = given.filter((query) => query.class === 'gibberish')
    const others = given.filter((query) => query.class === 'off-topic')
    expect(measure(answer, nonsense).nothing).toBe(1)
    expect(measure(answer, [...nonsense, ...others]).anyStrong).toBe(0)
  })

  test('another subject that shares a word mostly finds nothing sure', () => {
    const others = given.filter((query) => query.class === 'word-sharing')
    expect(measure(answer, others).anyStrong).toBeLessThanOrEqual(0.25)
  })
})
