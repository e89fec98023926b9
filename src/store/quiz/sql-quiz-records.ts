/** What is stored after quizzes, in the database: scores, who stays off the leaderboards. */
import type { QuizRecords } from '../../core/quiz/quiz-records.ts'
import type { Database } from '../database.ts'
import type { QuizTables } from './quiz-rows.ts'
import { createLeftOutStore } from './sql-left-out.ts'
import { createPresetStore } from './sql-presets.ts'
import { createPseudonymStore } from './sql-pseudonyms.ts'
import { createFlagStore } from './sql-quiz-flags.ts'
import { createResults } from './sql-quiz-results.ts'

export function createQuizRecords(database: Database): QuizRecords {
  const tables = database.tables<QuizTables>()

  return {
    ...createPseudonymStore(database),
    ...createResults(database),
    ...createFlagStore(database),
    ...createLeftOutStore(database),
    ...createPresetStore(database),
    async countOpened(className, since) {
      const { count } = await tables
        .selectFrom('quiz')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('class', '=', className)
        .where('opened_at', '>=', since)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    async scores(className, since) {
      const rows = await tables
        .selectFrom('quiz_player as player')
        .innerJoin('quiz', 'quiz.id', 'player.quiz')
        .leftJoin('quiz_hidden as hidden', (join) =>
          join
            .onRef('hidden.person', '=', 'player.person')
            .onRef('hidden.class', '=', 'quiz.class'),
        )
        .leftJoin('quiz_pseudonym as pseudonym', (join) =>
          join
            .onRef('pseudonym.person', '=', 'player.person')
            .onRef('pseudonym.class', '=', 'quiz.class'),
        )
        .where('quiz.class', '=', className)
        .where('quiz.opened_at', '>=', since)
        .where('quiz.anonymous', '=', 0)
        .where('quiz.in_scores', '=', 1)
        .where('player.seated', '=', 1)
        // Quizzes that ended before a question was counted are none.
        .where((where) =>
          where.exists(
            where
              .selectFrom('quiz_answer as answer')
              .select('answer.quiz')
              .whereRef('answer.quiz', '=', 'quiz.id')
              .where('answer.credit', 'is not', null),
          ),
        )
        .groupBy(['player.person', 'hidden.person', 'pseudonym.name'])
        .orderBy('player.person')
        .select((row) => [
          'player.person as person',
          // A person's names over time: any one of them will do, and this one is always the same.
          row.fn.coalesce('pseudonym.name', row.fn.max<string>('player.name')).as('name'),
          row.fn.sum<number>('player.points').as('points'),
          row.fn.countAll<number>().as('quizzes'),
          'hidden.person as hidden',
        ])
        .execute()
      return rows.map((row) => ({ ...row, hidden: row.hidden !== null }))
    },
    async dueDeletion(className) {
      const { count, at } = await tables
        .selectFrom('quiz')
        .select((row) => [row.fn.countAll<number>().as('count'), row.fn.min('delete_at').as('at')])
        .where('class', '=', className)
        .where('delete_at', 'is not', null)
        .executeTakeFirstOrThrow()
      return at === null ? undefined : { count, at }
    },
    async isHidden(className, person) {
      const row = await tables
        .selectFrom('quiz_hidden')
        .select('person')
        .where((row) => row.and({ class: className, person }))
        .executeTakeFirst()
      return row !== undefined
    },
    async setHidden(className, person, hidden) {
      const row = { class: className, person }
      await (
        hidden
          ? tables
              .insertInto('quiz_hidden')
              .values(row)
              .onConflict((conflict) => conflict.doNothing())
          : tables.deleteFrom('quiz_hidden').where((where) => where.and(row))
      ).execute()
    },
  }
}
