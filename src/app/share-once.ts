/** Remembers which private messages have been shared with the room, so that two clicks share once, even in two processes. */
import { createHash } from 'node:crypto'
import { lruCache } from '../core/platform/lru-cache.ts'
import type { Logger } from 'pino'
import type { Clock } from '../core/platform/clock.ts'
import type { EventClaims } from '../core/platform/event-claims.ts'
import { UserError } from '../core/reply/user-error.ts'
import { createEventClaimer } from './claim-events.ts'
import type { ActionEvent } from './events.ts'

/** More than are shared in the minutes in which somebody might press again. */
const maxShares = 10_000

/** By then the button is gone, unless the platform lost what was shared. */
const againAfterMs = 60_000

/** Those of all processes. */
export interface ShareClaims {
  /** Returns true to the first who asks for an id in the last minute. Never throws. */
  readonly claim: (id: string) => Promise<boolean>
  readonly release: (id: string) => Promise<void>
}

/** Returns a function that shares, unless the same person has shared the same from the same message before. What fails can be tried again. */
export function createShareOnce({ claim, release }: ShareClaims) {
  /** When it was shared, by the platform’s clock. */
  const shares = lruCache<string, number>(maxShares)

  return async function shareOnce<T>(event: ActionEvent, share: () => Promise<T>): Promise<T> {
    const { message, pressedOn = message?.id, person, room, componentId, at } = event
    if (pressedOn === undefined) return share()
    const key = [person.id, room.id, pressedOn, componentId].join(' ')
    if (at - (shares.get(key) ?? -Infinity) < againAfterMs) throw alreadyShared()
    shares.set(key, at)
    const id = createHash('sha256').update(key).digest('base64url')
    if (!(await claim(id))) throw alreadyShared()
    try {
      return await share()
    } catch (error) {
      shares.delete(key)
      await release(id)
      throw error
    }
  }
}

/** Returns claims that never fail: while the store is in trouble, what is shared in two processes may appear twice. */
export function createShareClaims(
  { claimFor, releaseClaim }: Pick<EventClaims, 'claimFor' | 'releaseClaim'>,
  clock: Clock,
  log: Pick<Logger, 'warn'>,
): ShareClaims {
  return {
    claim: createEventClaimer((id) => claimFor(`share/${id}`, againAfterMs), clock, log),
    release: (id) =>
      releaseClaim(`share/${id}`).catch((error: unknown) => {
        log.warn({ err: error }, 'A share that failed can’t be tried again for a minute')
      }),
  }
}

function alreadyShared(): UserError {
  return new UserError('You’ve already shared this.')
}
