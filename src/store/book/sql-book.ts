/** What the class’s book is made of, in the database. */
import { type Kysely, type Transaction, sql } from 'kysely'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { z } from 'zod'
import type { BookStore } from '../../core/book/book-store.ts'
import { isScored } from '../../core/quiz/item.ts'
import { QuizPlan, QuizState, roundsPlayed } from '../../core/quiz/quiz.ts'
import type { Database } from '../database.ts'
import type { DiscussionTables } from '../discussion/discussion-rows.ts'
import { type AssignmentRow, type AttemptRow, toAttempt } from '../homework/homework-rows.ts'
import { parseStored } from '../parse-stored.ts'
import type { QuizTables } from '../quiz/quiz-rows.ts'
import { createRosterStore } from './sql-roster.ts'

interface BookQuizRow {
  readonly quiz: string
  readonly class: string
  readonly opened_at: number
  readonly about: string
  readonly scored: number
}

interface BookTables extends QuizTables, Pick<DiscussionTables, 'discussion_answer'> {
  readonly book_quiz: BookQuizRow
  readonly book_score: {
    readonly quiz: string
    readonly class: string
    readonly person: string
    readonly name: string
    readonly opened_at: number
    readonly given: number
    readonly answered: number
    readonly credit: number
  }
  readonly attempt: AttemptRow
  readonly assignment: AssignmentRow
}

type Handle = Kysely<BookTables> | Transaction<BookTables>

/** Added up in one transaction; others have their turn before the next ones. */
const maxPerRead = 5

/** SQLite accepts about so many values in one statement. */
const maxIds = 500

/** What stays of somebody who had their data deleted has such an id. */
const erased = 'gone:%'

/** Whoever writes anonymously has such an id. */
const anonymous = 'anonymous:%'

export function createBookStore(database: Database): BookStore {
  const tables = database.tables<BookTables>()

  return {
    ...createRosterStore(database),
    async addUpQuizzes(classId) {
      for (;;) {
        const quizzes = await unaddedQuizzes(tables, classId)
        if (quizzes.length === 0) return
        await tables.transaction().execute(async (transaction) => {
          for (const quiz of quizzes) await addUp(transaction, quiz)
        })
        if (quizzes.length < maxPerRead) return
        await yieldToOthers()
      }
    },
    async quizzes(classId, { from, to }) {
      const rows = await tables
        .selectFrom('book_quiz')
        .select(['quiz as id', 'opened_at as openedAt', 'about', 'scored'])
        .where('class', '=', classId)
        .where('opened_at', '>=', from)
        .where('opened_at', '<', to)
        .orderBy('opened_at')
        .orderBy('quiz')
        .execute()
      return rows
    },
    async scores(classId, { from, to }, person) {
      const found = tables
        .selectFrom('book_score')
        .select(['person', 'quiz', 'given', 'answered', 'credit'])
        .where('class', '=', classId)
        .where('opened_at', '>=', from)
        .where('opened_at', '<', to)
      return (person === undefined ? found : found.where('person', '=', person)).execute()
    },
    async answers(classId, { from, to }, person) {
      const found = knownAnswers(tables, classId)
        .select(['person', 'date'])
        .where('date', '>=', from)
        .where('date', '<=', to)
      return (person === undefined ? found : found.where('person', '=', person)).execute()
    },
    people: (classId) => readPeople(tables, classId),
    async attempts(classId, assignments, person) {
      if (assignments.length === 0) return []
      const found = tables
        .selectFrom('attempt')
        .select(['assignment', 'class', 'person', 'person_name', 'number'])
        .select(['started_at', 'finished_at', 'changed_at'])
        .select(sql<string | null>`case when finished_at is null then attempt end`.as('unfinished'))
        .where('class', '=', classId)
        .where('person', 'not like', erased)
        .where('assignment', 'in', assignments.slice(0, maxIds))
      const rows = await (
        person === undefined ? found : found.where('person', '=', person)
      ).execute()
      return rows.map(({ unfinished, ...row }) => ({
        assignment: row.assignment,
        person: row.person,
        finishedAt: row.finished_at,
        attempt: unfinished === null ? undefined : toAttempt({ ...row, attempt: unfinished }),
      }))
    },
  }
}

