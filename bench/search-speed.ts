/** How fast each engine searches large generated libraries, and how much memory its index takes. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type GeneratedLibrary, generateLibrary } from './library.ts'
import { type Row, median, quantile } from './row.ts'
import type { EngineMaker } from './search-engines.ts'

const maxRebuiltEntries = 10_000

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

/** Builds each engine over a generated library, searches and types in it, and prints the table. */
export function measureSpeeds(
  size: number,
  makers: readonly EngineMaker[],
  timeBudgetMs: number,
): Speeds {
  const library = generateLibrary(size, 200)
  const all = new Map(makers.map((maker) => [maker.name, speedOf(maker, library, timeBudgetMs)]))
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
  { name, build }: EngineMaker,
  { entries, remembered, keystrokes }: GeneratedLibrary,
  timeBudgetMs: number,
): Speed {
  const from = performance.now()
  let engine = build(entries, [])
  let built = performance.now() - from
  const heap = memoryOf(name, entries.length)
  // Building once more: a bot builds views all its life, and the first time also compiles the code. In a large library that is little.
  if (entries.length <= maxRebuiltEntries) {
    built = timeOf(() => {
      engine = build(entries, [])
    })
  }
  const searches = runWithinBudget(remembered, timeBudgetMs, ({ words, entry }) => {
    const { millis, result } = steady(() => engine.search(words))
    return { millis, found: result[0]?.entry === entry }
  })
  const keys = runWithinBudget(keystrokes, timeBudgetMs, ({ typed, entry }, i) => {
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

/** As many as fit into the time, since some engines take seconds for each in the large library. */
function runWithinBudget<T, R>(
  items: readonly T[],
  timeBudgetMs: number,
  run: (item: T, i: number) => R,
): readonly R[] {
  const until = performance.now() + timeBudgetMs
  const results: R[] = []
  for (const [i, item] of items.entries()) {
    if (performance.now() > until) break
    results.push(run(item, i))
  }
  return results
}

/** The goals of the own engine beside the rival on the same task. */
export function speedRows(small: Speeds, large: Speeds, rival: string): readonly Row[] {
  function row(
    what: string,
    goal: string | undefined,
    among: Speeds,
    value: (speed: Speed) => number,
    unit = 'ms',
  ): readonly Row[] {
    const own = among.get('Commonplace')
    const other = among.get(rival)
    if (own === undefined || other === undefined) return []
    const baseline = { name: rival, value: value(other) }
    const measured = { what: `Search, ${what}`, value: value(own), unit, baseline }
    return [goal === undefined ? measured : { ...measured, goal }]
  }
  return [
    ...row('10,000 entries: a keystroke, p99', '≤ .5', small, ({ type99 }) => type99),
    ...row('100,000 entries: a keystroke, p99', '≤ 1', large, ({ type99 }) => type99),
    ...row('10,000 entries: a search, p50', '≤ 1', small, ({ search50 }) => search50),
    ...row('10,000 entries: a search, p99', '≤ 5', small, ({ search99 }) => search99),
    ...row('100,000 entries: a search, p50', undefined, large, ({ search50 }) => search50),
    ...row('100,000 entries: a search, p99', '≤ 10', large, ({ search99 }) => search99),
    ...row('100,000 entries: found first', undefined, large, ({ first }) => first, 'of 1'),
    ...row('100,000 entries: among 25 offered', undefined, large, ({ offered }) => offered, 'of 1'),
    ...row('10,000 entries: build', '≤ 400', small, ({ build }) => build),
    ...row('100,000 entries: build', undefined, large, ({ build }) => build),
    ...row('10,000 entries: heap', '≤ 15', small, ({ heap }) => heap, 'MB'),
    ...row('100,000 entries: heap', undefined, large, ({ heap }) => heap, 'MB'),
  ]
}

export function table(
  rows: readonly (readonly [string, Readonly<Record<string, number>>])[],
): void {
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
  return { millis: once > 50 ? once : median([once, timeOf(run), timeOf(run)]), result }
}

export function timeOf(run: () => unknown): number {
  const from = performance.now()
  run()
  return performance.now() - from
}

/** What the process holds in bytes, typed arrays included, which live outside the heap proper. */
/** In a process of its own, since here what other measurements have left behind may be collected at any moment. */
function memoryOf(name: string, size: number): number {
  const app = fileURLToPath(new URL('search-memory-app.ts', import.meta.url))
  return Number(execFileSync(process.execPath, ['--expose-gc', app, name, String(size)]))
}
