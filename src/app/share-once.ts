/** Remembers which private messages have been shared with the room, so that two clicks share once. */
import { LRUCache } from 'lru-cache'
import { UserError } from '../core/reply/user-error.ts'
import type { ActionEvent } from './events.ts'

/** More than are shared in the minutes in which somebody might press again. */
const maxShares = 10_000

/** By then the button is gone, unless the platform lost what was shared. */
const againAfterMs = 60_000

/** Returns a function that shares, unless the same person has shared the same from the same message before. What fails can be tried again. */
export function createShareOnce() {
  /** When it was shared, by the platform’s clock. */
  const shares = new LRUCache<string, number>({ max: maxShares })

  return async function shareOnce<T>(event: ActionEvent, share: () => Promise<T>): Promise<T> {
    const { message, pressedOn = message?.id, person, room, componentId, at } = event
    if (pressedOn === undefined) return share()
    const key = [person.id, room.id, pressedOn, componentId].join(' ')
    if (at - (shares.get(key) ?? -Infinity) < againAfterMs) {
      throw new UserError('You’ve already shared this.')
    }
    shares.set(key, at)
    try {
      return await share()
    } catch (error) {
      shares.delete(key)
      throw error
    }
  }
}
