/** Sends digests to teachers in private, once each, at the time that they chose. */
import type { ClassCalendar } from '../../core/calendar/class-calendar.ts'
import type { Logger } from 'pino'
import { nextDay } from '../../core/calendar/local-time.ts'
import { type Digest, maxFailures } from '../../core/digest/digest.ts'
import { type DigestFacts, hasNews } from '../../core/digest/digest-facts.ts'
import type { DigestStore } from '../../core/digest/digest-store.ts'
import {
  digestDayOff,
  digestMoment,
  maxDigestDelayMs,
  nextDigest,
} from '../../core/digest/digest-time.ts'
import { digestView } from '../../core/digest/views/digest-view.ts'
import { type Clock, dayMs } from '../../core/platform/clock.ts'
import { type Observer, silentObserver } from '../../core/platform/observer.ts'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { sendEveryMinute } from '../reminder.ts'

export interface DigestWorkerParts {
  readonly store: DigestStore
  /** May be filled later, until the first digest. */
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly calendar: (classId: string) => Promise<ClassCalendar>
  readonly facts: (digest: Digest, now: number) => Promise<DigestFacts>
  readonly clock: Clock
  readonly log: Logger
  readonly observer?: Observer
}

/** As many as are looked at in a minute; those that come later are looked at in the next. */
const maxBatchSize = 200

/** Who was not seen as a teacher in the class for so long may not be one any more. */
export const maxUnseenMs = 45 * dayMs

/** Before what certainly did not arrive is tried once more. */
const minRetryMs = 60_000

export function createDigestWorker(parts: DigestWorkerParts) {
  const { store, platforms, calendar: calendarOf, clock, log, observer = silentObserver } = parts

  /** Returns whether it was sent. A digest is claimed before it is sent: a kill in between loses one, but never sends two. */
  async function handle(digest: Digest, now: number): Promise<boolean> {
    const due = digest.next
    if (due === undefined) return false
    const calendar = await calendarOf(digest.room.class)
    // The class may have moved to another time zone since.
    const moment = digestMoment(digest.plan, calendar, due.date)
    if (moment > now) {
      await store.postpone(digest, moment)
      return false
    }
    const next = nextDigest(digest.plan, calendar, now, nextDay(due.date))
    const platform = platforms.get(digest.room.platform)
    const isWanted =
      platform !== undefined &&
      now - moment <= maxDigestDelayMs &&
      now - digest.seenAt <= maxUnseenMs &&
      digest.failures < maxFailures &&
      digestDayOff(digest.plan, calendar, due.date) === undefined
    const facts = isWanted ? await parts.facts(digest, now) : undefined
    if (platform === undefined || facts === undefined || !hasNews(facts)) {
      await store.pass(digest, next)
      return false
    }
    const begun = await store.begin(digest, next)
    if (begun === undefined) return false
    return send(platform, { begun, before: digest }, facts)
  }

  async function send(
    platform: Platform,
    { begun, before }: { readonly begun: Digest; readonly before: Digest },
    facts: DigestFacts,
  ): Promise<boolean> {
    try {
      await platform.sendDirectMessage(before.person, digestView(facts, before))
    } catch (error) {
      observer.report('reminder', { outcome: 'failed' })
      log.warn({ platform: platform.name, err: error }, 'A digest could not be delivered')
      if (!(error instanceof DeliveryError)) throw error
      if (error.outcome === 'rejected') await store.end(begun, before, { kind: 'closed' })
      if (error.outcome === 'retryable') {
        const at = facts.now + Math.max(minRetryMs, error.retryAfterMs)
        await store.end(begun, before, { kind: 'again', at })
      }
      return false
    }
    observer.report('reminder', { outcome: 'sent' })
    await store.end(begun, before, { kind: 'sent', toldUntil: facts.now })
    return true
  }

  /** Sends what is due at a time (epoch milliseconds). Returns how many arrived. */
  async function sendDue(now: number): Promise<number> {
    let sent = 0
    const due = { now, limit: maxBatchSize, platforms: [...platforms.keys()] }
    for (const digest of await store.listDue(due)) {
      try {
        if (await handle(digest, now)) sent += 1
      } catch (error) {
        log.error({ err: error }, 'A digest failed')
      }
    }
    return sent
  }

  return sendEveryMinute(sendDue, { clock, log, failure: 'The digests could not be sent' })
}
