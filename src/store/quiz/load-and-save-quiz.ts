/** Reads a running quiz from the database, and writes what an update changed. */
import { sql } from 'kysely'
import { type Quiz, type QuizPlan, QuizState, wakesAt } from '../../core/quiz/quiz.ts'
import type { Moment } from '../../core/quiz/quiz-store.ts'
import type { Database } from '../database.ts'
import {
  type Handle,
  answerFromRow,
  answerRow,
  playerFromRow,
  playerRow,
  writeAnswers,
  writePlayers,
} from './quiz-rows.ts'

export interface LoadedQuiz extends Moment {
  readonly quiz: Quiz
  readonly version: number
}

interface LoadParts {
  readonly database: Database
  readonly handle: Handle
  /** Plans never change, so the caller can keep them in memory. */
  readonly parsePlan: (id: string, stored: string) => QuizPlan
  readonly lock?: boolean
}

/** Returns the quiz with the answers of its current round. `lock` holds its row until the transaction ends. */
export async function loadQuiz(
  { database, handle, parsePlan, lock = false }: LoadParts,
  id: string,
): Promise<LoadedQuiz | undefined> {
  const now = sql<number>`${database.now()}`
  const found = handle
    .selectFrom('quiz')
    .select(['plan', 'state', 'version', 'seen_at', 'class', now.as('now')])
    .where('id', '=', id)
  // SQLite has one writer at a time, and its transactions begin as that writer.
  const row = await (
    lock && database.engine === 'postgres' ? found.forUpdate() : found
  ).executeTakeFirst()
  if (row === undefined) return undefined
  const state = QuizState.parse(JSON.parse(row.state))
  return {
    quiz: {
      plan: parsePlan(id, row.plan),
      state,
      host: await loadHost(handle, id, row.class),
      players: await loadPlayers(handle, id, row.class),
      answers: await loadAnswers(handle, id, state),
    },
    version: row.version,
    now: row.now,
    seenAt: row.seen_at,
  }
}

async function loadHost(handle: Handle, id: string, className: string) {
  const host = await handle
    .selectFrom('quiz_host as host')
    .leftJoin('quiz_pseudonym as pseudonym', (join) =>
      join.onRef('pseudonym.person', '=', 'host.person').on('pseudonym.class', '=', className),
    )
    .select((chosen) => [
      'host.person as id',
      chosen.fn.coalesce('pseudonym.name', 'host.name').as('name'),
    ])
    .where('quiz', '=', id)
    .executeTakeFirst()
  return host ?? null
}

async function loadPlayers(handle: Handle, id: string, className: string) {
  const rows = await handle
    .selectFrom('quiz_player as player')
    .leftJoin('quiz_hidden as hidden', (join) =>
      join.onRef('hidden.person', '=', 'player.person').on('hidden.class', '=', className),
    )
    .leftJoin('quiz_pseudonym as pseudonym', (join) =>
      join.onRef('pseudonym.person', '=', 'player.person').on('pseudonym.class', '=', className),
    )
    .selectAll('player')
    .select('pseudonym.name as pseudonym')
    .select(sql<number>`case when hidden.person is null then 0 else 1 end`.as('hidden'))
    .where('quiz', '=', id)
    .execute()
  return rows.map(playerFromRow)
}

async function loadAnswers(handle: Handle, id: string, state: QuizState) {
  if (!('round' in state)) return []
  const rows = await handle
    .selectFrom('quiz_answer')
    .selectAll()
    .where('quiz', '=', id)
    .where('round', '=', state.round)
    .execute()
  return rows.map(answerFromRow)
}

/** Writes what changed. Returns the version, which grows with a change of state; throws where another process was quicker. */
export async function saveQuiz(handle: Handle, before: LoadedQuiz, after: Quiz): Promise<number> {
  const { id } = after.plan
  const saved = new Set<unknown>([...before.quiz.players, ...before.quiz.answers])
  await writePlayers(
    handle,
    after.players
      .filter((player) => !saved.has(player))
      .map((player) => playerRow(after.plan, player)),
  )
  await writeAnswers(
    handle,
    after.answers
      .filter((answer) => !saved.has(answer))
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
  if (numUpdatedRows !== 1n) throw new Error(`Another process changed the quiz ${id} first.`)
  return version
}
