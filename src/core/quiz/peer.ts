/** Peer instruction: a first vote, a talk where opinions are divided, and a second vote on the same question. */
import type { Transition } from './events.ts'
import { creditFor, isScored } from './item.ts'
import { ask, revealAnswer, scoreRound, sharedFields, showNow } from './phases.ts'
import {
  type AskingState,
  type Quiz,
  type QuizState,
  type TalkingState,
  currentItem,
  isFirstVote,
} from './quiz.ts'
import type { QuizSettings } from './quiz-settings.ts'
import { answersApart } from './talk-groups.ts'

const minuteMs = 60_000

/** Closes the open vote: the class talks after a first vote that divides it, and any other is scored. */
export function closeVote(quiz: Quiz, state: AskingState, now: number): Transition {
  if (state.vote !== 'first' || !isWorthTalking(quiz)) return scoreRound(quiz, state, now)
  const talking: TalkingState = {
    ...sharedFields(state),
    phase: 'talking',
    round: state.round,
    endsAt: now + quiz.plan.settings.talkMinutes * minuteMs,
    extensions: 0,
  }
  return [{ ...quiz, state: talking, firstVotes: quiz.answers, answers: [] }, [showNow]]
}

export function startSecondVote(quiz: Quiz, state: TalkingState, now: number): Transition {
  return ask(quiz, state.round, now, 'second')
}

/** Shows the answer to a question that does not count. Where the class was talking, what it voted stands as its answers. */
export function skipQuestion(
  quiz: Quiz,
  state: AskingState | TalkingState,
  now: number,
): Transition {
  const skipped =
    state.phase === 'talking' ? { ...quiz, answers: quiz.firstVotes, firstVotes: [] } : quiz
  return revealAnswer(skipped, state, now, { skipped: true })
}

/** Whether the first vote is divided: its share right is within the range, and there are two people with different answers. */
function isWorthTalking(quiz: Quiz): boolean {
  const { answers } = quiz
  const { talkFrom, talkTo } = quiz.plan.settings
  const percent = percentRight(quiz)
  const isDivided = answersApart(currentItem(quiz), answers).length > 1
  return isDivided && percent >= talkFrom && percent <= talkTo
}

/** Whether so few were right that the host may want to explain the question. Only for a round that was not talked over. */
export function needsExplaining(quiz: Quiz): boolean {
  const { mode, talkFrom } = quiz.plan.settings
  const { answers, firstVotes } = quiz
  if (mode !== 'peer' || answers.length === 0 || firstVotes.length > 0) return false
  return percentRight(quiz) < talkFrom
}

/** Returns how long a question goes on, at most, after the next deadline of its quiz. Milliseconds. */
export function pauseAfterMs(
  state: QuizState,
  { seconds, talkMinutes }: Pick<QuizSettings, 'seconds' | 'talkMinutes'>,
): number {
  const secondVoteMs = seconds * 1_000
  if (state.phase === 'talking') return secondVoteMs
  return isFirstVote(state) ? talkMinutes * minuteMs + secondVoteMs : 0
}

/** Returns how many of 100 answers are completely right. */
function percentRight(quiz: Quiz): number {
  const item = currentItem(quiz)
  if (item === undefined || quiz.answers.length === 0) return 0
  // Where no answer is right, no share of them is above or below another.
  if (!isScored(item)) return NaN
  const right = quiz.answers.filter(({ response }) => creditFor(item, response) === 1)
  return (100 * right.length) / quiz.answers.length
}
