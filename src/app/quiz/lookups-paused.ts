/** The refusal of lookups while a quiz question is open. */
import { UserError } from '../../core/reply/user-error.ts'

/**
 * Hiding only what the question is about would give away which option is hidden, so all lookups of the class pause until
 * it closes, seldom for more than half a minute.
 */
export function lookupsPausedError(): UserError {
  return new UserError(
    'A quiz question is open in this class, so lookups are paused until it closes. Please try again in a moment.',
  )
}
