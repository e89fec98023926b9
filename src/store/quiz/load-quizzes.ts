/** Reads running quizzes from the database, several with the same few statements. */
import { sql } from 'kysely'
import { QuizAnswer } from '../../core/quiz/kinds/kind.ts'
import { type GivenAnswer, type QuizPlan, QuizState, isFirstVote } from '../../core/quiz/quiz.ts'
import type { ReadQuiz } from '../../core/quiz/quiz-store.ts'
import { type Database, holdRows } from '../database.ts'
import { parseStored } from '../parse-stored.ts'
import { loadFirstVotes } from './first-votes.ts'
import { loadPeople } from './load-people.ts'
import { type Handle, confidenceIn } from './quiz-rows.ts'

/** How many quizzes are updated or read together at the most. */
export const maxTogether = 50

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
  /** Holds the rows of the quizzes until the transaction ends, and waits for those that another one holds or leaves them out. */
  readonly lock?: 'wait' | 'skip'
}

/** Returns each quiz with the answers of its current round, in order; undefined where there is none that can be read. */
export async function loadQuizzes(
  { database, handle, parsePlan, lock }: LoadParts,
  keys: readonly QuizKey[],
): Promise<readonly (ReadQuiz | undefined)[]> {
  const now = sql<number>`${database.now()}`
  const found = handle
    .selectFrom('quiz')
    .select(['id', 'class', 'plan', 'state', 'version', 'drawn', 'seen_at', now.as('now')])
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
  if (quizzes.length === 0) return keys.map(() => undefined)
  const people = await loadPeople(
    handle,
    quizzes.map(({ plan }) => plan.id),
  )
  const answers = await loadAnswers(handle, quizzes)
  const loaded = new Map<string, ReadQuiz>()
  for (const { row, plan, state } of quizzes) {
    const votes = await loadVotes(handle, plan, state, answers.get(row.id) ?? [])
    const { host = null, players = [] } = people.get(row.id) ?? {}
    loaded.set(keyOf(row.class, row.id), {
      quiz: { plan, state, host, players, ...votes },
      version: row.version,
      isDrawn: row.drawn >= row.version,
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

/** Named one by one, so that PostgreSQL may keep the statement prepared while a newer version adds a column. */
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

function groupByQuiz<Row extends { readonly quiz: string }, Part>(
  rows: readonly Row[],
  read: (row: Row) => Part,
): ReadonlyMap<string, readonly Part[]> {
  return new Map([...Map.groupBy(rows, ({ quiz }) => quiz)].map(([id, own]) => [id, own.map(read)]))
}
