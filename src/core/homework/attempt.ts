/** One person’s passage through the questions of an assignment, which they may interrupt for days. Pure: every moment is given. */
import { z } from 'zod'
import { dayMs } from '../platform/clock.ts'
import { createRandom, shuffle } from '../platform/random.ts'
import { isValidAnswer } from '../quiz/item.ts'
import { QuizAnswer } from '../quiz/kinds/kind.ts'
import { type Assignment, closesAt, phaseOf } from './assignment.ts'

/** `position` is the place of the question in the assignment, whatever order the person sees. */
export const AttemptAnswer = z.object({
  position: z.int().min(0),
  /** As the assignment has the options, whatever order the person sees. */
  response: QuizAnswer,
  /** The platform’s timestamp, epoch milliseconds. */
  at: z.int(),
})
export type AttemptAnswer = z.infer<typeof AttemptAnswer>

export const Attempt = z.object({
  person: z.string(),
  /** From 1. */
  number: z.int().min(1),
  /** Decides the order of options. */
  seed: z.int(),
  /** The positions to be answered, in the order in which they are asked. */
  order: z.array(z.int().min(0)).min(1),
  startedAt: z.int(),
  /** When the person handed it in; null until they do. */
  finishedAt: z.int().nullable(),
  /** When its time is up; null for no limit. */
  deadlineAt: z.int().nullable().default(null),
  /** At most one for each position. */
  answers: z.array(AttemptAnswer),
})
export type Attempt = z.infer<typeof Attempt>

export interface AttemptStart {
  readonly person: string
  readonly seed: number
  /** Epoch milliseconds. */
  readonly at: number
  /** What the time limit is multiplied by for this person; none lifts it. */
  readonly timeFactor?: number | 'none'
  /** Only these positions, such as what was missed before. */
  readonly positions?: readonly number[]
}

export type Begun =
  | { readonly kind: 'begun' | 'going-on'; readonly attempt: Attempt }
  | { readonly kind: 'refused'; readonly why: 'planned' | 'closed' | 'cancelled' | 'used-up' }

/** Begins the next attempt, or returns the one that is open. `own` are the person’s attempts so far. */
export function beginAttempt(
  assignment: Assignment,
  own: readonly Attempt[],
  start: AttemptStart,
): Begun {
  const { plan } = assignment
  const open = own.find((attempt) => isOpen(assignment, attempt, start.at))
  if (open !== undefined) return { kind: 'going-on', attempt: open }
  const phase = phaseOf(assignment, start.at)
  if (phase !== 'open' && phase !== 'late') return { kind: 'refused', why: phase }
  if (own.length >= plan.attempts) return { kind: 'refused', why: 'used-up' }
  const { person, seed, at, timeFactor = 1, positions = [...plan.items.keys()] } = start
  const attempt: Attempt = {
    person,
    number: Math.max(0, ...own.map(({ number }) => number)) + 1,
    seed,
    order: [...shuffle(positions, createRandom(seed))],
    startedAt: at,
    finishedAt: null,
    deadlineAt:
      plan.timeMs === null || timeFactor === 'none'
        ? null
        : at + Math.round(plan.timeMs * timeFactor),
    answers: [],
  }
  return { kind: 'begun', attempt }
}

/** Returns the last moment at which an answer of this attempt counts, epoch milliseconds. */
export function attemptClosesAt(assignment: Assignment, attempt: Attempt): number {
  // A test is to be begun in time; then everybody has their whole time, and who has no limit a day.
  if (assignment.plan.use === 'test') {
    const { dueAt, closedAt } = assignment.state
    return Math.min(attempt.deadlineAt ?? (dueAt ?? Infinity) + dayMs, closedAt ?? Infinity)
  }
  return Math.min(attempt.deadlineAt ?? Infinity, closesAt(assignment) ?? Infinity)
}

/** Whether answers made at a moment are taken. */
export function isOpen(assignment: Assignment, attempt: Attempt, at: number): boolean {
  const isRunning =
    !assignment.state.cancelled && !assignment.state.draft && attempt.finishedAt === null
  return isRunning && at <= attemptClosesAt(assignment, attempt)
}

export function findAttemptAnswer(
  { answers }: Pick<Attempt, 'answers'>,
  position: number,
): AttemptAnswer | undefined {
  return answers.find((answer) => answer.position === position)
}

/**
 * Returns the position of the next question without an answer: the first after `after` in the person’s order, and from the
 * beginning where none follows; undefined once all are answered.
 */
export function nextQuestion(
  attempt: Pick<Attempt, 'order' | 'answers'>,
  after?: number,
): number | undefined {
  const from = after === undefined ? 0 : attempt.order.indexOf(after) + 1
  const turned = [...attempt.order.slice(from), ...attempt.order.slice(0, from)]
  return turned.find((position) => findAttemptAnswer(attempt, position) === undefined)
}

/**
 * `accepted` also where the same answer stands already. `unchanged` where another one stays: its solution was shown, or it was
 * given later than this one. `closed` where the attempt takes no answers, `invalid` where it is no answer to that question.
 */
export type AttemptResult = 'accepted' | 'changed' | 'unchanged' | 'closed' | 'invalid'

export interface AnsweredAttempt {
  readonly attempt: Attempt
  readonly result: AttemptResult
}

/** Takes an answer. Whichever device it comes from, and however often, each question has the one that was given last. */
export function answerQuestion(
  assignment: Assignment,
  attempt: Attempt,
  given: AttemptAnswer,
): AnsweredAttempt {
  const { position, response, at } = given
  const item = assignment.plan.items[position]
  if (item === undefined || !attempt.order.includes(position)) return { attempt, result: 'invalid' }
  if (!isValidAnswer(item, response)) return { attempt, result: 'invalid' }
  const previous = findAttemptAnswer(attempt, position)
  if (previous !== undefined && isSameAnswer(previous.response, response)) {
    return { attempt, result: 'accepted' }
  }
  if (!isOpen(assignment, attempt, at)) return { attempt, result: 'closed' }
  if (previous !== undefined && (assignment.plan.show === 'at-once' || at < previous.at)) {
    return { attempt, result: 'unchanged' }
  }
  const others = attempt.answers.filter((answer) => answer.position !== position)
  const result = previous === undefined ? 'accepted' : 'changed'
  return { attempt: { ...attempt, answers: [...others, { position, response, at }] }, result }
}

export interface FinishedAttempt {
  readonly attempt: Attempt
  readonly result: 'finished' | 'already' | 'closed' | 'empty'
}

/** Hands an attempt in. Questions without an answer stay without one; an attempt without any cannot be handed in. */
export function finishAttempt(
  assignment: Assignment,
  attempt: Attempt,
  at: number,
): FinishedAttempt {
  if (attempt.finishedAt !== null) return { attempt, result: 'already' }
  if (!isOpen(assignment, attempt, at)) return { attempt, result: 'closed' }
  if (attempt.answers.length === 0) return { attempt, result: 'empty' }
  return { attempt: { ...attempt, finishedAt: at }, result: 'finished' }
}

/** Whether two answers are the same, part by part. */
function isSameAnswer(a: QuizAnswer, b: QuizAnswer): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  return a.length === b.length && a.every((part, index) => part === b[index])
}
