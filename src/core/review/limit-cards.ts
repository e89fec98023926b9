/** Bounds how many flashcards one person has, whatever packs come and go, and how often they grade them. */
import { dayMs } from '../platform/clock.ts'
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

/** In 24 hours: each of two hundred cards five times. A program could grade the same card all day, and every grade is kept. */
const maxGrades = 1000

/** Returns what grades cards as `own` does. It throws a UserError where there would be too many in 24 hours. */
export function limitGrades(
  own: Pick<Reviews, 'grade'>,
  countSince: (time: number) => Promise<number>,
): Reviews['grade'] {
  return async (card, grade, at, memory) => {
    if ((await countSince(at - dayMs)) >= maxGrades) {
      throw new UserError(
        `You’ve done ${maxGrades.toLocaleString('en')} cards in 24 hours, which is the most. The others can wait until tomorrow.`,
      )
    }
    return own.grade(card, grade, at, memory)
  }
}
