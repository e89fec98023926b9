/** How buttons name a question: the quiz, the round, and whether they are for the second vote on it. */
import { type QuizPlan, type QuizState, isSecondVote } from './quiz.ts'

export interface QuestionRef {
  readonly id: string
  /** NaN unless it is a whole number. */
  readonly round: number
  readonly isSecond: boolean
  /** What the value says after that. */
  readonly rest: string
}

/** Returns `quiz/round`, or `quiz/round-2` for the second vote. */
export function formatQuestionRef(
  { id }: Pick<QuizPlan, 'id'>,
  state: Extract<QuizState, { round: number }>,
): string {
  return `${id}/${state.round}${isSecondVote(state) ? secondMark : ''}`
}

const secondMark = '-2'

/** Reads `quiz/round/…`, which anyone can forge. */
export function parseQuestionRef(value: string): QuestionRef {
  const [id = '', round = '', ...rest] = value.split('/')
  const isSecond = round.endsWith(secondMark)
  const digits = isSecond ? round.slice(0, -secondMark.length) : round
  return {
    id,
    round: /^\d{1,3}$/.test(digits) ? Number(digits) : NaN,
    isSecond,
    rest: rest.join('/'),
  }
}
