/** Has what a platform delivers to two processes done by one of them, without anybody waiting for a store in trouble. */
import type { Logger } from 'pino'
import { type Clock, withDeadline } from '../core/platform/clock.ts'
import type { ClaimEvent } from '../core/platform/event-claims.ts'

/**
 * How long one person waits for the store; others then go on without waiting for a while. With what an adapter waits before it
 * defers, it has to stay well below three seconds.
 */
const maxWaitMs = 500
const troubleMs = 5_000

/** Returns a claim that never fails: without the store, which everything that changes something needs, a lookup may be answered twice. */
export function createEventClaimer(
  claim: ClaimEvent,
  clock: Clock,
  log: Pick<Logger, 'warn'>,
): ClaimEvent {
  let troubledUntil = 0

  function noteTrouble(): true {
    troubledUntil = clock.now() + troubleMs
    return true
  }

  return async (id) => {
    const claimed = claim(id).catch((error: unknown) => {
      log.warn({ err: error }, 'What is delivered twice may be answered twice at the moment')
      return noteTrouble()
    })
    if (clock.now() < troubledUntil) return true
    return withDeadline(clock, maxWaitMs, claimed, noteTrouble)
  }
}
