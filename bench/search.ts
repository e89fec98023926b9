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
import { type GeneratedLibrary, generateLibrary } from './library.ts'
import { type Row, median, quantile } from './row.ts'
import { type BuiltEngine, type EngineMaker, engineMakers } from './search-engines.ts'

const answerable = queryClasses.filter((name) => isAnswerable(name))
const heldOut = queries.filter(({ tuning }) => !tuning)
/** The other built-in packs, with queries that nobody tuned the search for. */
const otherPacks = [
  { folder: 'data/low-water', asked: lowWaterQueries },
  { folder: 'data/how-cells-make-energy', asked: cellsQueries },
] as const
/** What the rows are compared with: the best of the libraries on the same task. */
const rival = 'MiniSearch'
const maxRebuiltEntries = 10_000
/** How many milliseconds an engine gets for one set of queries. */
const timeBudgetMs = 6000

/** So many queries of each class are asked of a slow engine, always the same. */
const slowQueriesPerClass = 3

/** Prints what every engine reaches, and returns the goals; three to five minutes, most of it the other engines. */
export async function benchSearch(): Promise<readonly Row[]> {
  const { pack } = await loadPack('data/her-part-2')
  if (pack === undefined) throw new Error('The built-in pack has mistakes; check it first.')
  const entries = entriesOf(visibleContent(pack, { ceiling: 'mature' }))
  const engines = engineMakers.map(({ name, build, isSlow = false }) => ({
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
    console.log(
      `  (${slow.join(', ')}, being slow: the first ${slowQueriesPerClass} queries of each class, and no library of 100,000)`,
    )
    table(
      engines.map(({ name, isSlow, engine }) => {
        const asked = isSlow ? firstOfEachClass(some) : some
        return [name, quality(engine, asked)] as const
      }),
    )
  }
  const small = speeds(10_000, engineMakers)
  // A slow engine takes minutes for one search here.
  const fast = engineMakers.filter(({ isSlow = false }) => !isSlow)
  const large = speeds(100_000, fast)
  const own = engines.find(({ name }) => name === 'Commonplace')?.engine
  const other = engines.find(({ name }) => name === rival)?.engine
  if (own === undefined || other === undefined) return []
  const others = await Promise.all(otherPacks.map((each) => otherPackRows(each)))
  return [...qualityRows(own, other), ...others.flat(), ...speedRows(small, large)]
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
  const times = some.map(({ words }) => timed(() => engine.search(words)))
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

interface Speed {
  readonly build: number
  readonly heap: number
  readonly search50: number
  readonly search99: number
  readonly first: number
  readonly type50: number
  readonly type99: number
  readonly offered: number
}

type Speeds = ReadonlyMap<string, Speed>

function speeds(size: number, makers: readonly EngineMaker[]): Speeds {
  const library = generateLibrary(size, 200)
  const all = new Map(makers.map((maker) => [maker.name, speedOf(maker, library)]))
  console.log(
    `\n  Generated library of ${size} entries: half-remembered passages, half-typed names`,
  )
  console.log(`  (each engine as many of the same queries as ${(2 * timeBudgetMs) / 1000} s allow)`)
  table(
    [...all].map(([name, speed]) => [
      name,
      {
        'build ms': speed.build,
        'heap MB': speed.heap,
        'search p50 ms': speed.search50,
        'search p99 ms': speed.search99,
        'recall@1': speed.first,
        'key p50 ms': speed.type50,
        'key p99 ms': speed.type99,
        'among 25': speed.offered,
      },
    ]),
  )
  return all
}

function speedOf(
  { build }: EngineMaker,
  { entries, remembered, keystrokes }: GeneratedLibrary,
): Speed {
  const before = memory()
  const from = performance.now()
  let engine = build(entries, [])
  let built = performance.now() - from
  const heap = (memory() - before) / 1_048_576
  // Building once more: a bot builds views all its life, and the first time also compiles the code. In a large library that is little.
  if (entries.length <= maxRebuiltEntries) {
    built = timed(() => {
      engine = build(entries, [])
    })
  }
  const searches = runWithinBudget(remembered, ({ words, entry }) => {
    const { millis, result } = steady(() => engine.search(words))
    return { millis, found: result[0]?.entry === entry }
  })
  const keys = runWithinBudget(keystrokes, ({ typed, entry }, i) => {
    const { millis, result } = steady(() => engine.suggest(typed, 'quote'))
    // Only the last keystroke of each can be told from all the other entries.
    return { millis, last: keystrokes[i + 1]?.entry !== entry, found: result.includes(entry) }
  })
  const last = keys.filter((key) => key.last)
  return {
    build: built,
    heap,
    search50: quantile(millisOf(searches), 0.5),
    search99: quantile(millisOf(searches), 0.99),
    first: searches.filter(({ found }) => found).length / searches.length,
    type50: quantile(millisOf(keys), 0.5),
    type99: quantile(millisOf(keys), 0.99),
    offered: last.filter(({ found }) => found).length / Math.max(1, last.length),
  }
}

function millisOf(results: readonly { readonly millis: number }[]): readonly number[] {
  return results.map(({ millis }) => millis)
}

/** As many as fit into the patience, since some engines take seconds for each in the large library. */
function runWithinBudget<T, R>(items: readonly T[], run: (item: T, i: number) => R): readonly R[] {
  const until = performance.now() + timeBudgetMs
  const results: R[] = []
  for (const [i, item] of items.entries()) {
    if (performance.now() > until) break
    results.push(run(item, i))
  }
  return results
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

function speedRows(small: Speeds, large: Speeds): readonly Row[] {
  function row(
    what: string,
    goal: string,
    among: Speeds,
    value: (speed: Speed) => number,
    unit = 'ms',
  ): readonly Row[] {
    const own = among.get('Commonplace')
    const other = among.get(rival)
    if (own === undefined || other === undefined) return []
    const baseline = { name: rival, value: value(other) }
    return [{ what: `Search, ${what}`, value: value(own), unit, baseline, goal }]
  }
  return [
    ...row('10,000 entries: a keystroke, p99', '≤ .5', small, ({ type99 }) => type99),
    ...row('100,000 entries: a keystroke, p99', '≤ 1', large, ({ type99 }) => type99),
    ...row('10,000 entries: a search, p50', '≤ 1', small, ({ search50 }) => search50),
    ...row('10,000 entries: a search, p99', '≤ 5', small, ({ search99 }) => search99),
    ...row('100,000 entries: a search, p99', '≤ 10', large, ({ search99 }) => search99),
    ...row('10,000 entries: build', '≤ 400', small, ({ build }) => build),
    ...row('10,000 entries: heap', '≤ 15', small, ({ heap }) => heap, 'MB'),
  ]
}

function table(rows: readonly (readonly [string, Readonly<Record<string, number>>])[]): void {
  const columns = Object.keys(rows[0]?.[1] ?? {})
  console.log(`  ${''.padEnd(14)}${rows.map(([name]) => name.padStart(13)).join('')}`)
  for (const column of columns) {
    const cells = rows.map(([, row]) => figure(row[column] ?? Number.NaN).padStart(13))
    console.log(`  ${column.padEnd(14)}${cells.join('')}`)
  }
}

function figure(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 || value === 0 ? 2 : 4)
}

/** The middle of three times, since other work on the machine only ever adds to one of them; slow ones are timed once. */
function steady<T>(run: () => T): { readonly millis: number; readonly result: T } {
  const from = performance.now()
  const result = run()
  const once = performance.now() - from
  return { millis: once > 50 ? once : median([once, timed(run), timed(run)]), result }
}

function timed(run: () => unknown): number {
  const from = performance.now()
  run()
  return performance.now() - from
}

/** What the process holds in bytes, typed arrays included, which live outside the heap proper. */
function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
