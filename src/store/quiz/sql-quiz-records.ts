/** Results, scores, presets and wishes of quizzes in the database. */
import { sql } from 'kysely'
import { z } from 'zod'
import { QuizAnswer } from '../../core/quiz/kinds/kind.ts'
import { QuizPlan, QuizSettings, QuizState, roundsPlayed } from '../../core/quiz/quiz.ts'
import type { QuizRecords } from '../../core/quiz/quiz-records.ts'
import type { Database } from '../database.ts'
import { createPseudonymStore } from './sql-pseudonyms.ts'
import type { QuizTables } from './quiz-rows.ts'

const Preset = z.object({ settings: QuizSettings, about: z.string().optional() })

export function createQuizRecords(database: Database): QuizRecords {
  const tables = database.tables<QuizTables>()

  return {
    ...createPseudonymStore(database),
    async result(id) {
      const row = await tables
        .selectFrom('quiz')
        .select(['plan', 'state', 'ended_at'])
        .where('id', '=', id)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const players = await tables
        .selectFrom('quiz_player')
        .select(['person', 'name', 'alias', 'team', 'points'])
        .where('quiz', '=', id)
        .orderBy('person')
        .execute()
      const answers = await tables
        .selectFrom('quiz_answer')
        .select(['person', 'round', 'response', 'credit', 'points', 'took'])
        .where('quiz', '=', id)
        .orderBy('round')
        .orderBy('person')
        .execute()
      const flags = await tables
        .selectFrom('quiz_flag')
        .select(['round', (count) => count.fn.countAll<number>().as('count')])
        .where('quiz', '=', id)
        .groupBy('round')
        .execute()
      return {
        plan: QuizPlan.parse(JSON.parse(row.plan)),
        endedAt: row.ended_at ?? undefined,
        rounds: roundsPlayed(QuizState.parse(JSON.parse(row.state))),
        players,
        answers: answers.flatMap(({ response, credit, points, ...answer }) =>
          credit === null || points === null
            ? []
            : [{ ...answer, credit, points, response: QuizAnswer.parse(JSON.parse(response)) }],
        ),
        flags: new Map(flags.map(({ round, count }) => [round, count])),
      }
    },
    async scoredRounds(className, since) {
      const quizzes = await tables
        .selectFrom('quiz')
        .select(['id', 'plan', 'opened_at'])
        .where('class', '=', className)
        .where('opened_at', '>=', since)
        .orderBy('opened_at')
        .execute()
      const rounds = await tables
        .selectFrom('quiz_answer as answer')
        .innerJoin('quiz', 'quiz.id', 'answer.quiz')
        .where('quiz.class', '=', className)
        .where('quiz.opened_at', '>=', since)
        .where('answer.credit', 'is not', null)
        .groupBy(['answer.quiz', 'answer.round'])
        .select((row) => [
          'answer.quiz as quiz',
          'answer.round as round',
          row.fn.countAll<number>().as('answers'),
          row.fn.sum<number>('answer.credit').as('credit'),
        ])
        .orderBy('answer.round')
        .execute()
      const byQuiz = Map.groupBy(rounds, (round) => round.quiz)
      return quizzes.flatMap(({ id, plan, opened_at }) => {
        const { items } = QuizPlan.parse(JSON.parse(plan))
        return (byQuiz.get(id) ?? []).flatMap(({ round, answers, credit }) => {
          const item = items[round]
          return item === undefined ? [] : [{ item, at: opened_at, answers, credit }]
        })
      })
    },
    async findLastQuizId(room) {
      const row = await tables
        .selectFrom('quiz')
        .select('id')
        .where('room', '=', room)
        .where('phase', '!=', 'lobby')
        .orderBy('opened_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.id
    },
    async recentItems(room, quizzes) {
      const rows = await tables
        .selectFrom('quiz')
        .select('plan')
        .where('room', '=', room)
        .orderBy('opened_at', 'desc')
        .limit(quizzes)
        .execute()
      return new Set(
        rows.flatMap((row) => QuizPlan.parse(JSON.parse(row.plan)).items.map((item) => item.id)),
      )
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
    async flag(quiz, round, person) {
      await tables
        .insertInto('quiz_flag')
        .columns(['quiz', 'class', 'round', 'person'])
        .expression((from) =>
          from
            .selectFrom('quiz')
            .select([
              'id',
              'class',
              sql<number>`cast(${round} as integer)`.as('round'),
              sql<string>`cast(${person} as text)`.as('person'),
            ])
            .where('id', '=', quiz),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async presets(className) {
      const rows = await tables
        .selectFrom('quiz_preset')
        .select(['name', 'preset'])
        .where('class', '=', className)
        .orderBy('name')
        .execute()
      return new Map(
        rows.map((row) => {
          const { settings, about } = Preset.parse(JSON.parse(row.preset))
          return [row.name, about === undefined ? { settings } : { settings, about }]
        }),
      )
    },
    async savePreset(className, name, preset) {
      const text = JSON.stringify(preset)
      await tables
        .insertInto('quiz_preset')
        .values({ class: className, name, preset: text })
        .onConflict((conflict) => conflict.columns(['class', 'name']).doUpdateSet({ preset: text }))
        .execute()
    },
    async dropPreset(className, name) {
      const { numDeletedRows } = await tables
        .deleteFrom('quiz_preset')
        .where('class', '=', className)
        .where('name', '=', name)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}
