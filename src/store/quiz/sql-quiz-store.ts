/** Running quizzes in the database. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { type Quiz, QuizPlan, QuizState, wakesAt } from '../../core/quiz/quiz.ts'
import { countsInScores } from '../../core/quiz/shown-board.ts'
import type { QuizStore, ReadQuiz } from '../../core/quiz/quiz-store.ts'
import { type Database, holdRows } from '../database.ts'
import { groupCommit } from '../group-commit.ts'
import { parseStored } from '../parse-stored.ts'
import { type QuizKey, loadQuizzes, maxTogether } from './load-quizzes.ts'
import type { Handle, QuizTables } from './quiz-rows.ts'
import { playerRows, saveHost, savePlayers } from './save-quizzes.ts'
import { listOpenQuestions } from './sql-open-questions.ts'
import { createQuizUpdater } from './update-quizzes.ts'

/** Characters of all plans that stay in memory, which take two bytes for each. Those of a thousand quizzes have some two million. */
const maxCachedCharacters = 8_000_000

/** As long as its port, a statement or two for each of its methods. */
export function createQuizStore(database: Database): QuizStore {
  const tables = database.tables<QuizTables>()
  /** Plans never change, so each is parsed once. */
  const plans = new LRUCache<string, QuizPlan>({ maxSize: maxCachedCharacters })
  const update = createQuizUpdater({ database, parsePlan })
  /** Quizzes that are read at the same moment, such as those whose messages are looked for, are read together. */
  const read = groupCommit<QuizKey, ReadQuiz | undefined>(
    (keys) => loadQuizzes({ database, handle: tables, parsePlan }, keys),
    maxTogether,
  )

  function parsePlan(id: string, stored: string): QuizPlan | undefined {
    const cached = plans.get(id)
    if (cached !== undefined) return cached
    const plan = parseStored(QuizPlan, stored)
    if (plan !== undefined) plans.set(id, plan, { size: stored.length })
    return plan
  }

  /** Ends a running quiz of the room that cannot be read, so that it never keeps another from being opened. Returns whether it did. */
  async function endUnreadable(
    handle: Handle,
    { class: className, room }: Pick<QuizPlan, 'class' | 'room'>,
  ): Promise<boolean> {
    const running = await handle
      .selectFrom('quiz')
      .select(['id', 'plan', 'state', 'version'])
      .where((where) => where.and({ class: className, room }))
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (running === undefined) return false
    const { id, plan, state, version } = running
    if (parsePlan(id, plan) !== undefined && parseStored(QuizState, state) !== undefined) {
      return false
    }
    await handle
      .updateTable('quiz')
      .set({
        phase: 'abandoned',
        wakes_at: null,
        drawn: version,
        ended_at: sql<number>`${database.now()}`,
      })
      .where('id', '=', id)
      .execute()
    return true
  }

  return {
    open: (quiz) =>
      tables.transaction().execute(async (transaction) => {
        if (await insertQuiz(database, transaction, quiz)) return true
        const isFree = await endUnreadable(transaction, quiz.plan)
        return isFree && insertQuiz(database, transaction, quiz)
      }),
    update,
    read: (className, id) => read({ className, id }),
    async findPlan(className, id) {
      const cached = plans.get(id)
      if (cached !== undefined) return cached.class === className ? cached : undefined
      const row = await tables
        .selectFrom('quiz')
        .select('plan')
        .where('id', '=', id)
        .where('class', '=', className)
        .executeTakeFirst()
      return row === undefined ? undefined : parsePlan(id, row.plan)
    },
    async findClass(id) {
      const row = await tables
        .selectFrom('quiz')
        .select('class')
        .where('id', '=', id)
        .executeTakeFirst()
      return row?.class
    },
    async findState(className, id) {
      const row = await tables
        .selectFrom('quiz')
        .select('state')
        .where('id', '=', id)
        .where('class', '=', className)
        .executeTakeFirst()
      return row && parseStored(QuizState, row.state)
    },
    async findRunningId(className, room) {
      const row = await tables
        .selectFrom('quiz')
        .select('id')
        .where('room', '=', room)
        .where('class', '=', className)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return row?.id
    },
    async listRunning(className) {
      const rows = await tables
        .selectFrom('quiz')
        .leftJoin('quiz_host as host', 'host.quiz', 'quiz.id')
        .select(['quiz.id', 'quiz.plan', 'quiz.state', 'host.name'])
        .where('quiz.class', '=', className)
        .where('quiz.ended_at', 'is', null)
        .orderBy('quiz.opened_at')
        .execute()
      return rows.flatMap(({ id, name, ...stored }) => {
        const plan = parsePlan(id, stored.plan)
        const state = parseStored(QuizState, stored.state)
        return plan === undefined || state === undefined ? [] : [{ plan, host: name ?? undefined }]
      })
    },
    async findPlayerId(quiz, person, create = false) {
      if (create) {
        await tables
          .insertInto('quiz_anonymous_player')
          .values({
            quiz: quiz.id,
            class: quiz.class,
            person,
            player: randomUUID(),
            joined_at: sql<number>`${database.now()}`,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
      const row = await tables
        .selectFrom('quiz_anonymous_player')
        .select('player')
        .where('quiz', '=', quiz.id)
        .where('class', '=', quiz.class)
        .where('person', '=', person)
        .executeTakeFirst()
      return row?.player
    },
    async listLive() {
      const now = sql<number>`${database.now()}`
      const rows = await tables
        .selectFrom('quiz')
        .select(['id', 'class', 'wakes_at', 'drawn', 'version', 'seen_at', now.as('now')])
        .where((where) =>
          where.or([where('ended_at', 'is', null), where('drawn', '<', where.ref('version'))]),
        )
        .execute()
      return rows.map((row) => ({
        id: row.id,
        class: row.class,
        wakesAt: row.wakes_at ?? undefined,
        drawn: row.drawn >= row.version,
        now: row.now,
        seenAt: row.seen_at,
      }))
    },
    async markSeen(ids) {
      if (ids.length === 0) return
      const running = tables
        .selectFrom('quiz')
        .select('id')
        .where('id', 'in', ids)
        .where('ended_at', 'is', null)
      const seen = { seen_at: sql<number>`${database.now()}` }
      const marked = await tables
        .updateTable('quiz')
        .set(seen)
        .where('id', 'in', holdRows(database.engine, running, 'skip'))
        .returning('id')
        .execute()
      // While this waits for one that somebody else holds, it keeps nobody else from theirs.
      const held = new Set(ids).difference(new Set(marked.map(({ id }) => id)))
      for (const id of held) {
        await tables
          .updateTable('quiz')
          .set(seen)
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .execute()
      }
    },
    async markDrawn(id, version) {
      await tables
        .updateTable('quiz')
        .set({ drawn: version })
        .where('id', '=', id)
        .where('drawn', '<', version)
        .execute()
    },
    listOpenQuestions(className) {
      return listOpenQuestions(database, className, this)
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
      in_scores: countsInScores(plan.settings) ? 1 : 0,
      version: 1,
      drawn: 0,
      wakes_at: wakesAt(state) ?? null,
      seen_at: sql<number>`${database.now()}`,
      opened_at: plan.openedAt,
      ended_at: null,
      delete_at: null,
      plan: JSON.stringify(plan),
      state: JSON.stringify(state),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await saveHost(handle, quiz)
  await savePlayers(handle, playerRows(quiz, quiz.players))
  return true
}
