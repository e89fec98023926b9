/** Measures search: quality on labelled queries and speed on large libraries, against other engines in the same run. */
import { loadPack } from '../src/app/packs.ts'
import { visibleContent } from '../src/core/library.ts'
import { entriesOf } from '../src/core/search/entries.ts'
import { type Measure, isAnswerable, measure } from '../tests/search/measure.ts'
import {
  type LabelledQuery,
  type QueryClass,
  queries,
  queryClasses,
} from '../tests/search/queries.ts'
import { type MadeLibrary, makeLibrary } from './library.ts'
import { type BuiltEngine, type EngineMaker, engineMakers } from './search-engines.ts'

interface Goal {
  readonly what: string
  readonly goal: string
  readonly reached: string
  readonly met: boolean
}

/** Runs everything and prints it; takes about two minutes, most of it the engines it compares with. */
export async function benchSearch(folder = 'data/her-part-2'): Promise<readonly Goal[]> {
  const { pack } = await loadPack(folder)
  if (pack === undefined) throw new Error(`The pack in ${folder} has mistakes; check it first.`)
  const entries = entriesOf(visibleContent(pack, { ceiling: 'mature' }))
  console.log(
    `\nSearch: ${pack.title}, ${entries.length} entries, ${queries.length} labelled queries`,
  )
  const built = engineMakers.map(({ name, build }) => ({
    name,
    engine: build(entries, pack.synonyms),
  }))
  const heldOut = queries.filter(({ tuning }) => !tuning)
  for (const [title, some] of [
    ['held-out queries', heldOut],
    ['tuning queries', queries.filter(({ tuning }) => tuning)],
  ] as const) {
    console.log(`\nhit@5 by class, ${title}`)
    console.table(
      Object.fromEntries(built.map(({ name, engine }) => [name, byClass(engine, some)])),
    )
  }
  const small = engineMakers.map((maker) => speedOf(maker, makeLibrary(10_000, 200), 10_000))
  const large = engineMakers.map((maker) => speedOf(maker, makeLibrary(100_000, 200), 100_000))
  for (const [title, rows] of [
    ['10,000 entries', small],
    ['100,000 entries', large],
  ] as const) {
    console.log(`\nGenerated library of ${title} (milliseconds)`)
    console.table(Object.fromEntries(rows.map(({ name, ...row }) => [name, row])))
  }
  const [own] = built
  const [ownSmall] = small
  const [ownLarge] = large
  if (own === undefined || ownSmall === undefined || ownLarge === undefined) return []
  const goals = [...qualityGoals(own.engine, heldOut), ...speedGoals(ownSmall, ownLarge)]
  console.log('\nGoals, on held-out queries')
  console.table(goals)
  return goals
}

function byClass(engine: BuiltEngine, some: readonly LabelledQuery[]): Record<string, number> {
  const row: Record<string, number> = {}
  for (const name of queryClasses) {
    const found = measure(engine.search, ofClasses(some, [name]))
    row[name] = round(isAnswerable(name) ? found.hit5 : found.nothing)
  }
  const all = measure(
    engine.search,
    ofClasses(
      some,
      queryClasses.filter((name) => isAnswerable(name)),
    ),
  )
  const millis = some.map(({ words }) => timed(() => engine.search(words)))
  return {
    ...row,
    all: round(all.hit5),
    'by class': round(meanByClass(engine, some, ({ hit5 }) => hit5)),
    MRR: round(all.mrr),
    'off-topic strong': round(measure(engine.search, ofClasses(some, ['off-topic'])).anyStrong),
    'p50 ms': round(percentile(millis, 0.5)),
    'p99 ms': round(percentile(millis, 0.99)),
  }
}

function meanByClass(
  engine: BuiltEngine,
  some: readonly LabelledQuery[],
  value: (measured: Measure) => number,
): number {
  const answerable = queryClasses.filter((name) => isAnswerable(name))
  const values = answerable.map((name) => value(measure(engine.search, ofClasses(some, [name]))))
  return values.reduce((sum, one) => sum + one, 0) / values.length
}

interface Speed {
  readonly name: string
  readonly 'build ms': number
  readonly 'heap MB': number
  readonly 'search p50': number
  readonly 'search p99': number
  readonly 'recall@1': number
  readonly 'type p50': number
  readonly 'type p99': number
  readonly 'found in 25': number
}

