/** The table and the verdict of a soak. */
import type { DailyFigures } from '../tests/e2e/fleet/daily-posts.ts'
import type { QuizFigures } from '../tests/e2e/fleet/quizzes.ts'
import type { Act, Figures } from '../tests/e2e/fleet/tally.ts'
import { median } from './row.ts'

export interface Minute {
  readonly minute: number
  readonly figures: Figures
  /** Acts that were lost, late or met a fault of the bot, and that no kill excuses. */
  readonly bad: number
  /** MiB: of the process that is never killed, and of the other one. */
  readonly memory: number
  readonly other: number | undefined
  readonly happened: readonly string[]
}

export const soakHeader = [
  '| minute | acts | lost, late or incident | told to try again | p50 / p99 ms | memory MiB (the other) | what happened |',
  '|---|---|---|---|---|---|---|',
].join('\n')

export function formatMinute({ minute, figures, bad, memory, other, happened }: Minute): string {
  const { acts, outages, p50, p99 } = figures
  const memories = `${memory.toFixed(0)} (${other?.toFixed(0) ?? 'killed'})`
  const times = `${p50.toFixed(0)} / ${p99.toFixed(0)}`
  return `| ${[minute, acts, bad, outages, times, memories, happened.join(', ')].join(' | ')} |`
}

/** A tenth and the size of a class’s packs: less than this is no growth that would ever matter. */
const maxGrowth = 1.1
const maxGrowthMiB = 15

export function soakVerdict({
  memories,
  unexcused,
  excused,
  daily,
  quizzes,
  changes,
}: {
  readonly memories: readonly number[]
  readonly unexcused: readonly Act[]
  readonly excused: number
  readonly daily: DailyFigures
  readonly quizzes: QuizFigures
  readonly changes: { readonly lost: number; readonly of: number }
}) {
  const quarter = Math.max(1, Math.floor(memories.length / 4))
  // The first minutes fill the caches.
  const early = median(memories.slice(quarter, 2 * quarter))
  const late = median(memories.slice(-quarter))
  const isFlat = !(late > early * maxGrowth + maxGrowthMiB)
  const late3s = unexcused.filter(({ result }) => result === 'ok').length
  const lostActs = unexcused.length - late3s
  const lost = lostActs + daily.lost + quizzes.lostAnswers + changes.lost
  const doubled = daily.doubled + quizzes.doubled
  const isGood = lost + doubled + late3s === 0 && isFlat
  return {
    isGood,
    lines: [
      '',
      `Lost: ${lost} (acts ${lostActs}, daily posts ${daily.lost} of ${daily.due}, quiz answers ${quizzes.lostAnswers} of ${quizzes.answers} in ${quizzes.quizzes} quizzes, changes ${changes.lost} of ${changes.of}).`,
      `Doubled: ${doubled} (daily posts ${daily.doubled}, quiz messages ${quizzes.doubled}). Late: ${late3s}. The slowest daily post came ${daily.slowest.toFixed(0)} s after its time.`,
      `Not counted: ${excused} acts that a process was working on when it was killed.`,
      `Memory: ${early.toFixed(0)} MiB in the second quarter, ${late.toFixed(0)} MiB in the last: ${isFlat ? 'flat' : 'it grew'}.`,
      ...reasonsOf(unexcused),
      `Verdict: ${isGood ? 'good' : 'not good'}.`,
    ],
  }
}

function reasonsOf(acts: readonly Act[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { what, result, words } of acts) {
    const key = `${what}, ${result}: ${words.slice(0, 160).replaceAll('\n', ' ')}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, count]) => `- ${count} × ${key}`)
}
