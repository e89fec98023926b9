/** Results of quizzes in the database: who answered what, and which questions were asked. */
import { isScored } from '../../core/quiz/item.ts'
import { QuizAnswer } from '../../core/quiz/kinds/kind.ts'
import { QuizPlan, QuizState, roundsPlayed } from '../../core/quiz/quiz.ts'
import type { QuizRecords } from '../../core/quiz/quiz-records.ts'
import type { Database } from '../database.ts'
import { parseStored } from '../parse-stored.ts'
import { type QuizTables, confidenceIn } from './quiz-rows.ts'
import { readFirstVotes } from './first-votes.ts'
import { readFlags } from './sql-quiz-flags.ts'

export function createResults(
  database: Database,
): Pick<
  QuizRecords,
  'result' | 'listPlayed' | 'scoredRounds' | 'studentRounds' | 'findLastQuizId' | 'recentItems'
> {
  const tables = database.tables<QuizTables>()

  return {
    async result(className, id) {
      const row = await tables
        .selectFrom('quiz')
        .select(['plan', 'state', 'ended_at'])
        .where('id', '=', id)
        .where('class', '=', className)
        .executeTakeFirst()
      const plan = row && parseStored(QuizPlan, row.plan)
      const state = row && parseStored(QuizState, row.state)
      if (plan === undefined || state === undefined) return undefined
      const players = await tables
        .selectFrom('quiz_player')
        .select(['person', 'name', 'alias', 'team', 'points'])
        .where('quiz', '=', id)
        .orderBy('person')
        .execute()
      const answers = await tables
        .selectFrom('quiz_answer')
        .select(['person', 'round', 'response', 'confidence', 'credit', 'points', 'took'])
        .where('quiz', '=', id)
        .orderBy('round')
        .orderBy('person')
        .execute()
      const rounds = roundsPlayed(state)
      return {
        plan,
        endedAt: row?.ended_at ?? undefined,
        rounds,
        firstVotes: plan.settings.mode === 'peer' ? await readFirstVotes(tables, id, rounds) : [],
        players,
        opinions: answers.flatMap(({ response: stored, credit, person, round }) => {
          const item = plan.items[round]
          const response = parseStored(QuizAnswer, stored)
          const isOpinion = credit === null && item !== undefined && !isScored(item)
          return isOpinion && round < rounds && response !== undefined
            ? [{ person, round, response }]
            : []
        }),
        answers: answers.flatMap(({ response: stored, confidence, credit, points, ...answer }) => {
          const response = parseStored(QuizAnswer, stored)
          return credit === null || points === null || response === undefined
            ? []
            : [{ ...answer, ...confidenceIn(confidence), credit, points, response }]
        }),
        flags: await readFlags(database, id),
      }
    },
    async scoredRounds(className, since) {
      const quizzes = await tables
        .selectFrom('quiz')
        .select(['id', 'plan', 'opened_at', 'anonymous'])
        .where('class', '=', className)
        .where('opened_at', '>=', since)
        .orderBy('opened_at')
        .execute()
      const answers = await tables
        .selectFrom('quiz_answer as answer')
        .innerJoin('quiz', 'quiz.id', 'answer.quiz')
        .where('quiz.class', '=', className)
        .where('quiz.opened_at', '>=', since)
        .select(['answer.quiz', 'answer.round', 'answer.person', 'answer.credit'])
        .orderBy('answer.round')
        .orderBy('answer.person')
        .execute()
      const players = await tables
        .selectFrom('quiz_player as player')
        .innerJoin('quiz', 'quiz.id', 'player.quiz')
        .where('quiz.class', '=', className)
        .where('quiz.opened_at', '>=', since)
        .where('player.seated', '=', 1)
        .select(['player.quiz', 'player.person'])
        .orderBy('player.person')
        .execute()
      const people = [...new Set([...answers, ...players].map(({ person }) => person))]
      const numbers = new Map(people.map((person, number) => [person, number]))
      const byQuiz = Map.groupBy(answers, ({ quiz }) => quiz)
      const playersOf = Map.groupBy(players, ({ quiz }) => quiz)
      return quizzes.flatMap(({ id, plan, opened_at, anonymous }) => {
        const items = parseStored(QuizPlan, plan)?.items ?? []
        const byRound = Map.groupBy(byQuiz.get(id) ?? [], ({ round }) => round)
        return [...byRound].flatMap(([round, given]) => {
          const item = items[round]
          const scored = given.flatMap(({ person, credit }) =>
            credit === null ? [] : [{ student: numbers.get(person) ?? -1, credit }],
          )
          const answered = new Set(given.map(({ person }) => person))
          const missing = (playersOf.get(id) ?? []).flatMap(({ person }) =>
            answered.has(person) ? [] : (numbers.get(person) ?? -1),
          )
          return item === undefined || scored.length === 0
            ? []
            : [{ item, at: opened_at, anonymous: anonymous === 1, answers: scored, missing }]
        })
      })
    },
    async studentRounds(className, person, since) {
      const rows = await tables
        .selectFrom('quiz_answer as answer')
        .innerJoin('quiz', 'quiz.id', 'answer.quiz')
        .where('quiz.class', '=', className)
        .where('quiz.opened_at', '>=', since)
        .where('quiz.anonymous', '=', 0)
        .where('answer.person', '=', person)
        .where('answer.credit', 'is not', null)
        .select(['quiz.id', 'quiz.plan', 'quiz.opened_at', 'answer.round', 'answer.credit'])
        .orderBy('quiz.opened_at')
        .orderBy('answer.round')
        .execute()
      const plans = new Map(rows.map(({ id, plan }) => [id, plan]))
      const parsed = new Map([...plans].map(([id, plan]) => [id, parseStored(QuizPlan, plan)]))
      return rows.flatMap(({ id, round, credit, opened_at: at }) => {
        const plan = parsed.get(id)
        const item = plan?.items[round]
        return plan === undefined || item === undefined || credit === null
          ? []
          : [{ item, pack: plan.pack, credit, at }]
      })
    },
    async listPlayed(className, { skip, limit }) {
      const played = tables
        .selectFrom('quiz')
        .where('class', '=', className)
        .where('phase', '!=', 'lobby')
        .where((where) =>
          where.exists(
            where
              .selectFrom('quiz_answer as answer')
              .select('answer.quiz')
              .whereRef('answer.quiz', '=', 'quiz.id'),
          ),
        )
      const { total } = await played
        .select((row) => row.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      const rows = await played
        .select(['id', 'plan', 'state'])
        .select((row) =>
          row
            .selectFrom('quiz_player as player')
            .whereRef('player.quiz', '=', 'quiz.id')
            .where('player.seated', '=', 1)
            .select((counted) => counted.fn.countAll<number>().as('students'))
            .as('students'),
        )
        .orderBy('opened_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .offset(skip)
        .execute()
      const quizzes = rows.flatMap(({ id, plan: storedPlan, state: storedState, students }) => {
        const plan = parseStored(QuizPlan, storedPlan)
        const state = parseStored(QuizState, storedState)
        if (plan === undefined || state === undefined) return []
        const { room, about, openedAt } = plan
        return [{ id, room, about, openedAt, students: students ?? 0, rounds: roundsPlayed(state) }]
      })
      return { quizzes, total }
    },
    async findLastQuizId(className, room) {
      const row = await tables
        .selectFrom('quiz')
        .select('id')
        .where('room', '=', room)
        .where('class', '=', className)
        .where('phase', '!=', 'lobby')
        .orderBy('opened_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.id
    },
    async recentItems(className, room, quizzes) {
      const rows = await tables
        .selectFrom('quiz')
        .select('plan')
        .where('room', '=', room)
        .where('class', '=', className)
        .orderBy('opened_at', 'desc')
        .limit(quizzes)
        .execute()
      return new Set(
        rows.flatMap(({ plan }) => parseStored(QuizPlan, plan)?.items.map((item) => item.id) ?? []),
      )
    },
  }
}