function speedOf({ name, build }: EngineMaker, library: MadeLibrary, size: number): Speed {
  // fuse.js compares a query with every text, so it gets few: each takes seconds on the large library.
  const share = name === 'fuse.js' ? (size > 10_000 ? 0.02 : 0.1) : 1
  const { entries, remembered, keystrokes } = library
  globalThis.gc?.()
  const before = memory()
  let engine: BuiltEngine | undefined
  const built = timed(() => {
    engine = build(entries, [])
  })
  if (engine === undefined) throw new Error(`${name} was not built.`)
  const ready = engine
  globalThis.gc?.()
  const heap = (memory() - before) / 1_048_576
  const searches = remembered.slice(0, Math.ceil(remembered.length * share))
  const typing = keystrokes.slice(0, Math.ceil(keystrokes.length * share * share))
  for (const { words } of searches.slice(0, 20)) ready.search(words)
  for (const { typed } of typing.slice(0, 200)) ready.suggest(typed, 'quote')
  let first = 0
  const searchTimes = searches.map(({ words, entry }) =>
    timed(() => {
      if (ready.search(words)[0]?.entry === entry) first++
    }),
  )
  let offered = 0
  let whole = 0
  const typeTimes = typing.map(({ typed, entry }, i) => {
    let names: readonly string[] = []
    const millis = timed(() => {
      names = ready.suggest(typed, 'quote')
    })
    // Only what was typed last can be told from all the other entries.
    if (typing[i + 1]?.entry !== entry) {
      whole++
      if (names.includes(entry)) offered++
    }
    return millis
  })
  return {
    name,
    'build ms': round(built),
    'heap MB': round(heap),
    'search p50': round(percentile(searchTimes, 0.5)),
    'search p99': round(percentile(searchTimes, 0.99)),
    'recall@1': round(first / searches.length),
    'type p50': round(percentile(typeTimes, 0.5), 4),
    'type p99': round(percentile(typeTimes, 0.99), 4),
    'found in 25': round(offered / Math.max(1, whole)),
  }
}

function qualityGoals(engine: BuiltEngine, some: readonly LabelledQuery[]): readonly Goal[] {
  function of(...names: readonly QueryClass[]): Measure {
    return measure(engine.search, ofClasses(some, names))
  }
  const all = of(...queryClasses.filter((name) => isAnswerable(name)))
  const hit5 = meanByClass(engine, some, (measured) => measured.hit5)
  const mrr = meanByClass(engine, some, (measured) => measured.mrr)
  const core = of('misremembered', 'typo', 'speaker', 'question').hit5
  const strong = of(...queryClasses.filter((name) => isAnswerable(name) && name !== 'hard'))
  return [
    atLeast('hit@5, all queries', all.hit5, 0.95),
    atLeast('hit@5, mean of classes', hit5, 0.95),
    atLeast('MRR@10, all queries', all.mrr, 0.88),
    atLeast('MRR@10, mean of classes', mrr, 0.88),
    atLeast('exact hit@5', of('exact').hit5, 1),
    atLeast('misremembered, typo, speaker, question hit@5', core, 0.97),
    atLeast('alias hit@5', of('alias').hit5, 0.93),
    atLeast('theme hit@5', of('theme').hit5, 0.92),
    atLeast('hard paraphrase in any tier', of('hard').hit5, 0.6),
    atLeast('gibberish answered with nothing', of('gibberish').nothing, 1),
    atMost('off-topic with a strong hit', of('off-topic').anyStrong, 0),
    atMost('word-sharing off-topic with a strong hit', of('word-sharing').anyStrong, 0.25),
    atLeast('ordinary queries with a strong right hit', strong.strongHit5, 0.9),
  ]
}

function speedGoals(small: Speed, large: Speed): readonly Goal[] {
  return [
    atMost('autocomplete, 10,000 entries, p99 ms', small['type p99'], 0.5),
    atMost('autocomplete, 100,000 entries, p99 ms', large['type p99'], 1),
    atMost('search, 10,000 entries, p50 ms', small['search p50'], 1),
    atMost('search, 10,000 entries, p99 ms', small['search p99'], 5),
    atMost('search, 100,000 entries, p99 ms', large['search p99'], 10),
    atMost('build, 10,000 entries, ms', small['build ms'], 400),
    atMost('heap, 10,000 entries, MB', small['heap MB'], 15),
  ]
}

function atLeast(what: string, value: number, goal: number): Goal {
  return { what, goal: `≥ ${goal}`, reached: String(round(value)), met: value >= goal }
}

function atMost(what: string, value: number, goal: number): Goal {
  return { what, goal: `≤ ${goal}`, reached: String(round(value, 3)), met: value <= goal }
}

function ofClasses(
  some: readonly LabelledQuery[],
  names: readonly QueryClass[],
): readonly LabelledQuery[] {
  return some.filter((query) => names.includes(query.class))
}

function timed(run: () => unknown): number {
  const from = performance.now()
  run()
  return performance.now() - from
}

/** What the process holds, typed arrays included, which live outside the heap proper. */
function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
