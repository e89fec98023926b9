/** Running quizzes in the database: each update is one transaction that holds the quiz's row. */
import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { type Quiz, QuizPlan, isOver, wakesAt } from '../../core/quiz/quiz.ts'
import type { QuizStore, Update, Updated } from '../../core/quiz/quiz-store.ts'
import type { Database } from '../database.ts'
import { groupCommit } from '../group-commit.ts'
import { loadQuiz, saveHost, savePlayers, saveQuiz } from './load-and-save-quiz.ts'
import type { Handle, QuizTables } from './quiz-rows.ts'

/** How many plans stay in memory; a process never runs this many quizzes at once. */
const maxCachedPlans = 200

/** As long as its port, a statement or two for each of its methods. */
export function createQuizStore(database: Database): QuizStore {
  const tables = database.tables<QuizTables>()
  /** Plans never change, so each is parsed once. */
  const plans = new LRUCache<string, QuizPlan>({ max: maxCachedPlans })
  const batches = new Map<
    string,
    (update: Update<unknown>) => Promise<Updated<unknown> | undefined>
  >()

  function parsePlan(id: string, stored: string): QuizPlan {
    const cached = plans.get(id)
    if (cached !== undefined) return cached
    const plan = QuizPlan.parse(JSON.parse(stored))
    plans.set(id, plan)
    return plan
  }

  /** Updates that arrive while one is being saved share the next transaction, each seeing what the one before it did. */
  function batchFor(id: string) {
    const existing = batches.get(id)
    if (existing !== undefined) return existing
    const batch = groupCommit<Update<unknown>, Updated<unknown> | undefined>((updates) =>
      tables.transaction().execute((transaction) => updateAll(transaction, id, updates)),
    )
    batches.set(id, batch)
    return batch
  }

  async function updateAll(handle: Handle, id: string, updates: readonly Update<unknown>[]) {
    const before = await loadQuiz({ database, handle, parsePlan, lock: true }, id)
    if (before === undefined) return updates.map(() => undefined)
    const { now, seenAt } = before
    let { quiz } = before
    const results = updates.map((update) => {
      const updated = update(quiz, { now, seenAt })
      quiz = updated.quiz
      return updated
    })
    const version = await saveQuiz(handle, before, quiz)
    if (isOver(quiz.state)) batches.delete(id)
    return results.map((updated) => ({ ...updated, version, now, seenAt }))
  }

  return {
    open: (quiz) =>
      tables.transaction().execute((transaction) => insertQuiz(database, transaction, quiz)),
    update: <R>(id: string, update: Update<R>) =>
      batchFor(id)(update) as Promise<Updated<R> | undefined>,
    read: (id) => loadQuiz({ database, handle: tables, parsePlan }, id),
    async findPlan(id) {
      const cached = plans.get(id)
      if (cached !== undefined) return cached
      const row = await tables
        .selectFrom('quiz')
        .select('plan')
        .where('id', '=', id)
        .executeTakeFirst()
      return row === undefined ? undefined : parsePlan(id, row.plan)
    },
    async findRunningId(room) {
      const row = await tables
        .selectFrom('quiz')
        .select('id')
        .where('room', '=', room)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return row?.id
    },
    async listLive() {
      const now = sql<number>`${database.now()}`
      const rows = await tables
        .selectFrom('quiz')
        .select(['id', 'wakes_at', 'drawn', 'version', 'seen_at', now.as('now')])
        .where((where) =>
          where.or([where('ended_at', 'is', null), where('drawn', '<', where.ref('version'))]),
        )
        .execute()
      return rows.map((row) => ({
        id: row.id,
        wakesAt: row.wakes_at ?? undefined,
        drawn: row.drawn >= row.version,
        now: row.now,
        seenAt: row.seen_at,
      }))
    },
    async markSeen(ids) {
      if (ids.length === 0) return
      await tables
        .updateTable('quiz')
        .set({ seen_at: sql<number>`${database.now()}` })
        .where('id', 'in', ids)
        .where('ended_at', 'is', null)
        .execute()
    },
    async markDrawn(id, version) {
      await tables
        .updateTable('quiz')
        .set({ drawn: version })
        .where('id', '=', id)
        .where('drawn', '<', version)
        .execute()
    },
    async isQuestionOpen(className) {
      const row = await tables
        .selectFrom('quiz')
        .select('id')
        .where('class', '=', className)
        .where('ended_at', 'is', null)
        .where('phase', '=', 'asking')
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

/** Returns false where the room has a quiz that is not over. */
async function insertQuiz(database: Database, handle: Handle, quiz: Quiz): Promise<boolean> {
  const { plan, state } = quiz
  const { numInsertedOrUpdatedRows } = await handle
    .insertInto('quiz')
    .values({
      id: plan.id,
      room: plan.room,
      class: plan.class,
      phase: state.phase,
      anonymous: plan.settings.anonymous ? 1 : 0,
      version: 1,
      drawn: 0,
      wakes_at: wakesAt(state) ?? null,
      seen_at: sql<number>`${database.now()}`,
      opened_at: plan.openedAt,
      ended_at: null,
      plan: JSON.stringify(plan),
      state: JSON.stringify(state),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await saveHost(handle, quiz)
  await savePlayers(handle, quiz, quiz.players)
  return true
}
