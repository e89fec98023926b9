/** Looks each minute for what is due, for reminders, digests and the channel for changes; and sends a reminder, without a second try. */
import type { Logger } from 'pino'
import type { Clock } from '../core/platform/clock.ts'
import type { Observer } from '../core/platform/observer.ts'
import type { Platform } from '../core/platform/platform.ts'
import type { Reply } from '../core/reply/reply.ts'
import { repeat } from './repeat.ts'

interface Watched {
  readonly log: Logger
  readonly observer: Observer
}

/** Returns whether it was delivered. A reminder is not worth a retry. */
export async function sendReminder(
  platform: Platform,
  person: string,
  reply: Reply,
  { log, observer }: Watched,
): Promise<boolean> {
  try {
    await platform.sendDirectMessage(person, reply)
    observer.report('reminder', { outcome: 'sent' })
    return true
  } catch (error) {
    observer.report('reminder', { outcome: 'failed' })
    log.warn({ platform: platform.name, err: error }, 'A reminder could not be delivered')
    return false
  }
}

interface EveryMinute {
  readonly clock: Clock
  readonly log: Logger
  /** What the log says where `sendDue` fails. */
  readonly failure: string
}

/** `sendDue` sends what is due at a time (epoch milliseconds), and returns how many messages arrived. */
export function sendEveryMinute(
  sendDue: (now: number) => Promise<number>,
  { clock, log, failure }: EveryMinute,
) {
  let stop: (() => Promise<void>) | undefined

  async function tick(): Promise<void> {
    try {
      await sendDue(clock.now())
    } catch (error) {
      log.error({ err: error }, failure)
    }
  }

  return {
    remindDue: sendDue,
    /** Sends what is due every minute from now on. */
    start() {
      stop = repeat(clock, { everyMs: 60_000 }, tick)
    },
    async stop() {
      await stop?.()
    },
  }
}
