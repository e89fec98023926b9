/** What students report about questions, in the database. */
import { sql } from 'kysely'
import { type Flag, FlagReason, type FlagStore, maxOpenFlags } from '../../core/quiz/flag.ts'
import { QuizPlan } from '../../core/quiz/quiz.ts'
import { type Database, hasChanged } from '../database.ts'
import { parseStored } from '../parse-stored.ts'
import type { FlagRow, QuizTables } from './quiz-rows.ts'

const key = ['quiz', 'class', 'round', 'person'] as const

export function createFlagStore(database: Database): FlagStore {
  const tables = database.tables<QuizTables>()

  return {
    flag: (className, flagged, about, given) =>
      saveFlag(database, { class: className, ...flagged, ...about, ...given }),
    async findFlag(className, { quiz, round, person }) {
      const row = await tables
        .selectFrom('quiz_flag')
        .select(['reason', 'words'])
        .where((row) => row.and({ class: className, quiz, round, person }))
        .executeTakeFirst()
      const reason = FlagReason.safeParse(row?.reason).data
      return row === undefined || reason === undefined ? undefined : { reason, words: row.words }
    },
    async listFlags(className) {
      const rows = await tables
        .selectFrom('quiz_flag as flag')
        .innerJoin('quiz', 'quiz.id', 'flag.quiz')
        .select(['flag.id', 'flag.quiz', 'flag.round', 'flag.pack', 'flag.item'])
        .select(['flag.reason', 'flag.words', 'flag.name', 'flag.at', 'quiz.plan'])
        .where('flag.class', '=', className)
        .where('flag.closed_at', 'is', null)
        .where('flag.id', 'is not', null)
        .orderBy('flag.at')
        .orderBy('flag.id')
        .limit(maxOpenFlags)
        .execute()
      const plans = new Map(rows.map(({ quiz, plan }) => [quiz, plan]))
      const items = new Map(
        [...plans].map(([quiz, plan]) => [quiz, parseStored(QuizPlan, plan)?.items ?? []]),
      )
      return rows.flatMap(({ id, quiz, round, pack, item, words, at, ...row }) => {
        const reason = FlagReason.safeParse(row.reason).data
        const prompt = items.get(quiz)?.[round]?.prompt
        const name = row.name === '' ? undefined : row.name
        return id === null || reason === undefined || prompt === undefined
          ? []
          : [{ id, quiz, round, pack, item, prompt, reason, words, name, at }]
      })
    },
    closeFlag: (className, id) =>
      hasChanged(
        tables
          .updateTable('quiz_flag')
          .set({ closed_at: sql<number>`${database.now()}` })
          .where('class', '=', className)
          .where('id', '=', id)
          .where('closed_at', 'is', null),
      ),
  }
}

/** Inserts a report on a quiz of this class, or replaces what the same person reported about it. */
async function saveFlag(database: Database, flag: NewFlag): Promise<void> {
  const { quiz, class: className, round, person, id, ...said } = flag
  const { pack, item, reason, words, name } = said
  const at = sql<number>`${database.now()}`
  await database
    .tables<QuizTables>()
    .insertInto('quiz_flag')
    .columns([...key, 'id', 'pack', 'item', 'reason', 'words', 'name', 'at'])
    .expression((from) =>
      from
        .selectFrom('quiz')
        .select([
          'id',
          'class',
          sql<number>`cast(${round} as integer)`.as('round'),
          asText(person).as('person'),
          asText(id).as('flag'),
          asText(pack).as('pack'),
          asText(item).as('item'),
          asText(reason).as('reason'),
          asText(words).as('words'),
          asText(name).as('name'),
          at.as('at'),
        ])
        .where('id', '=', quiz)
        .where('class', '=', className),
    )
    .onConflict((conflict) =>
      conflict.columns(['quiz', 'round', 'person']).doUpdateSet((row) => ({
        ...said,
        id: row.fn.coalesce('quiz_flag.id', 'excluded.id'),
        at,
        closed_at: null,
      })),
    )
    .execute()
}

type NewFlag = Pick<FlagRow, 'quiz' | 'class' | 'round' | 'person' | 'pack' | 'item'> &
  Pick<FlagRow, 'words' | 'name'> & { readonly id: string; readonly reason: string }

function asText(value: string) {
  return sql<string>`cast(${value} as text)`
}

/** Returns what was reported about each round of a quiz, in the order in which it was. */
export async function readFlags(
  database: Database,
  quiz: string,
): Promise<ReadonlyMap<number, readonly Flag[]>> {
  const rows = await database
    .tables<QuizTables>()
    .selectFrom('quiz_flag')
    .select(['round', 'person', 'reason', 'words', 'name', 'closed_at'])
    .where('quiz', '=', quiz)
    .orderBy('round')
    .orderBy('at')
    .orderBy('person')
    .execute()
  const byRound = Map.groupBy(rows, ({ round }) => round)
  return new Map([...byRound].map(([round, each]) => [round, each.map((row) => toFlag(row))]))
}

function toFlag(row: Omit<FlagRow, 'quiz' | 'class' | 'id' | 'pack' | 'item' | 'at'>): Flag {
  const { person, reason, words, name, closed_at } = row
  return {
    reason: FlagReason.safeParse(reason).data,
    words,
    person,
    name: name === '' ? undefined : name,
    isClosed: closed_at !== null,
  }
}
