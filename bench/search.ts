/** What search finds and how fast, beside other engines: on the built-in pack and on large generated libraries. */
import { loadPack } from '../src/app/pack/load-packs.ts'
import { visibleContent } from '../src/core/pack/visible-content.ts'
import { entriesOf } from '../src/core/search/entries.ts'
import { cellsQueries } from '../tests/quality/held-out-queries/cells.ts'
import { lowWaterQueries } from '../tests/quality/held-out-queries/low-water.ts'
import { type Measure, isAnswerable, measure } from '../tests/quality/measure.ts'
import {
  type LabelledQuery,
  type QueryClass,
  queries,
  queryClasses,
} from '../tests/quality/queries.ts'
import type { BenchOptions } from './bench.ts'
import { type Row, median, quantile } from './row.ts'
import { type BuiltEngine, engineMakers } from './search-engines.ts'
import { measureSpeeds, speedRows, table, timeOf } from './search-speed.ts'

const answerable = queryClasses.filter((name) => isAnswerable(name))
const heldOut = queries.filter(({ tuning }) => !tuning)
/** The other built-in packs, with queries that nobody tuned the search for. */
const otherPacks = [
  { folder: 'data/low-water', asked: lowWaterQueries },
  { folder: 'data/how-cells-make-energy', asked: cellsQueries },
] as const
/** What the rows are compared with: the best of the libraries on the same task. */
const rival = 'MiniSearch'

/** So many queries of each class are asked of a slow engine, always the same. */
const slowQueriesPerClass = 3

/** Prints what every engine reaches, and returns the goals; a short run leaves out the slow engine. */
export async function benchSearch({ isLong }: BenchOptions): Promise<readonly Row[]> {
  const { pack } = await loadPack('data/her-part-2')
  if (pack === undefined) throw new Error('The built-in pack has mistakes; check it first.')
  const entries = entriesOf(visibleContent(pack, { ceiling: 'mature' }))
  const fast = engineMakers.filter(({ isSlow = false }) => !isSlow)
  const makers = isLong ? engineMakers : fast
  const engines = makers.map(({ name, build, isSlow = false }) => ({
    name,
    isSlow,
    engine: build(entries, pack.synonyms),
  }))
  const slow = engines.filter(({ isSlow }) => isSlow).map(({ name }) => name)
  for (const tuning of [false, true]) {
    const some = queries.filter((query) => query.tuning === tuning)
    const title = `${some.length} ${tuning ? 'tuning' : 'held-out'} queries`
    console.log(`\n  ${pack.title}, ${entries.length} entries, ${title}: hit@5`)
    console.log('  (gibberish, off-topic, word-sharing: share answered with nothing)')
    if (slow.length > 0) {
      console.log(
        `  (${slow.join(', ')}, being slow: the first ${slowQueriesPerClass} queries of each class, and no library of 100,000)`,
      )
    }
    table(
      engines.map(({ name, isSlow, engine }) => {
        const asked = isSlow ? firstOfEachClass(some) : some
        return [name, quality(engine, asked)] as const
      }),
    )
  }
  const timeBudgetMs = isLong ? 6000 : 3000
  const small = measureSpeeds(10_000, makers, timeBudgetMs)
  // A slow engine takes minutes for one search here.
  const large = measureSpeeds(100_000, fast, timeBudgetMs)
  const own = engines.find(({ name }) => name === 'Commonplace')?.engine
  const other = engines.find(({ name }) => name === rival)?.engine
  if (own === undefined || other === undefined) return []
  const others = await Promise.all(otherPacks.map((each) => otherPackRows(each)))
  return [...qualityRows(own, other), ...others.flat(), ...speedRows(small, large, rival)]
}

function firstOfEachClass(some: readonly LabelledQuery[]): readonly LabelledQuery[] {
  return queryClasses.flatMap((name) =>
    some.filter((query) => query.class === name).slice(0, slowQueriesPerClass),
  )
}

