/** Refuses settings of a quiz that work against each other. */
import { UserError } from '../reply/user-error.ts'
import type { QuizSettings } from './quiz-settings.ts'

/** Returns the settings. Throws a UserError that says which two do not go together, and what to do. */
export function requireConsistent(settings: QuizSettings): QuizSettings {
  const { confidence, scoring, penalty } = settings
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
