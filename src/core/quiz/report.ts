/** Measures how well each question of a quiz worked, as item analysis does. */
import type { PlayItem } from './kinds/index.ts'
import { type OptionCount, countOptions } from './item.ts'
import type { GivenAnswer } from './quiz.ts'

export type ScoredAnswer = Omit<GivenAnswer, 'at' | 'score'> & NonNullable<GivenAnswer['score']>

/** What the measures need of an answer, whether it was given in a live quiz or at home. */
export type ItemAnswer = Pick<
  ScoredAnswer,
  'person' | 'round' | 'response' | 'credit' | 'confidence'
> &
  Partial<Pick<ScoredAnswer, 'took'>>

export interface ItemReport {
  readonly round: number
  readonly prompt: string
  readonly author: string | undefined
  readonly n: number
  /** Average credit, from 0 (nobody got it right) to 1 (everybody did); null without answers. */
  readonly facility: number | null
  /**
   * Corrected point-biserial: how the credit here correlates with the credit in all other questions (Pearson). Null where
   * everyone did equally well, or fewer than three answered. See https://docs.moodle.org/dev/Quiz_statistics_calculations.
   */
  readonly discrimination: number | null
  /** How often each option was chosen. */
  readonly options: readonly OptionCount[]
  /** Milliseconds. */
  readonly medianTimeMs: number | null
  /** How many students reported a problem with it. */
  readonly flagged: number
  readonly remarks: readonly Remark[]
}

type Remark =
  | 'too few answers'
  | 'very easy'
  | 'very hard'
  | 'doesn’t separate strong and weak students'
  | 'check the right answer'
  | 'an option nobody chose'

/** With fewer answers than this the measures mean little. */
export const minAnswersForStatistics = 10

/** Returns a report on each item, in the order of the quiz. `flags` counts the students who reported a round. */
export function analyseItems(
  items: readonly PlayItem[],
  answers: readonly ItemAnswer[],
  flags: ReadonlyMap<number, number>,
): readonly ItemReport[] {
  const totals = new Map<string, number>()
  for (const { person, credit } of answers) totals.set(person, (totals.get(person) ?? 0) + credit)
  const byRound = Map.groupBy(answers, (answer) => answer.round)
  return items.map((item, round) => {
    const here = byRound.get(round) ?? []
    const credits = here.map((answer) => answer.credit)
    const rest = here.map((answer) => (totals.get(answer.person) ?? 0) - answer.credit)
    const measured = {
      n: here.length,
      facility: credits.length === 0 ? null : mean(credits),
      discrimination: correlation(credits, rest),
      options: countOptions(item, here),
      medianTimeMs: median(here.flatMap(({ took }) => took ?? [])),
    }
    return {
      round,
      prompt: item.prompt,
      author: item.author,
      ...measured,
      flagged: flags.get(round) ?? 0,
      remarks: remarksOn(measured),
    }
  })
}

type Measures = Pick<ItemReport, 'n' | 'facility' | 'discrimination' | 'options'>

function remarksOn({ n, facility, discrimination, options }: Measures): readonly Remark[] {
  if (n < minAnswersForStatistics || facility === null) return ['too few answers']
  const remarks: Remark[] = []
  if (facility > 0.95) remarks.push('very easy')
  if (facility < 0.25) remarks.push('very hard')
  const rightCount = Math.max(0, ...options.map(({ right, count }) => (right ? count : 0)))
  const isKeyBeaten = options.some((option) => !option.right && option.count > rightCount)
  if (isKeyBeaten || (discrimination !== null && discrimination < 0)) {
    remarks.push('check the right answer')
  } else if (discrimination !== null && discrimination < 0.1) {
    remarks.push('doesn’t separate strong and weak students')
  }
  if (options.some((option) => !option.right && option.count === 0)) {
    remarks.push('an option nobody chose')
  }
  return remarks
}

/** Returns the average; NaN without values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Returns Pearson's correlation, or null where either side does not vary beyond rounding. Any two points lie on a line, which says nothing. */
function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  if (xs.length < 3) return null
  const [mx, my] = [mean(xs), mean(ys)]
  let [xy, xx, yy] = [0, 0, 0]
  for (const [at, x] of xs.entries()) {
    const y = ys[at] ?? my
    xy += (x - mx) * (y - my)
    xx += (x - mx) ** 2
    yy += (y - my) ** 2
  }
  if (xx < 1e-12 || yy < 1e-12) return null
  // Rounding alone must not make it negative, which would accuse the right answer.
  const exact = xy / Math.sqrt(xx * yy)
  return Math.abs(exact) < 1e-12 ? 0 : exact
}

/** Returns the median, or null without values. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
