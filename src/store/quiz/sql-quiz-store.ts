/** Running quizzes in the database: each turn is one transaction that holds the quiz's row. */
import { sql } from 'kysely'
import { type Quiz, QuizPlan, QuizState, isOver, wakesAt } from '../../core/quiz/quiz.ts'
import type { Moment, Update, QuizStore, Updated } from '../../core/quiz/quiz-store.ts'
import type { Database } from '../database.ts'
import type { ErasureRule } from '../privacy/sql-personal-data.ts'
import { groupCommit } from '../group-commit.ts'
import {
  type Handle,
  type QuizTables,
  answerRow,
  playerRow,
  answerFromRow,
  playerFromRow,
  writeAnswers,
  writePlayers,
} from './quiz-rows.ts'

/** Plans kept in memory: more than a process ever runs at once. */
const maxCachedPlans = 200

interface Loaded extends Moment {
  readonly quiz: Quiz
  readonly version: number
}

/** Points and answers stay, so that the totals of a class add up; the names go. */
export const quizErasureRules: readonly ErasureRule[] = [
  { table: 'quiz_host', nameColumns: ['name'] },
  { table: 'quiz_player', nameColumns: ['name'] },
  { table: 'quiz_answer', nameColumns: [] },
  { table: 'quiz_flag', nameColumns: [] },
]

export function createQuizStore(database: Database): QuizStore {
  const tables = database.tables<QuizTables>()
  /** Plans never change, so each is parsed once. */
  const plans = new Map<string, QuizPlan>()
  const lanes = new Map<string, (move: Update<unknown>) => Promise<Updated<unknown> | undefined>>()

  function planOf(id: string, text: string): QuizPlan {
    const known = plans.get(id)
    if (known !== undefined) return known
    const plan = QuizPlan.parse(JSON.parse(text))
    const [oldest] = plans.keys()
    if (oldest !== undefined && plans.size >= maxCachedPlans) plans.delete(oldest)
    plans.set(id, plan)
    return plan
  }

  async function load(handle: Handle, id: string, lock: boolean): Promise<Loaded | undefined> {
    const now = sql<number>`${database.now()}`
    const found = handle
      .selectFrom('quiz')
      .select(['plan', 'state', 'version', 'seen_at', 'class', now.as('now')])
      .where('id', '=', id)
    // SQLite has one writer at a time and begins its transactions as one.
    const row = await (
      lock && database.engine === 'postgres' ? found.forUpdate() : found
    ).executeTakeFirst()
    if (row === undefined) return undefined
    const state = QuizState.parse(JSON.parse(row.state))
    const host = await handle
      .selectFrom('quiz_host as host')
      .leftJoin('quiz_pseudonym as pseudonym', (join) =>
        join.onRef('pseudonym.person', '=', 'host.person').on('pseudonym.class', '=', row.class),
      )
      .select((chosen) => [
        'host.person as id',
        chosen.fn.coalesce('pseudonym.name', 'host.name').as('name'),
      ])
      .where('quiz', '=', id)
      .executeTakeFirst()
    const players = await handle
      .selectFrom('quiz_player as player')
      .leftJoin('quiz_hidden as hidden', (join) =>
        join.onRef('hidden.person', '=', 'player.person').on('hidden.class', '=', row.class),
      )
      .leftJoin('quiz_pseudonym as pseudonym', (join) =>
        join.onRef('pseudonym.person', '=', 'player.person').on('pseudonym.class', '=', row.class),
      )
      .selectAll('player')
      .select('pseudonym.name as pseudonym')
      .select(sql<number>`case when hidden.person is null then 0 else 1 end`.as('hidden'))
      .where('quiz', '=', id)
      .execute()
    const answers = await answersOf(handle, id, state)
    return {
      quiz: {
        plan: planOf(id, row.plan),
        state,
        host: host ?? null,
        players: players.map(playerFromRow),
        answers,
      },
      version: row.version,
      now: row.now,
      seenAt: row.seen_at,
    }
  }

  async function answersOf(handle: Handle, id: string, state: QuizState) {
    if (!('round' in state)) return []
    const rows = await handle
      .selectFrom('quiz_answer')
      .selectAll()
      .where('quiz', '=', id)
      .where('round', '=', state.round)
      .execute()
    return rows.map(answerFromRow)
  }

  /** Writes what differs. A change of state raises the version, on the condition that nobody else has. */
  async function save(handle: Handle, before: Loaded, after: Quiz): Promise<number> {
    const { id } = after.plan
    const known = new Set<unknown>([...before.quiz.players, ...before.quiz.answers])
    await writePlayers(
      handle,
      after.players
        .filter((player) => !known.has(player))
        .map((player) => playerRow(after.plan, player)),
    )
    await writeAnswers(
      handle,
      after.answers
        .filter((answer) => !known.has(answer))
        .map((answer) => answerRow(after.plan, answer)),
    )
    const { host } = after
    if (host !== null && host !== before.quiz.host) {
      await handle
        .insertInto('quiz_host')
        .values({ quiz: id, class: after.plan.class, person: host.id, name: host.name })
        .onConflict((conflict) =>
          conflict.column('quiz').doUpdateSet({ person: host.id, name: host.name }),
        )
        .execute()
    }
    if (after.state === before.quiz.state && host === before.quiz.host) return before.version
    const version = before.version + 1
    const { numUpdatedRows } = await handle
      .updateTable('quiz')
      .set({
        version,
        phase: after.state.phase,
        wakes_at: wakesAt(after.state) ?? null,
        seen_at: before.now,
        ended_at: 'endedAt' in after.state ? after.state.endedAt : null,
        state: JSON.stringify(after.state),
      })
      .where('id', '=', id)
      .where('version', '=', before.version)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new Error(`The quiz ${id} was changed in between.`)
    return version
  }

  /** Moves that come while one is being saved share the next transaction, each seeing what the one before it did. */
  function lane(id: string) {
    const known = lanes.get(id)
    if (known !== undefined) return known
    const made = groupCommit<Update<unknown>, Updated<unknown> | undefined>((moves) =>
      tables.transaction().execute((transaction) => turnAll(transaction, id, moves)),
    )
    lanes.set(id, made)
    return made
  }

  async function turnAll(handle: Handle, id: string, moves: readonly Update<unknown>[]) {
    const before = await load(handle, id, true)
    if (before === undefined) return moves.map(() => undefined)
    const { now, seenAt } = before
    let { quiz } = before
    const results = moves.map((move) => {
      const moved = move(quiz, { now, seenAt })
      quiz = moved.quiz
      return moved
    })
    const version = await save(handle, before, quiz)
    if (isOver(quiz.state)) lanes.delete(id)
    return results.map((moved) => ({ ...moved, version, now, seenAt }))
  }

  return {
    async open(quiz) {
      const { plan, state, host } = quiz
      return tables.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
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
        if (host !== null) {
          await transaction
            .insertInto('quiz_host')
            .values({ quiz: plan.id, class: plan.class, person: host.id, name: host.name })
            .execute()
        }
        await writePlayers(
          transaction,
          quiz.players.map((player) => playerRow(plan, player)),
        )
        return true
      })
    },
    update: <R>(id: string, move: Update<R>) => lane(id)(move) as Promise<Updated<R> | undefined>,
    read: (id) => load(tables, id, false),
    async findPlan(id) {
      const known = plans.get(id)
      if (known !== undefined) return known
      const row = await tables
        .selectFrom('quiz')
        .select('plan')
        .where('id', '=', id)
        .executeTakeFirst()
      return row === undefined ? undefined : planOf(id, row.plan)
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
