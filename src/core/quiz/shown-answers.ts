/** Which answers to an open question everyone sees: none until a teacher has looked at them and shown them. */
import { type AnswerGroup, cautionOf, groupAnswers } from './open-answers.ts'
import { type Quiz, currentItem } from './quiz.ts'

/** How long the class waits for a teacher who hosts the quiz, milliseconds. After that it goes on without the answers. */
export const reviewWaitMs = 120_000

/** Returns the groups of the round that is shown; none for a question of another kind. */
export function groupsOf(quiz: Quiz): readonly AnswerGroup[] {
  const item = currentItem(quiz)
  return item?.by === 'open' ? groupAnswers(quiz.answers, item.language) : []
}

/** Returns the groups that everyone sees: none until a teacher has shown them. */
export function shownGroups(quiz: Quiz): readonly AnswerGroup[] {
  const { state } = quiz
  if (state.phase !== 'revealing' || state.review?.shown === undefined) return []
  const { shown, leftOut } = state.review
  return groupsOf(quiz).filter(({ key }) => shown.includes(key) && !leftOut.includes(key))
}

/** Returns what is left out at first: what names somebody of the class, or has a link or a mention. */
export function leftOutAtFirst(quiz: Quiz): string[] {
  const names = namesIn(quiz)
  return groupsOf(quiz)
    .filter(({ words }) => cautionOf(words, names) !== undefined)
    .map(({ key }) => key)
}

/** Returns the points by hand of a group, as a share. */
export function creditOf({ people }: AnswerGroup, { answers }: Pick<Quiz, 'answers'>): number {
  return answers.find(({ person }) => people.includes(person))?.score?.credit ?? 0
}

/** Returns the names to look for in answers; in an anonymous quiz the host’s alone. */
export function namesIn({ players, host }: Quiz): readonly string[] {
  return [...players.map(({ name }) => name), host?.name ?? ''].filter((name) => name !== '')
}
