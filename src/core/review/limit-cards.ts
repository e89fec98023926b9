/** Bounds how many flashcards one person has, whatever packs come and go. */
import { UserError } from '../reply/user-error.ts'
import type { Reviews } from './review-store.ts'

/** Of all packs: more than anybody can keep in mind. */
const maxCards = 20_000

/** Returns what adds cards as `own` does. It throws a UserError where there would be too many. */
export function limitCards(
  own: Pick<Reviews, 'add'>,
  count: () => Promise<number>,
): Reviews['add'] {
  return async (refs, at) => {
    if ((await count()) + refs.length > maxCards) {
      throw new UserError(
        `You can have up to ${maxCards.toLocaleString('en')} flashcards, and these would be more. Remove some first.`,
      )
    }
    return own.add(refs, at)
  }
}
