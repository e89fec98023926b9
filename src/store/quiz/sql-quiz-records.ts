/** What is stored after quizzes, in the database. */
import type { QuizRecords } from '../../core/quiz/quiz-records.ts'
import type { Database } from '../database.ts'
import { createPseudonymStore } from './sql-pseudonyms.ts'
import { createPresets } from './sql-quiz-presets.ts'
import { createResults } from './sql-quiz-results.ts'
import { createScores } from './sql-quiz-scores.ts'

export function createQuizRecords(database: Database): QuizRecords {
  return {
    ...createPseudonymStore(database),
    ...createResults(database),
    ...createScores(database),
    ...createPresets(database),
  }
}
