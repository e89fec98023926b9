/** Reads what the buttons of an attempt carry. */
import type { QuizAnswer } from '../quiz/kinds/kind.ts'
import { UserError } from '../reply/user-error.ts'

/** Reads `assignment/number/position/…`; a number that is none is −1, which nothing has. */
export function parseAttemptPlace(value: string) {
  const [id = '', number = '', position = '', ...rest] = value.split('/')
  return { id, number: toIndex(number), position: toIndex(position), rest: rest.join('/') }
}

export function toIndex(typed: string): number {
  return /^\d{1,3}$/.test(typed) ? Number(typed) : -1
}

/** An update does not throw, since others share its transaction. */
export function tryParse(parse: () => QuizAnswer): QuizAnswer | UserError {
  try {
    return parse()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}
