/** A run through what somebody missed: each question once, then the wrong ones again, until enough are right. Pure. */
import type { Assignment } from '../homework/assignment.ts'
import {
  type Attempt,
  type AttemptAnswer,
  type AttemptResult,
  type AttemptStart,
  answerQuestion,
  beginAttempt,
  findAttemptAnswer,
  isOpen,
  nextQuestion,
} from '../homework/attempt.ts'
import { creditFor } from '../quiz/item.ts'

export const maxRunItems = 20

/** A question that is wrong so often rests; asking it once more would teach less than reading does. */
export const maxTimesAsked = 3

/** The run ends well once so many of its questions are right, in percent. */
export const enoughPercent = 80

/** How a run stands; positions of questions. */
export interface RunStanding {
  readonly right: readonly number[]
  /** Answered and not right yet, the one that was answered longest ago first. */
  readonly wrong: readonly number[]
  readonly unasked: readonly number[]
  /** How many there are in all. */
  readonly of: number
  readonly isOver: boolean
}

/** `attempts` are the person’s: one for each time through the questions. */
export function standingOf(
  { plan: { items } }: Pick<Assignment, 'plan'>,
  attempts: readonly Pick<Attempt, 'answers'>[],
): RunStanding {
  const questions = items.map((item, position) => {
    const answers = attempts.flatMap((attempt) => findAttemptAnswer(attempt, position) ?? [])
    return {
      position,
      times: answers.length,
      isRight: answers.some(({ response }) => creditFor(item, response) === 1),
      lastAt: Math.max(...answers.map(({ at }) => at)),
    }
  })
  const right = questions.filter(({ isRight }) => isRight)
  const unasked = questions.filter(({ times }) => times === 0)
  const wrong = questions
    .filter(({ times, isRight }) => times > 0 && !isRight)
    .toSorted((a, b) => a.lastAt - b.lastAt)
  const isEnough = right.length * 100 >= items.length * enoughPercent
  return {
    right: right.map(({ position }) => position),
    wrong: wrong.map(({ position }) => position),
    unasked: unasked.map(({ position }) => position),
    of: items.length,
    isOver:
      unasked.length === 0 && (isEnough || wrong.every(({ times }) => times >= maxTimesAsked)),
  }
}

/** The question that comes next, in an attempt that may be new. */
export interface RunStep {
  readonly attempt: Attempt
  readonly position: number
}

/** Returns the next question; undefined where the run is over. Once every question was asked, the wrong ones come again in an attempt of their own. */
export function nextInRun(
  assignment: Assignment,
  attempts: readonly Attempt[],
  start: Omit<AttemptStart, 'positions'>,
): RunStep | undefined {
  const { isOver, wrong, unasked } = standingOf(assignment, attempts)
  if (isOver) return undefined
  const open = attempts.find((attempt) => isOpen(assignment, attempt, start.at))
  const position = open && nextQuestion(open)
  if (open !== undefined && position !== undefined) return { attempt: open, position }
  // After the first time through, the order is that of the answers, so that each wrong one has rested longest.
  const order = unasked.length > 0 ? unasked : wrong
  const done = attempts.map((attempt) => (attempt === open ? finish(attempt, start.at) : attempt))
  const begun = beginAttempt(assignment, done, { ...start, positions: order })
  if (begun.kind === 'refused') return undefined
  const attempt = attempts.length === 0 ? begun.attempt : { ...begun.attempt, order: [...order] }
  const [first = 0] = attempt.order
  return { attempt, position: first }
}

export interface AnsweredRun {
  readonly attempt: Attempt
  readonly result: AttemptResult
}

/** Takes an answer, and ends the attempt with its last question or with the run. */
export function answerInRun(
  assignment: Assignment,
  attempts: readonly Attempt[],
  attempt: Attempt,
  given: AttemptAnswer,
): AnsweredRun {
  const { attempt: after, result } = answerQuestion(assignment, attempt, given)
  if (result !== 'accepted' || after === attempt) return { attempt: after, result }
  const all = attempts.map((each) => (each === attempt ? after : each))
  const isDone = nextQuestion(after) === undefined || standingOf(assignment, all).isOver
  return { attempt: isDone ? finish(after, given.at) : after, result }
}

function finish(attempt: Attempt, at: number): Attempt {
  return { ...attempt, finishedAt: at }
}
