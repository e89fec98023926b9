/** Refuses what only teachers may do, and says so differently where the platform did not tell who somebody is. */
import type { Person } from '../platform/room.ts'
import { UserError } from '../reply/user-error.ts'

/** Throws a UserError unless the person is a teacher; `name` is the command, if it was not a button, menu or form. */
export function requireTeacher(person: Pick<Person, 'isTeacher' | 'unknown'>, name?: string): void {
  if (person.isTeacher) return
  if (person.unknown !== undefined) throw new UserError(tryAgainLater(person.unknown))
  if (name === undefined) throw new UserError('Only teachers can do that.').offering('help')
  throw new UserError('Only teachers can use ', { command: name }, '.').offering('help')
}

/** For somebody whom the platform does not know right now: `unknown` is its sentence. */
export function tryAgainLater(unknown: string): string {
  return `${unknown} Please try again in a minute.`
}
