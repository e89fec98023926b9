/** Reads running quizzes from the database, several with the same few statements. */
import { sql } from 'kysely'
import { QuizAnswer } from '../../core/quiz/kinds/kind.ts'
import {
  type GivenAnswer,
  type Player,
  type QuizPlan,
  QuizState,
  isFirstVote,
} from '../../core/quiz/quiz.ts'
import type { Updated } from '../../core/quiz/quiz-store.ts'
import { type Database, holdRows } from '../database.ts'
import { parseStored } from '../parse-stored.ts'
import { loadFirstVotes } from './first-votes.ts'
import { type Handle, confidenceIn } from './quiz-rows.ts'

export type LoadedQuiz = Omit<Updated<undefined>, 'result'>

/** Ids come from buttons, which anyone can forge, so a quiz is only ever found together with its class. */
export interface QuizKey {
  readonly className: string
  readonly id: string
}

interface LoadParts {
  readonly database: Database
  readonly handle: Handle
  /** Plans never change, so the caller can keep them in memory. */
  readonly parsePlan: (id: string, stored: string) => QuizPlan | undefined
  /** Holds the rows of the quizzes until the transaction ends: waits for whoever holds one, or leaves that one out. */
  readonly lock?: 'wait' | 'skip'
}

/** Returns each quiz with the answers of its current round, in order; undefined where there is none that can be read. */
export async function loadQuizzes(
  { database, handle, parsePlan, lock }: LoadParts,
  keys: readonly QuizKey[],
): Promise<readonly (LoadedQuiz | undefined)[]> {
  const now = sql<number>`${database.now()}`
  const found = handle
    .selectFrom('quiz')
    .select(['id', 'class', 'plan', 'state', 'version', 'seen_at', now.as('now')])
    .where((where) =>
      where.or(keys.map(({ className, id }) => where.and({ id, class: className }))),
    )
  const held = lock === undefined ? found : holdRows(database.engine, found, lock)
  const rows = await held.execute()
  const quizzes = rows.flatMap((row) => {
    const plan = parsePlan(row.id, row.plan)
    const state = parseStored(QuizState, row.state)
    return plan === undefined || state === undefined ? [] : [{ row, plan, state }]
  })
  if (quizzes.length === 0) return []
  const hosts = await loadHosts(handle, quizzes)
  const players = await loadPlayers(handle, quizzes)
  const answers = await loadAnswers(handle, quizzes)
  const loaded = new Map<string, LoadedQuiz>()
  for (const { row, plan, state } of quizzes) {
    const votes = await loadVotes(handle, plan, state, answers.get(row.id) ?? [])
    const [host, own] = [hosts.get(row.id) ?? null, players.get(row.id) ?? []]
    const quiz = { plan, state, host, players: own, ...votes }
    loaded.set(keyOf(row.class, row.id), {
      quiz,
      version: row.version,
      now: row.now,
      seenAt: row.seen_at,
    })
  }
  return keys.map(({ className, id }) => loaded.get(keyOf(className, id)))
}

function keyOf(className: string, id: string): string {
  return `${className} ${id}`
}

type Found = readonly { readonly plan: QuizPlan; readonly state: QuizState }[]

async function loadHosts(handle: Handle, quizzes: Found) {
  const rows = await handle
    .selectFrom('quiz_host')
    .select(['quiz', 'person as id', 'name', 'teacher'])
    .where('quiz', 'in', idsOf(quizzes))
    .execute()
  return new Map(
    rows.map(({ quiz, teacher, ...host }) => [quiz, { ...host, isTeacher: teacher === 1 }]),
  )
}

async function loadPlayers(handle: Handle, quizzes: Found) {
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
        .onRef('hidden.class', '=', 'player.class'),
    )
    .leftJoin('quiz_pseudonym as pseudonym', (join) =>
      join
        .onRef('pseudonym.person', '=', 'player.person')
        .onRef('pseudonym.class', '=', 'player.class'),
    )
    .select(playerColumns)
    .select('pseudonym.name as pseudonym')
    .select(sql<number>`case when hidden.person is null then 0 else 1 end`.as('hidden'))
    .where('player.quiz', 'in', idsOf(quizzes))
    .orderBy('player.person')
    .execute()
  const players = rows.map(({ quiz, seated, hidden, ...row }) => {
    const player: Player = { ...row, seated: seated === 1, hidden: hidden === 1 }
    return { quiz, player }
  })
  return groupByQuiz(players, ({ player }) => player)
}

/** Named one by one, so that PostgreSQL may keep the statement prepared while a newer version adds a column. */
const playerColumns = [
  'player.quiz',
  'player.person',
  'player.name',
  'player.team',
  'player.alias',
  'player.seated',
  'player.missed',
  'player.points',
] as const

const answerColumns = [
  'quiz',
  'person',
  'round',
  'at',
  'took',
  'confidence',
  'response',
  'credit',
  'points',
] as const

async function loadVotes(
  handle: Handle,
  { id, settings }: QuizPlan,
  state: QuizState,
  answers: readonly GivenAnswer[],
) {
  if (settings.mode !== 'peer' || !('round' in state)) return { answers, firstVotes: [] }
  const first = await loadFirstVotes(handle, id, state.round)
  return isFirstVote(state) ? { answers: first, firstVotes: [] } : { answers, firstVotes: first }
}

async function loadAnswers(handle: Handle, quizzes: Found) {
  const open = quizzes.flatMap(({ plan, state }) =>
    'round' in state && !isFirstVote(state) ? [{ quiz: plan.id, round: state.round }] : [],
  )
  if (open.length === 0) return new Map<string, readonly GivenAnswer[]>()
  const rows = await handle
    .selectFrom('quiz_answer')
    .select(answerColumns)
    .where((where) => where.or(open.map((one) => where.and(one))))
    .orderBy('person')
    .execute()
  const answers = rows.flatMap(({ quiz, response: stored, confidence, credit, points, ...row }) => {
    const response = parseStored(QuizAnswer, stored)
    if (response === undefined) return []
    const score = credit === null || points === null ? null : { credit, points }
    const answer: GivenAnswer = { ...row, ...confidenceIn(confidence), response, score }
    return [{ quiz, answer }]
  })
  return groupByQuiz(answers, ({ answer }) => answer)
}

function idsOf(quizzes: Found): readonly string[] {
  return quizzes.map(({ plan }) => plan.id)
}

function groupByQuiz<Row extends { readonly quiz: string }, Part>(
  rows: readonly Row[],
  read: (row: Row) => Part,
): ReadonlyMap<string, readonly Part[]> {
  return new Map([...Map.groupBy(rows, ({ quiz }) => quiz)].map(([id, own]) => [id, own.map(read)]))
}
