/** Refuses settings of a quiz that work against each other. */
import { UserError } from '../reply/user-error.ts'
import type { QuizSettings } from './quiz-settings.ts'

/**
 * Returns the settings. Throws a UserError that says which two do not go together, and what to do. `board` is the one that somebody
 * asked for just now.
 */
export function requireConsistent(
  settings: QuizSettings,
  board: QuizSettings['board'] | undefined,
): QuizSettings {
  const { confidence, scoring, penalty, goal, teams, warmUp, questions } = settings
  if (goal > 0 && teams > 0) {
    throw new UserError(
      'For a goal the whole class plays together. Leave the teams out, or add ',
      { code: 'goal:0' },
      '.',
    )
  }
  if (goal > 0 && board !== undefined) {
    throw new UserError(
      'A class that plays for a goal sees its progress, and no leaderboard. Leave out ',
      { code: `board:${board}` },
      ' or the goal.',
    )
  }
  if (warmUp >= questions) {
    throw new UserError(
      `With ${warmUp} questions to warm up, a quiz of ${questions} would count for nothing. Add `,
      { code: `questions:${warmUp + 3}` },
      ', for example.',
    )
  }
  if (confidence === 'score' && (board === 'everyone' || board === 'top-three')) {
    throw new UserError(
      'Points for being sure would show everyone how sure somebody was. Choose ',
      { code: 'board:own' },
      ' or ',
      { code: 'board:hidden' },
      '.',
    )
  }
  if (confidence === 'score' && scoring === 'speed') {
    throw new UserError(
      'Points are either for being sure or for being quick, since thinking takes time. Add ',
      { code: 'scoring:calm' },
      ' or ',
      { code: 'confidence:ask' },
      '.',
    )
  }
  if (confidence === 'score' && penalty) {
    throw new UserError(
      'With ',
      { code: 'confidence:score' },
      ' a wrong answer costs points already. Leave the penalty out, or add ',
      { code: 'penalty:no' },
      '.',
    )
  }
  return settings
}
