/** Updates running quizzes: each update is part of one transaction that holds the quiz’s row. */
import { type Quiz, type QuizPlan, isOver } from '../../core/quiz/quiz.ts'
import type { ReadQuiz, Update, Updated } from '../../core/quiz/quiz-store.ts'
import type { Database } from '../database.ts'
import { groupCommit } from '../group-commit.ts'
import { StoreError } from '../store-error.ts'
import { type QuizKey, loadQuizzes, maxTogether } from './load-quizzes.ts'
import type { Handle, QuizTables } from './quiz-rows.ts'
import { saveQuizzes } from './save-quizzes.ts'

interface UpdaterParts {
  readonly database: Database
  readonly parsePlan: (id: string, stored: string) => QuizPlan | undefined
}

interface QuizUpdates extends QuizKey {
  readonly updates: readonly Update<unknown>[]
}

type Results = readonly Updated<unknown>[]
type UpdateOne = (update: Update<unknown>) => Promise<Updated<unknown> | undefined>

export function createQuizUpdater({ database, parsePlan }: UpdaterParts) {
  const tables = database.tables<QuizTables>()
  const queues = new Map<string, UpdateOne>()

  /** Updates that arrive while one is being saved share the next transaction, each seeing what the one before it did. */
  function queueOf(className: string, id: string): UpdateOne {
    const key = `${className} ${id}`
    const existing = queues.get(key)
    if (existing !== undefined) return existing
    const queue = groupCommit<Update<unknown>, Updated<unknown> | undefined>(async (updates) => {
      const quiz = { className, id, updates }
      const results = (await updateTogether(quiz)) ?? (await updateAlone(quiz))
      const last = results?.at(-1)
      if (last === undefined || isOver(last.quiz.state)) queues.delete(key)
      return results ?? updates.map(() => undefined)
    })
    queues.set(key, queue)
    return queue
  }

  /**
   * Quizzes that are updated at the same moment share a transaction. One that somebody else holds, and all if one fails, are left to
   * transactions of their own, so that no class waits for another or fails with it. Resolves with undefined for these.
   */
  const updateTogether = groupCommit<QuizUpdates, Results | undefined>(
    (quizzes) =>
      tables
        .transaction()
        .execute((transaction) => updateAll(transaction, quizzes, 'skip'))
        .catch((error: unknown) => {
          if (error instanceof StoreError) throw error
          return quizzes.map(() => undefined)
        }),
    maxTogether,
  )

  async function updateAlone(quiz: QuizUpdates): Promise<Results | undefined> {
    const [results] = await tables
      .transaction()
      .execute((transaction) => updateAll(transaction, [quiz], 'wait'))
    return results
  }

  /** Returns the results of each quiz in order; undefined for one that was not found. */
  async function updateAll(
    handle: Handle,
    quizzes: readonly QuizUpdates[],
    lock: 'wait' | 'skip',
  ): Promise<readonly (Results | undefined)[]> {
    const found = await loadQuizzes({ database, handle, parsePlan, lock }, quizzes)
    const updated = quizzes.map(({ updates }, index) => {
      const before = found[index]
      return before && applyAll(before, updates)
    })
    const versions = await saveQuizzes(
      handle,
      updated.filter((each) => each !== undefined),
    )
    return updated.map((each) => {
      const version = each && versions.get(each.after.plan.id)
      return version === undefined
        ? undefined
        : each?.results.map((result) => ({ ...result, version }))
    })
  }

  return <R>(className: string, id: string, update: Update<R>) =>
    queueOf(className, id)(update) as Promise<Updated<R> | undefined>
}

/** Each update sees what the one before it did. */
function applyAll(before: ReadQuiz, updates: readonly Update<unknown>[]) {
  const { now, seenAt } = before
  let after: Quiz = before.quiz
  const results = updates.map((update) => {
    const updated = update(after, { now, seenAt })
    after = updated.quiz
    return { ...updated, now, seenAt }
  })
  return { before, after, results }
}
