/** Finds the questions that are open in a class, and whom they concern. */
import { sql } from 'kysely'
import { pauseAfterMs } from '../../core/quiz/peer.ts'
import type { OpenQuestion, QuizStore } from '../../core/quiz/quiz-store.ts'
import type { Database } from '../database.ts'
import type { QuizTables } from './quiz-rows.ts'

/** How long after its time a question still counts as open, while its process is away. */
const maxOverdueMs = 5 * 60_000

/** One row for each player of a question that is open. */
export async function listOpenQuestions(
  database: Database,
  className: string,
  { findPlan, findState }: Pick<QuizStore, 'findPlan' | 'findState'>,
): Promise<readonly OpenQuestion[]> {
  const rows = await database
    .tables<QuizTables>()
    .selectFrom('quiz')
    .leftJoin('quiz_host as host', 'host.quiz', 'quiz.id')
    .leftJoin('quiz_player as player', 'player.quiz', 'quiz.id')
    .leftJoin('quiz_anonymous_player as anonymous', (join) =>
      join
        .onRef('anonymous.quiz', '=', 'player.quiz')
        .onRef('anonymous.player', '=', 'player.person'),
    )
    .select((row) => [
      'quiz.id as quiz',
      'quiz.room as room',
      'quiz.wakes_at as wakesAt',
      'host.teacher as teacher',
      row.fn.coalesce('anonymous.person', 'player.person').as('person'),
      sql<number>`${database.now()}`.as('now'),
    ])
    .where('quiz.class', '=', className)
    .where('quiz.ended_at', 'is', null)
    // While a class talks a question over, it is going to be asked again.
    .where('quiz.phase', 'in', ['asking', 'talking'])
    // One that no process can close pauses nothing for ever.
    .where('quiz.wakes_at', '>', sql<number>`${database.now()} - ${maxOverdueMs}`)
    .execute()
  /** How long lookups go on being paused after the quiz’s next deadline, milliseconds. */
  async function laterMs(quiz: string): Promise<number> {
    const plan = await findPlan(className, quiz)
    if (plan?.settings.mode !== 'peer') return 0
    const state = await findState(className, quiz)
    return state === undefined ? 0 : pauseAfterMs(state, plan.settings)
  }

  const questions = [...Map.groupBy(rows, ({ quiz }) => quiz)].flatMap(
    async ([quiz, [first, ...others]]) => {
      if (first === undefined) return []
      const deadline = (first.wakesAt ?? first.now) + (await laterMs(quiz))
      return {
        quiz,
        room: first.room,
        hostIsTeacher: first.teacher === 1,
        players: new Set([first, ...others].flatMap(({ person }) => person ?? [])),
        closesInMs: deadline - first.now,
      }
    },
  )
  return (await Promise.all(questions)).flat()
}
