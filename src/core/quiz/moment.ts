/** What a quiz showed when somebody decided something, so that a late or second press does nothing that they did not mean. */
import { type QuizState, isSecondVote } from './quiz.ts'

export interface QuizMoment {
  /** The phase of the state, except that the second vote on a question is another moment than the first. */
  readonly phase: string
  /** −1 where no question is open or shown. */
  readonly round: number
  /** How many messages had shown the quiz; undefined for buttons of earlier versions. */
  readonly posts?: number | undefined
}

export function momentOf(state: QuizState): QuizMoment {
  const { posts } = state
  const phase = isSecondVote(state) ? 'again' : state.phase
  return { phase, round: 'round' in state ? state.round : -1, posts }
}

/** Returns it as a button’s value carries it. */
export function formatMoment({ phase, round, posts = 0 }: QuizMoment): string {
  return `${round}/${phase}/${posts}`
}

/** Returns undefined for an empty value, and for any other that names no moment one that never was. */
export function parseMoment(value: string): QuizMoment | undefined {
  if (value === '') return undefined
  const [, round = NaN, phase = '', posts] =
    /^(-?\d{1,3})\/([a-z]{1,20})(?:\/(\d{1,9}))?$/.exec(value) ?? []
  return { round: Number(round), phase, posts: posts === undefined ? undefined : Number(posts) }
}

export function isSamePhase(one: QuizMoment, other: QuizMoment): boolean {
  return one.phase === other.phase && one.round === other.round
}
