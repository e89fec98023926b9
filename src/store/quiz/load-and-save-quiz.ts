/** Reads a running quiz from the database, and writes what an update changed. */
import { sql } from 'kysely'
import { QuizAnswer } from '../../core/quiz/kinds/kind.ts'
import {
  type GivenAnswer,
  type Player,
  type Quiz,
  type QuizPlan,
  QuizState,
  isFirstVote,
  wakesAt,
} from '../../core/quiz/quiz.ts'
import type { Updated } from '../../core/quiz/quiz-store.ts'
import { confidenceIn, type AnswerRow, type Handle, type PlayerRow } from './quiz-rows.ts'
import { type Database, holdRows, saveRows } from '../database.ts'
import { parseStored } from '../parse-stored.ts'
import { loadFirstVotes, saveFirstVotes, splitVotes } from './first-votes.ts'

type LoadedQuiz = Omit<Updated<undefined>, 'result'>

interface LoadParts {
  readonly database: Database
  readonly handle: Handle
  /** Plans never change, so the caller can keep them in memory. */
  readonly parsePlan: (id: string, stored: string) => QuizPlan | undefined
  readonly lock?: boolean
}

/** Returns the quiz with the answers of its current round; undefined also for one that cannot be read. `lock` holds its row until the transaction ends. */
export async function loadQuiz(
  { database, handle, parsePlan, lock = false }: LoadParts,
  className: string,
  id: string,
): Promise<LoadedQuiz | undefined> {
  const now = sql<number>`${database.now()}`
  const found = handle
    .selectFrom('quiz')
    .select(['plan', 'state', 'version', 'seen_at', now.as('now')])
    .where('id', '=', id)
    .where('class', '=', className)
  const row = await (lock ? holdRows(database.engine, found) : found).executeTakeFirst()
  if (row === undefined) return undefined
  const plan = parsePlan(id, row.plan)
  const state = parseStored(QuizState, row.state)
  if (plan === undefined || state === undefined) return undefined
  return {
    quiz: {
      plan,
      state,
      host: await loadHost(handle, id),
      players: await loadPlayers(handle, id, className),
      ...(await loadVotes(handle, plan, state)),
    },
    version: row.version,
    now: row.now,
    seenAt: row.seen_at,
  }
}

async function loadHost(handle: Handle, id: string) {
  const host = await handle
    .selectFrom('quiz_host')
    .select(['person as id', 'name', 'teacher'])
    .where('quiz', '=', id)
    .executeTakeFirst()
  return host === undefined ? null : { id: host.id, name: host.name, isTeacher: host.teacher === 1 }
}

async function loadPlayers(handle: Handle, id: string, className: string) {
  const rows = await handle
    .selectFrom('quiz_player as player')
    .leftJoin('quiz_anonymous_player as anonymous', (join) =>
      join
        .onRef('anonymous.quiz', '=', 'player.quiz')
        .onRef('anonymous.player', '=', 'player.person'),
    )
    .leftJoin('quiz_hidden as hidden', (join) =>
      join
        .on((on) => on('hidden.person', '=', on.fn.coalesce('anonymous.person', 'player.person')))
        .on('hidden.class', '=', className),
    )
    .leftJoin('quiz_pseudonym as pseudonym', (join) =>
      join.onRef('pseudonym.person', '=', 'player.person').on('pseudonym.class', '=', className),
    )
    .selectAll('player')
    .select('pseudonym.name as pseudonym')
    .select(sql<number>`case when hidden.person is null then 0 else 1 end`.as('hidden'))
    .where('player.quiz', '=', id)
    .orderBy('player.person')
    .execute()
  return rows.map(({ quiz: _quiz, class: _class, seated, hidden, ...row }): Player => ({
    ...row,
    seated: seated === 1,
    hidden: hidden === 1,
  }))
}

async function loadVotes(handle: Handle, { id, settings }: QuizPlan, state: QuizState) {
  if (!('round' in state)) return { answers: [], firstVotes: [] }
  const first = settings.mode === 'peer' ? await loadFirstVotes(handle, id, state.round) : []
  return isFirstVote(state)
    ? { answers: first, firstVotes: [] }
    : { answers: await loadAnswers(handle, id, state.round), firstVotes: first }
}

async function loadAnswers(handle: Handle, id: string, round: number) {
  const rows = await handle
    .selectFrom('quiz_answer')
    .selectAll()
    .where('quiz', '=', id)
    .where('round', '=', round)
    .orderBy('person')
    .execute()
  return rows.flatMap(
    ({
      quiz: _quiz,
      class: _class,
      response: stored,
      confidence,
      credit,
      points,
      ...row
    }): GivenAnswer[] => {
      const response = parseStored(QuizAnswer, stored)
      if (response === undefined) return []
      const score = credit === null || points === null ? null : { credit, points }
      return [{ ...row, ...confidenceIn(confidence), response, score }]
    },
  )
}

/** Writes what changed. Returns the version, which grows with a change of state; throws where another process was quicker. */
export async function saveQuiz(handle: Handle, before: LoadedQuiz, after: Quiz): Promise<number> {
  const { id } = after.plan
  const players = new Set(after.players).difference(new Set(before.quiz.players))
  const answered = new Set(splitVotes(before.quiz).answers)
  const answers = new Set(splitVotes(after).answers).difference(answered)
  await deletePlayers(handle, before.quiz, after)
  await savePlayers(handle, after, [...players])
  await saveAnswers(handle, after, [...answers])
  if (after.plan.settings.mode === 'peer') await saveFirstVotes(handle, before.quiz, after)
  const isHostSame = after.host === before.quiz.host
  if (!isHostSame) await saveHost(handle, after)
  if (after.state === before.quiz.state && isHostSame) return before.version
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

export async function saveHost(handle: Handle, { plan, host }: Quiz): Promise<void> {
  if (host === null) return
  const { id: person, name, isTeacher } = host
  const row = { quiz: plan.id, class: plan.class, person, name, teacher: isTeacher ? 1 : 0 }
  await saveRows(handle, 'quiz_host', ['quiz'], [row])
}

/** Deletes those who have left before the start. */
async function deletePlayers(handle: Handle, before: Quiz, after: Quiz): Promise<void> {
  const remaining = new Set(after.players.map(({ person }) => person))
  const gone = before.players.map(({ person }) => person).filter((each) => !remaining.has(each))
  if (gone.length === 0) return
  await handle
    .deleteFrom('quiz_player')
    .where('quiz', '=', after.plan.id)
    .where('person', 'in', gone)
    .execute()
}

export function savePlayers(handle: Handle, { plan }: Quiz, players: readonly Player[]) {
  const rows = players.map(({ person, name, team, alias, seated, missed, points }): PlayerRow => ({
    quiz: plan.id,
    class: plan.class,
    person,
    name,
    team,
    alias,
    seated: seated ? 1 : 0,
    missed,
    points,
  }))
  return saveRows(handle, 'quiz_player', ['quiz', 'person'], rows)
}

function saveAnswers(handle: Handle, { plan }: Quiz, answers: readonly GivenAnswer[]) {
  const rows = answers.map(({ response, confidence, score, ...answer }): AnswerRow => ({
    ...answer,
    confidence: confidence ?? null,
    quiz: plan.id,
    class: plan.class,
    response: JSON.stringify(response),
    credit: score?.credit ?? null,
    points: score?.points ?? null,
  }))
  return saveRows(handle, 'quiz_answer', ['quiz', 'round', 'person'], rows)
}
