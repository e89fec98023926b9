/** Scores of a class over its quizzes, and who stays off the leaderboards, in the database. */
import type { QuizRecords } from '../../core/quiz/quiz-records.ts'
import type { Database } from '../database.ts'
import type { QuizTables } from './quiz-rows.ts'

export function createScores(
  database: Database,
): Pick<QuizRecords, 'scores' | 'isHidden' | 'setHidden'> {
  const tables = database.tables<QuizTables>()

  return {
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
        .where('player.seated', '=', 1)
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
    async isHidden(className, person) {
      const row = await tables
        .selectFrom('quiz_hidden')
        .select('person')
        .where('class', '=', className)
        .where('person', '=', person)
        .executeTakeFirst()
      return row !== undefined
    },
    async setHidden(className, person, hidden) {
      if (hidden) {
        await tables
          .insertInto('quiz_hidden')
          .values({ class: className, person })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        return
      }
      await tables
        .deleteFrom('quiz_hidden')
        .where('class', '=', className)
        .where('person', '=', person)
        .execute()
    },
  }
}
