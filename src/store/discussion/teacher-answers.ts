/** What teachers, digests and gradebooks read of answers, and what teachers decide about them. */
import type { DiscussionStore } from '../../core/discussion/discussion-store.ts'
import { type Database, readNow } from '../database.ts'
import {
  type DiscussionTables,
  reactionColumns,
  redraw,
  toAnswer,
  toReactions,
} from './discussion-rows.ts'
import { isReported, waits } from './sql-moderation.ts'

/** A class of three hundred over a school year writes fewer in a week; a year of them is read in several steps. */
const maxListed = 20_000

type Methods = 'list' | 'listWaiting' | 'findAnswer' | 'writerOf' | 'setState' | 'answersBetween'

export function createTeacherAnswers(database: Database): Pick<DiscussionStore, Methods> {
  const tables = database.tables<DiscussionTables>()

  function answers(className: string) {
    return tables
      .selectFrom('discussion_answer')
      .leftJoin('quiz_pseudonym', (join) =>
        join
          .onRef('quiz_pseudonym.class', '=', 'discussion_answer.class')
          .onRef('quiz_pseudonym.person', '=', 'discussion_answer.person'),
      )
      .selectAll('discussion_answer')
      .select('quiz_pseudonym.name as pseudonym')
      .where('discussion_answer.class', '=', className)
  }

  return {
    async list({ class: className, schedule, date }) {
      const rows = await answers(className)
        .select((row) => reactionColumns(row as never))
        .select(isReported.as('reported'))
        .where('discussion_answer.schedule', '=', schedule)
        .where('discussion_answer.date', '=', date)
        .execute()
      return rows
        .map((row) => ({
          ...toAnswer(row, row.pseudonym),
          reactions: toReactions(row),
          isReported: Number(row.reported) === 1,
        }))
        .toSorted((a, b) => total(b.reactions) - total(a.reactions) || a.id.localeCompare(b.id))
    },
    async listWaiting(className, limit) {
      const rows = await answers(className)
        .innerJoin('discussion', (join) =>
          join
            .onRef('discussion.schedule', '=', 'discussion_answer.schedule')
            .onRef('discussion.date', '=', 'discussion_answer.date'),
        )
        .select('discussion.prompt')
        .where(waits)
        .orderBy('discussion_answer.at')
        .orderBy('discussion_answer.id')
        .limit(limit)
        .execute()
      return rows.map(({ prompt, pseudonym, ...row }) => ({ ...toAnswer(row, pseudonym), prompt }))
    },
    async findAnswer(className, id) {
      const row = await answers(className).where('discussion_answer.id', '=', id).executeTakeFirst()
      return row && toAnswer(row, row.pseudonym)
    },
    async writerOf(className, id) {
      const row = await tables
        .selectFrom('discussion_answer')
        .leftJoin('discussion_author', 'discussion_author.author', 'discussion_answer.person')
        .select(['discussion_answer.person', 'discussion_author.person as writer'])
        .where('discussion_answer.class', '=', className)
        .where('discussion_answer.id', '=', id)
        .executeTakeFirst()
      if (row === undefined) return undefined
      return row.writer ?? toAnswerPerson(row.person)
    },
    setState: (...change) => setState(database, ...change),
    answersBetween: (...days) => answersBetween(database, ...days),
  }
}

function toAnswerPerson(person: string): string | undefined {
  return person.startsWith('anonymous:') ? undefined : person
}

function total({ agree, adds, differs }: ReturnType<typeof toReactions>): number {
  return agree + adds + differs
}

async function setState(
  database: Database,
  ...[className, id, state, from]: Parameters<DiscussionStore['setState']>
): Promise<boolean> {
  const now = await readNow(database)
  return database
    .tables<DiscussionTables>()
    .transaction()
    .execute(async (transaction) => {
      const [changed] = await transaction
        .updateTable('discussion_answer')
        .set({ state })
        .where('class', '=', className)
        .where('id', '=', id)
        .where('state', from === undefined ? '<>' : 'in', from ?? state)
        .returning(['schedule', 'date'])
        .execute()
      if (changed !== undefined) await redraw(transaction, now, [changed])
      return changed !== undefined
    })
}

async function answersBetween(
  database: Database,
  ...[className, from, to]: Parameters<DiscussionStore['answersBetween']>
): ReturnType<DiscussionStore['answersBetween']> {
  const rows = await database
    .tables<DiscussionTables>()
    .selectFrom('discussion_answer')
    .selectAll()
    .select((row) => reactionColumns(row))
    .where('class', '=', className)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .orderBy('date')
    .orderBy('id')
    .limit(maxListed)
    .execute()
  return rows.map((row) => {
    const { id, schedule, date, person, name, state, isLate, at } = toAnswer(row)
    return { id, schedule, date, person, name, state, isLate, at, reactions: toReactions(row) }
  })
}
