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

/** What was made to go wrong, in epoch milliseconds; `to` is infinite until it is over. */
export interface Fault {
  readonly name: string
  readonly from: number
  to: number
}

/** A tenth and the size of a class’s packs: less than this is no growth that would ever matter. */
const maxGrowth = 1.1
const maxGrowthMiB = 15

/** If more of all acts than this tell nothing, because the machine was too busy, the soak has to be repeated. */
const maxStarved = 0.01

export function soakVerdict({
  memories,
  unexcused,
  excused,
  starved,
  acts,
  begin,
  faults,
  daily,
  quizzes,
  changes,
}: {
  readonly memories: readonly number[]
  readonly unexcused: readonly Act[]
  readonly excused: number
  /** Late acts while the harness itself had no processor, of so many acts in all. */
  readonly starved: number
  readonly acts: number
  /** When the soak began, in epoch milliseconds. */
  readonly begin: number
  readonly faults: readonly Fault[]
  readonly daily: DailyFigures
  readonly quizzes: QuizFigures
  readonly changes: { readonly lost: number; readonly of: number }
}) {
  const quarter = Math.max(1, Math.floor(memories.length / 4))
  // The first minutes fill the caches.
  const early = median(memories.slice(quarter, 2 * quarter))
  const late = median(memories.slice(-quarter))
  const isFlat = !(late > early * maxGrowth + maxGrowthMiB)
  const late3s = unexcused.filter(isAnswered).length
  const lostActs = unexcused.length - late3s
  const lost = lostActs + daily.lost + quizzes.lostAnswers + changes.lost
  const doubled = daily.doubled + quizzes.doubled
  const isMeasured = starved <= acts * maxStarved
  const isGood = lost + doubled + late3s === 0 && isFlat && isMeasured
  return {
    isGood,
    lines: [
      '',
      `Lost: ${lost} (acts ${lostActs}, daily posts ${daily.lost} of ${daily.due}, quiz answers ${quizzes.lostAnswers} of ${quizzes.answers} in ${quizzes.quizzes} quizzes, changes ${changes.lost} of ${changes.of}).`,
      `Doubled: ${doubled} (daily posts ${daily.doubled}, quiz messages ${quizzes.doubled}). Late: ${late3s}. The slowest daily post came ${daily.slowest.toFixed(0)} s after its time.`,
      `Not counted: ${excused} acts that a process was working on when it was killed, and ${starved} of ${acts} late ones while the harness itself had no processor for more than half of the time${isMeasured ? '' : ', which is too many to tell'}.`,
      `Memory: ${early.toFixed(0)} MiB in the second quarter, ${late.toFixed(0)} MiB in the last: ${isFlat ? 'flat' : 'it grew'}.`,
      ...unexcused.map((act) => describeAct(act, begin, faults)),
      `Verdict: ${isGood ? 'good' : 'not good'}.`,
    ],
  }
}

/** Whoever got an answer, even if only to try again, counts here because it was late. */
function isAnswered({ result }: Pick<Act, 'result'>): boolean {
  return result === 'ok' || result === 'outage'
}

/** How long a fault may be the reason of what happens after it, in milliseconds. */
const aftermathMs = 5_000

/** What somebody did, when, what became of it, and what was going on. */
export function describeAct(
  { what, at, ms, ranMs, result, words }: Act,
  begin: number,
  faults: readonly Fault[],
): string {
  const seconds = Math.floor((at - begin) / 1000)
  const moment = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  const outcome = isAnswered({ result }) ? 'late' : result
  const acknowledged = Number.isNaN(ms)
    ? 'never'
    : `after ${ms.toFixed(0)} ms (${ranMs} in which the harness could run)`
  const during = faults
    .filter(({ from, to }) => at + 15_000 >= from && at <= to + aftermathMs)
    .map(({ name, from }) => `${name} at ${((from - at) / 1000).toFixed(1)} s`)
  const said = words.slice(0, 160).replaceAll('\n', ' ')
  return `- ${moment} ${what}: ${outcome}, acknowledged ${acknowledged}; ${during.join(', ') || 'nothing went wrong'}. ${said}`
}
