/** What an attempt is worth, when it counts as handed in, and when its solutions may be seen. */
import { creditFor } from '../quiz/item.ts'
import { type Assignment, closesAt, phaseOf } from './assignment.ts'
import { type Attempt, attemptClosesAt, findAttemptAnswer } from './attempt.ts'

/**
 * Returns when the attempt was handed in, epoch milliseconds; undefined while it was not. What nobody handed in before it closed
 * counts as handed in with its last answer, so that a forgotten button costs nobody their work.
 */
export function handedInAt(
  assignment: Assignment,
  attempt: Attempt,
  now: number,
): number | undefined {
  if (attempt.finishedAt !== null) return attempt.finishedAt
  const isClosed = now > attemptClosesAt(assignment, attempt)
  if (!isClosed || attempt.answers.length === 0) return undefined
  return Math.max(...attempt.answers.map(({ at }) => at))
}

export interface AttemptScore {
  /** From 0 to 1 for each question of the assignment, by position; 0 without an answer. */
  readonly credits: readonly number[]
  /** The sum of the credits. */
  readonly right: number
  /** The most that `right` can be. */
  readonly of: number
  readonly isLate: boolean
  /** The share of all points, from 0 to 1, after what being late takes off. */
  readonly share: number
}

/** Returns what an attempt is worth at a moment; before it is handed in, what it would be. */
export function scoreAttempt(assignment: Assignment, attempt: Attempt, now: number): AttemptScore {
  const { items, late } = assignment.plan
  const credits = items.map((item, position) => {
    const answer = findAttemptAnswer(attempt, position)
    return answer === undefined ? 0 : creditFor(item, answer.response)
  })
  const right = credits.reduce((sum, credit) => sum + credit, 0)
  const of = attempt.order.length
  const isLate =
    assignment.plan.use !== 'test' &&
    (handedInAt(assignment, attempt, now) ?? now) > (assignment.state.dueAt ?? Infinity)
  const kept = isLate && late.kind === 'reduced' ? 1 - late.share : 1
  return { credits, right, of, isLate, share: (right / of) * kept }
}

export interface CountedAttempt {
  readonly attempt: Attempt
  readonly score: AttemptScore
}

/** Returns the attempt that counts: of those handed in the best, and of equal ones the first; undefined where there is none. */
export function countedAttempt(
  assignment: Assignment,
  own: readonly Attempt[],
  now: number,
): CountedAttempt | undefined {
  const scored = own
    .filter((attempt) => handedInAt(assignment, attempt, now) !== undefined)
    .toSorted((a, b) => a.number - b.number)
    .map((attempt) => ({ attempt, score: scoreAttempt(assignment, attempt, now) }))
  const best = Math.max(...scored.map(({ score }) => score.share))
  return scored.find(({ score }) => score.share === best)
}

/** Whether the person may see the solution of a question that they have answered. */
export function maySeeSolutions(assignment: Assignment, attempt: Attempt, now: number): boolean {
  switch (assignment.plan.show) {
    case 'at-once':
      return true
    case 'after-attempt':
      return handedInAt(assignment, attempt, now) !== undefined
    case 'after-due':
      return now > (closesAt(assignment) ?? Infinity) && phaseOf(assignment, now) === 'closed'
    case 'released':
      return now >= (assignment.state.releasedAt ?? Infinity)
    default:
      return assignment.plan.show satisfies never
  }
}
