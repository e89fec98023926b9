/** What a benchmark is, and what a run of some of them leaves behind. */
import { z } from 'zod'
import type { Row } from './row.ts'

export interface BenchOptions {
  /** As many rounds, posts and kills as for a release, which takes about an hour instead of a quarter of one. */
  readonly isLong: boolean
}

export interface Bench {
  /** One sentence for the page: what the figures show. */
  readonly shows: string
  readonly run: (options: BenchOptions) => Promise<readonly Row[]>
}

export const BenchRun = z.object({
  /** The day of the run, such as `2026-11-29`. */
  date: z.string(),
  minutes: z.number(),
  isLong: z.boolean(),
  machine: z.object({
    processor: z.string(),
    cores: z.number(),
    memoryGb: z.number(),
    system: z.string(),
    /** Processes that wanted to run when the run began, as the system averages them over a minute. */
    load: z.number(),
  }),
  versions: z.array(z.object({ name: z.string(), version: z.string() })),
  groups: z.array(
    z.object({
      name: z.string(),
      shows: z.string(),
      rows: z.array(
        z.object({
          what: z.string(),
          // A figure that could not be measured is null in JSON.
          value: z.number().nullable(),
          unit: z.string(),
          baseline: z.object({ name: z.string(), value: z.number().nullable() }).optional(),
          goal: z.string().optional(),
        }),
      ),
    }),
  ),
})

export type BenchRun = z.infer<typeof BenchRun>
export type MeasuredGroup = BenchRun['groups'][number]
export type MeasuredRow = MeasuredGroup['rows'][number]

/** Returns how many times the baseline a figure is; nothing where there is none to divide by. */
export function ratioOf({ value, baseline }: MeasuredRow): number | undefined {
  if (value === null || baseline === undefined || !baseline.value) return undefined
  return value / baseline.value
}

/** Returns whether the goal of a row is kept; nothing if it has no goal, or one that only people can judge. */
export function keepsGoal(row: MeasuredRow): boolean | undefined {
  const [, sign = '', bound = '', times] =
    /^([≤≥<>]?)\s*(\d*\.?\d+)\s*(×)?$/.exec(row.goal?.replaceAll(',', '') ?? '') ?? []
  if (bound === '') return undefined
  const value = times === undefined ? (row.value ?? undefined) : ratioOf(row)
  if (value === undefined) return false
  const limit = Number(bound)
  if (sign === '≤') return value <= limit
  if (sign === '<') return value < limit
  if (sign === '≥') return value >= limit
  if (sign === '>') return value > limit
  return value === limit
}

/** Returns a figure with as many digits as say something. */
export function formatFigure(value: number | null): string {
  if (value === null || Number.isNaN(value)) return 'not measured'
  const size = Math.abs(value)
  if (Number.isInteger(value) || size >= 100) return Math.round(value).toLocaleString('en')
  return value.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : 3)
}
