/** Compares two runs of the benchmarks: what became better or worse by more than the noise of a run. */
import {
  type BenchRun,
  type MeasuredGroup,
  type MeasuredRow,
  formatFigure,
  ratioOf,
} from './bench.ts'

/** Two runs of the same program on one machine that does nothing else differ by less than these, as shares of the figure. */
const usualNoise = 0.2
/** The slowest of many: one disturbance decides. */
const tailNoise = 0.5

export interface Change {
  readonly what: string
  readonly isBetter: boolean
  /** What is compared: the ratio to the baseline where there is one, since it depends less on the machine. */
  readonly before: string
  readonly after: string
}

export interface Comparison {
  readonly changes: readonly Change[]
  readonly unchanged: number
  /** Rows that only one of the runs has. */
  readonly onlyBefore: readonly string[]
  readonly onlyAfter: readonly string[]
}

export function compareRuns(before: BenchRun, after: BenchRun): Comparison {
  const [older, newer] = [rowsByKey(before), rowsByKey(after)]
  const both = [...newer].flatMap(([key, row]) => {
    const old = older.get(key)
    return old === undefined ? [] : [{ old, row }]
  })
  const changes = both.flatMap(({ old, row }) => compareRows(old, row) ?? [])
  return {
    changes,
    unchanged: both.length - changes.length,
    onlyBefore: names(older, newer),
    onlyAfter: names(newer, older),
  }
}

/** Counts in the words of a row, such as of kills, may differ from run to run. */
function rowsByKey({ groups }: BenchRun): ReadonlyMap<string, NamedRow> {
  const rows = new Map<string, NamedRow>()
  for (const { name, rows: measured } of groups) {
    for (const row of measured) {
      const words = `${name}: ${row.what}, ${row.unit}, ${row.baseline?.name ?? ''}`
      const key = words.replaceAll(/\d[\d,.]*/g, '#')
      // Rows that differ in a count alone are compared in their order.
      let at = 0
      while (rows.has(`${key}/${at}`)) at += 1
      rows.set(`${key}/${at}`, { ...row, name: `${name}: ${row.what}` })
    }
  }
  return rows
}

type NamedRow = MeasuredGroup['rows'][number] & { readonly name: string }

function names(
  some: ReadonlyMap<string, NamedRow>,
  others: ReadonlyMap<string, NamedRow>,
): readonly string[] {
  return [...some].filter(([key]) => !others.has(key)).map(([, { name }]) => name)
}

function compareRows(old: NamedRow, row: NamedRow): Change | undefined {
  const [was, is] = [figureOf(old), figureOf(row)]
  if (was === undefined || is === undefined || was.value === is.value) return undefined
  // Where the goal is none at all, one is a change.
  const isCount = row.goal === '0'
  const noise = /p99|longest|slowest/i.test(row.what) ? tailNoise : usualNoise
  const least = Math.min(was.value, is.value)
  if (!isCount && least > 0 && Math.max(was.value, is.value) / least <= 1 + noise) return undefined
  return {
    what: row.name,
    isBetter: isMoreBetter(row) === is.value > was.value,
    before: was.words,
    after: is.words,
  }
}

function figureOf(
  row: MeasuredRow,
): { readonly value: number; readonly words: string } | undefined {
  const { value, unit } = row
  const ratio = ratioOf(row)
  if (value === null) return undefined
  const figure = `${formatFigure(value)} ${unit}`.trim()
  if (ratio === undefined) return { value, words: figure }
  return { value: ratio, words: `${ratio.toFixed(2)} × (${figure})` }
}

/** The goal says so, or else the unit: work in a time, or a share that was found. */
function isMoreBetter({ goal = '', unit }: MeasuredRow): boolean {
  if (/^[≥>]/.test(goal)) return true
  if (/^[≤<]/.test(goal) || goal === '0') return false
  return /^(?:\/s|(?:a|per) second|of 1)$/.test(unit)
}

export function formatComparison(comparison: Comparison): string {
  const { changes, unchanged, onlyBefore, onlyAfter } = comparison
  const [better, worse] = [true, false].map((wanted) =>
    changes.filter(({ isBetter }) => isBetter === wanted),
  )
  return [
    ...listed('Better', (better ?? []).map(formatChange)),
    ...listed('Worse', (worse ?? []).map(formatChange)),
    ...listed('Only in the first run', onlyBefore),
    ...listed('Only in the second run', onlyAfter),
    `${unchanged} ${unchanged === 1 ? 'figure differs' : 'figures differ'} by no more than noise (a fifth; the slowest of many by half).`,
  ].join('\n')
}

function formatChange({ what, before, after }: Change): string {
  return `${what}: ${before} → ${after}`
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`), '']
}
