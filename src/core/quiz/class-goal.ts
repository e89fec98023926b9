/** A class that plays for a goal together: how much of what could be right is right. */
import { type Quiz, type QuizState, countAwaited } from './quiz.ts'

export type Together = NonNullable<QuizState['together']>

/**
 * Returns the class’s sum with a round that counts. The question was for those whom it waited for and for whoever else answered, so
 * late joiners owe nothing for what was before them, nobody owes anything for rounds after they left, and an answer never lowers
 * the share of somebody who is waited for.
 */
export function addRound(
  { earned, possible }: Together = { earned: 0, possible: 0 },
  quiz: Quiz,
  credits: readonly number[],
): Together {
  return {
    earned: earned + credits.reduce((sum, credit) => sum + credit, 0),
    possible: possible + countAwaited(quiz),
  }
}

/** Allows for what adding up thirds leaves over. */
const rounding = 1e-9

export interface GoalProgress {
  /** Whole per cent, rounded down, so that it never says the goal’s number before it is reached. */
  readonly percent: number
  readonly isReached: boolean
  /** How many more completely right answers would have reached the goal. */
  readonly missing: number
}

/** Returns undefined before the first round that counts. */
export function goalProgress(
  goal: number,
  together: Together | undefined,
): GoalProgress | undefined {
  if (together === undefined || together.possible === 0) return undefined
  const { earned, possible } = together
  const missing = (goal / 100) * possible - earned
  return {
    percent: Math.floor((100 * earned) / possible + rounding),
    isReached: missing <= rounding,
    missing: Math.max(0, Math.ceil(missing - rounding)),
  }
}
