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
import { createCodeTries } from './sql-code-tries.ts'
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

/** Looked for at once. */
const maxFound = 100

/** Added up in one transaction: SQLite takes some milliseconds for them, and everybody else waits. */
const playersAtOnce = 50

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
    ...createCodeTries(database),
    async addUpQuizzes(classId) {
      for (;;) {
        const found = await findNew(tables, classId)
        for (const { id } of found) await addUp(database, classId, id)
        if (found.length < maxFound) return
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
function findNew(tables: Kysely<BookTables>, classId: string) {
  return endedQuizzes(tables, classId)
    .leftJoin('book_quiz', 'book_quiz.quiz', 'quiz.id')
    .select('quiz.id')
    .where('book_quiz.quiz', 'is', null)
    .orderBy('quiz.opened_at')
    .limit(maxFound)
    .execute()
}

function endedQuizzes(handle: Handle, classId: string) {
  return handle
    .selectFrom('quiz')
    .where('quiz.class', '=', classId)
    .where('quiz.anonymous', '=', 0)
    .where('quiz.ended_at', 'is not', null)
}

/** What another version wrote counts as a quiz without questions. */
const AboutOnly = z.object({ about: z.string() })

/** Adds up a quiz in parts, after each of which others have their turn. Whatever stops it, the next one to look goes on. */
async function addUp(database: Database, classId: string, id: string): Promise<void> {
  const tables = database.tables<BookTables>()
  const quiz = await endedQuizzes(tables, classId)
    .select(['quiz.plan', 'quiz.state'])
    .where('quiz.id', '=', id)
    .executeTakeFirst()
  if (quiz === undefined) return
  const plan = parseStored(QuizPlan, quiz.plan)
  const state = parseStored(QuizState, quiz.state)
  const rounds = state === undefined ? 0 : roundsPlayed(state)
  const judged = (plan?.items ?? []).flatMap((item, round) =>
    round < rounds && isScored(item) ? [round] : [],
  )
  const scored = await scoredRounds(tables, id, judged)
  const players = await tables
    .selectFrom('quiz_player')
    .select('person')
    .where('quiz', '=', id)
    .where('person', 'not like', erased)
    .orderBy('person')
    .execute()
  for (let at = 0; at < players.length; at += playersAtOnce) {
    const people = players.slice(at, at + playersAtOnce).map(({ person }) => person)
    await addPlayers(tables, database, { id, rounds, scored, people })
    await yieldToOthers()
  }
  const about = plan?.about ?? parseStored(AboutOnly, quiz.plan)?.about ?? ''
  // Last, since from now on it counts as added up; and from the quiz itself, which may have been deleted meanwhile.
  await sql`
    insert into book_quiz (quiz, class, opened_at, about, scored)
    select id, class, opened_at, ${about}, cast(${scored.length} as integer) from quiz where id = ${id}
    ${keeping(database, 'quiz')}
    on conflict do nothing`.execute(tables)
  await yieldToOthers()
}

interface AddedPlayers {
  readonly id: string
  readonly rounds: number
  readonly scored: readonly number[]
  readonly people: readonly string[]
}

/** Reads and writes in one statement, so that nothing of somebody comes back who has their data deleted at this moment. */
async function addPlayers(
  handle: Handle,
  database: Database,
  { id, rounds, scored, people }: AddedPlayers,
): Promise<void> {
  const isCounted = scored.length === 0 ? sql`1 = 0` : sql`round in (${sql.join(scored)})`
  const isTheirs = sql`person in (${sql.join(people)})`
  // Added up before they are joined: no index has the answers of one player of a quiz.
  await sql`
    insert into book_score (quiz, class, person, name, opened_at, given, answered, credit)
    select player.quiz, player.class, player.person, player.name, quiz.opened_at,
      coalesce(own.given, 0), coalesce(own.answered, 0), coalesce(own.credit, 0)
    from quiz_player as player
    join quiz on quiz.id = player.quiz
    left join (
      select person, count(*) as given, count(case when ${isCounted} then credit end) as answered,
        sum(case when ${isCounted} then credit end) as credit
      from quiz_answer where quiz = ${id} and round < ${rounds} and ${isTheirs} group by person
    ) as own on own.person = player.person
    where player.quiz = ${id} and player.${isTheirs}
      and (player.seated = 1 or own.given > 0)
    order by player.person
    ${keeping(database, 'quiz', 'player')}
    on conflict do nothing`.execute(handle)
}

/**
 * Waits for whoever deletes these rows or takes the person out of them at this moment, and then leaves them out. The quiz comes first,
 * since whoever deletes one holds it before its players. SQLite has one writer anyway.
 */
function keeping({ engine }: Database, ...tables: readonly string[]) {
  if (engine === 'sqlite') return sql``
  return sql`for key share of ${sql.join(tables.map((table) => sql.ref(table)))}`
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
    readPlayers(tables, classId),
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

/** Steps from person to person through the index, whatever the number of their quizzes: a year of a large class is a hundred thousand rows. */
async function readPlayers(tables: Kysely<BookTables>, classId: string) {
  const { rows } = await sql<{ person: string; name: string | null }>`
    select person, name from (
      with recursive player (person) as (
        select min(person) from book_score where class = ${classId}
        union all
        select (select min(person) from book_score where class = ${classId} and person > player.person)
        from player where player.person is not null
      )
      select person, (
        select name from book_score
        where class = ${classId} and book_score.person = player.person and given > 0
        order by given desc, name desc limit 1
      ) as name from player where person is not null
    ) as players where name is not null`.execute(tables)
  return rows.flatMap(({ person, name }) => (name === null ? [] : [{ person, name }]))
}