function quality(engine: BuiltEngine, some: readonly LabelledQuery[]): Record<string, number> {
  const answers = new Map(some.map(({ words }) => [words, engine.search(words)]))
  const answered = { search: (words: string) => answers.get(words) ?? [] }
  const byClass = queryClasses.map((name) => {
    const found = measureClasses(answered, some, [name])
    return [name, isAnswerable(name) ? found.hit5 : found.nothing] as const
  })
  const times = some.map(({ words }) => timeOf(() => engine.search(words)))
  return {
    ...Object.fromEntries(byClass),
    'all hit@5': measureClasses(answered, some, answerable).hit5,
    'all MRR': measureClasses(answered, some, answerable).mrr,
    'p50 ms': median(times),
    'p99 ms': quantile(times, 0.99),
  }
}

function measureClasses(
  engine: Pick<BuiltEngine, 'search'>,
  some: readonly LabelledQuery[],
  names: readonly QueryClass[],
): Measure {
  return measure(
    engine.search,
    some.filter((query) => names.includes(query.class)),
  )
}

/** Compares the search of a pack with the rival’s on its held-out queries. */
async function otherPackRows({ folder, asked }: (typeof otherPacks)[number]) {
  const { pack } = await loadPack(folder)
  if (pack === undefined) throw new Error(`${folder} has mistakes; check it first.`)
  const entries = entriesOf(visibleContent(pack, { ceiling: 'mature' }), pack)
  const answered = asked.filter(({ answers }) => answers.length > 0)
  function measuredBy(name: string): Measure {
    const build = engineMakers.find((maker) => maker.name === name)?.build
    return measure(build?.(entries, pack?.synonyms ?? []).search ?? (() => []), answered)
  }
  const [own, other] = [measuredBy('Commonplace'), measuredBy(rival)]
  const goals = { hit1: '≥ .80', hit3: '≥ .93', mrr: '≥ .88' } as const
  const names = { hit1: 'hit@1', hit3: 'hit@3', mrr: 'MRR@10' } as const
  return (['hit1', 'hit3', 'mrr'] as const).map((figure): Row => ({
    what: `Search, ${pack.title}, held-out: ${names[figure]}`,
    value: own[figure],
    unit: 'of 1',
    baseline: { name: rival, value: other[figure] },
    goal: goals[figure],
  }))
}

function qualityRows(own: BuiltEngine, other: BuiltEngine): readonly Row[] {
  function row(
    what: string,
    goal: string,
    names: readonly QueryClass[],
    value: (measured: Measure) => number,
  ): Row {
    return {
      what: `Search, held-out: ${what}`,
      value: value(measureClasses(own, heldOut, names)),
      unit: 'of 1',
      baseline: { name: rival, value: value(measureClasses(other, heldOut, names)) },
      goal,
    }
  }
  const ordinary = answerable.filter((name) => name !== 'hard')
  const close = ['misremembered', 'typo', 'speaker', 'question'] as const
  return [
    row('hit@5, all', '≥ .95', answerable, ({ hit5 }) => hit5),
    row('hit@5, all but hard paraphrases', '≥ .95', ordinary, ({ hit5 }) => hit5),
    row('MRR@10, all', '≥ .88', answerable, ({ mrr }) => mrr),
    row('exact hit@5', '1', ['exact'], ({ hit5 }) => hit5),
    row('misremembered, typo, speaker, question', '≥ .97', close, ({ hit5 }) => hit5),
    row('alias hit@5', '≥ .93', ['alias'], ({ hit5 }) => hit5),
    row('theme hit@5', '≥ .92', ['theme'], ({ hit5 }) => hit5),
    row('hard paraphrases, any tier', '≥ .60', ['hard'], ({ hit5 }) => hit5),
    row('gibberish answered with nothing', '1', ['gibberish'], ({ nothing }) => nothing),
    row('off-topic never strong', '1', ['off-topic'], ({ anyStrong }) => 1 - anyStrong),
    row('word-sharing strong', '≤ .25', ['word-sharing'], ({ anyStrong }) => anyStrong),
  ]
}
