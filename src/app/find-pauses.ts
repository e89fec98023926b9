/** Finds what may pause somebody’s lookups: a test that they are taking, and quiz questions that are open in their classes. */
import type { Person } from '../core/platform/room.ts'
import type { OpenQuestion } from '../core/quiz/quiz-store.ts'
import type { HomeClass } from '../core/settings/home-class.ts'
import type { RunningTests } from './homework/running-tests.ts'
import type { QuizRunner } from './quiz/quiz-runner.ts'

export interface Pauses {
  /** For how long they are taking a test at the most, milliseconds; undefined where they take none. */
  readonly testMsLeft: number | undefined
  readonly questions: readonly OpenQuestion[]
}

interface PausesParts {
  readonly runningTests: Pick<RunningTests, 'msLeft'>
  readonly quiz: { readonly runner: Pick<QuizRunner, 'openQuestions'> }
}

/** For what looks nothing up the store is not asked: should it look something up after all, it is refused. */
export const alwaysPaused: Pauses = { testMsLeft: Infinity, questions: [] }

export async function findPauses(
  { runningTests, quiz }: PausesParts,
  person: Person,
  homes: readonly HomeClass[],
): Promise<Pauses> {
  const [testMsLeft, ...questions] = await Promise.all([
    runningTests.msLeft(person.id),
    ...homes.map(({ room }) => quiz.runner.openQuestions(room.class)),
  ])
  return { testMsLeft, questions: questions.flat() }
}
