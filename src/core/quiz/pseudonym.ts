/** Pseudonyms by choice: what may be one, when two are the same, and where they are kept. */
import { UserError } from '../reply/user-error.ts'
import type { Person } from '../platform/room.ts'

export interface Pseudonym {
  readonly person: string
  /** As the platform called her when she chose. */
  readonly personName: string
  readonly name: string
}

export interface PseudonymStore {
  /** Everyone in the class who goes by another name on its boards. */
  pseudonyms(className: string): Promise<readonly Pseudonym[]>
  /** Whether it is hers now; not where a classmate goes by it or has played under it. Then she keeps what she had. */
  choosePseudonym(
    className: string,
    by: Pick<Person, 'id' | 'name'>,
    name: string,
  ): Promise<boolean>
  /** Whether there was one. */
  dropPseudonym(className: string, person: string): Promise<boolean>
}

/** In UTF-16 units, so that a board's row stays one row. */
export const maxPseudonymLength = 30

/** The name as it is kept; throws a UserError for one that could notify somebody, hide something or say nothing. */
export function parsePseudonym(typed: string): string {
  // Compatibility forms first: a full-width @ is an @.
  const name = typed.normalize('NFKC').trim()
  if (/[@#<>\p{Cc}\p{Cf}]/u.test(name)) {
    throw new UserError(
      'A pseudonym has no @, #, <, > or invisible characters. Please leave them out.',
    )
  }
  if (!/[\p{L}\p{N}]/u.test(name)) {
    throw new UserError('A pseudonym has at least one letter or digit. Please choose another.')
  }
  if (name.length > maxPseudonymLength) {
    throw new UserError(`A pseudonym has at most ${maxPseudonymLength} characters.`)
  }
  return name
}