/** Returns quizzes that are over and were not anonymous, and have not been added up, the oldest first. */
function unaddedQuizzes(tables: Kysely<BookTables>, classId: string) {
  return tables
    .selectFrom('quiz')
    .leftJoin('book_quiz', 'book_quiz.quiz', 'quiz.id')
    .select(['quiz.id', 'quiz.class', 'quiz.opened_at', 'quiz.plan', 'quiz.state'])
    .where('quiz.class', '=', classId)
    .where('quiz.anonymous', '=', 0)
    .where('quiz.ended_at', 'is not', null)
    .where('book_quiz.quiz', 'is', null)
    .orderBy('quiz.opened_at')
    .limit(maxPerRead)
    .execute()
}

interface EndedQuiz {
  readonly id: string
  readonly class: string
  readonly opened_at: number
  readonly plan: string
  readonly state: string
}

/** What another version wrote counts as a quiz without questions. */
const AboutOnly = z.object({ about: z.string() })

async function addUp(transaction: Transaction<BookTables>, quiz: EndedQuiz): Promise<void> {
  const plan = parseStored(QuizPlan, quiz.plan)
  const state = parseStored(QuizState, quiz.state)
  const rounds = state === undefined ? 0 : roundsPlayed(state)
  const judged = (plan?.items ?? []).flatMap((item, round) =>
    round < rounds && isScored(item) ? [round] : [],
  )
  const scored = await scoredRounds(transaction, quiz.id, judged)
  await transaction
    .insertInto('book_quiz')
    .values({
      quiz: quiz.id,
      class: quiz.class,
      opened_at: quiz.opened_at,
      about: plan?.about ?? parseStored(AboutOnly, quiz.plan)?.about ?? '',
      scored: scored.length,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const isCounted = scored.length === 0 ? sql`1 = 0` : sql`round in (${sql.join(scored)})`
  // Added up before they are joined: no index has the answers of one player of a quiz.
  await sql`
    insert into book_score (quiz, class, person, name, opened_at, given, answered, credit)
    select player.quiz, player.class, player.person, player.name, cast(${quiz.opened_at} as bigint),
      coalesce(own.given, 0), coalesce(own.answered, 0), coalesce(own.credit, 0)
    from quiz_player as player
    left join (
      select person, count(*) as given, count(case when ${isCounted} then credit end) as answered,
        sum(case when ${isCounted} then credit end) as credit
      from quiz_answer where quiz = ${quiz.id} and round < ${rounds} group by person
    ) as own on own.person = player.person
    where player.quiz = ${quiz.id} and player.person not like ${erased}
      and (player.seated = 1 or own.given > 0)
    on conflict do nothing`.execute(transaction)
}

/** Returns those of the rounds that count: in the others no answer was scored. */
async function scoredRounds(
  handle: Handle,
  quiz: string,
  rounds: readonly number[],
): Promise<readonly number[]> {
  if (rounds.length === 0) return []
  const rows = await handle
    .selectFrom('quiz_answer')
    .select('round')
    .distinct()
    .where('quiz', '=', quiz)
    .where('credit', 'is not', null)
    .where('round', 'in', rounds)
    .execute()
  return rows.map(({ round }) => round)
}

/** What waits for a teacher counts: its writer has done what was asked. */
function knownAnswers(tables: Kysely<BookTables>, classId: string) {
  return tables
    .selectFrom('discussion_answer')
    .where('class', '=', classId)
    .where('state', 'in', ['shown', 'held'])
    .where('person', 'not like', anonymous)
    .where('person', 'not like', erased)
}

async function readPeople(tables: Kysely<BookTables>, classId: string) {
  const [players, workers, writers, teachers] = await Promise.all([
    tables
      .selectFrom('book_score')
      .select('person')
      .select((row) => row.fn.max<string>('name').as('name'))
      .where('class', '=', classId)
      .where('given', '>', 0)
      .groupBy('person')
      .execute(),
    tables
      .selectFrom('attempt')
      .innerJoin('assignment', 'assignment.id', 'attempt.assignment')
      .select('attempt.person')
      .select((row) => row.fn.max<string>('attempt.person_name').as('name'))
      .where('attempt.class', '=', classId)
      .where('attempt.person', 'not like', erased)
      .where('assignment.person', 'is', null)
      .groupBy('attempt.person')
      .execute(),
    knownAnswers(tables, classId)
      .select('person')
      .select((row) => row.fn.max<string>('person_name').as('name'))
      .groupBy('person')
      .execute(),
    tables.selectFrom('class_teacher').select('person').where('class', '=', classId).execute(),
  ])
  const isTeacher = new Set(teachers.map(({ person }) => person))
  const names = new Map<string, string>()
  for (const { person, name } of [...players, ...workers, ...writers]) {
    if (!isTeacher.has(person) && (names.get(person) ?? '') === '') names.set(person, name)
  }
  return [...names].map(([id, name]) => ({ id, name }))
}
