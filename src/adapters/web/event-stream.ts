/** The event stream of a tab: it asks the log what is new, sends that, and waits for the next change. */
import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Logger } from 'pino'
import { refuse } from './errors.ts'
import { type PersonKey, personOf } from './ids.ts'
import { limits } from './limits.ts'
import { PersonParam } from './receive.ts'
import { toShownMessage } from './render-message.ts'
import type { RoomLog } from './room-log.ts'
import type { Sessions } from './sessions.ts'

export interface EventRouteParts {
  readonly log: RoomLog
  readonly logger: Logger
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly sessions: Sessions
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal
}

/** Makes the route of the event streams; mount it at `/play`. */
export function createEventRoutes({ log, logger, now, sessions, stopping }: EventRouteParts): Hono {
  /** Who has the page open, with the number of their tabs. */
  const presence = new Map<PersonKey, number>()
  let streams = 0

  /**
   * Follows the log until the tab goes away. `seen` is the last change that the tab knows, such as `m1abc.42`. A message
   * that changes often while a slow tab is busy is sent once, as it is by then, so nothing queues up.
   */
  async function follow(
    stream: SSEStreamingApi,
    { as, mayStay }: { readonly as: PersonKey; readonly mayStay: () => boolean },
    seen = '',
  ): Promise<void> {
    const closed = Promise.withResolvers<void>()
    stream.onAbort(() => closed.resolve())
    stopping.addEventListener('abort', () => closed.resolve(), { once: true })
    const { id: person } = personOf(as)
    await stream.writeSSE({ event: 'hello', data: JSON.stringify({ now: now() }), retry: 1000 })
    let cursor = revisionOf(seen, log) ?? -1
    let sentPresence = ''
    while (!stream.aborted && !stopping.aborted) {
      const change = log.waitForChange()
      const oldest = log.forgottenAt(person)
      const isStale = cursor < oldest
      if (isStale) await stream.writeSSE({ event: 'reset', data: '{}' })
      // Somebody else may be this person by now: a tab reads when it likes.
      if (!mayStay()) return
      const news = log.visibleTo(person, isStale ? 0 : cursor)
      cursor = Math.max(cursor, oldest)
      for (const message of news) {
        await stream.writeSSE({
          event: 'message',
          id: `${log.run}.${message.revision}`,
          data: JSON.stringify(toShownMessage(message, personOf(as), now())),
        })
        cursor = Math.max(cursor, message.revision)
      }
      const present = JSON.stringify([...presence.keys()])
      if (present !== sentPresence) await stream.writeSSE({ event: 'presence', data: present })
      sentPresence = present
      await Promise.race([change, closed.promise])
    }
  }

  /** Counts an opened tab (1) or a closed one (-1). */
  function count(as: PersonKey, change: 1 | -1): void {
    streams += change
    const tabs = (presence.get(as) ?? 0) + change
    if (tabs === 0) presence.delete(as)
    else presence.set(as, tabs)
    log.notifyWaiters()
  }

  return new Hono().get('/events', async (c) => {
    const as = PersonParam.safeParse(c.req.query('as'))
    if (!as.success) return refuse(c, 'stranger')
    const mayStay = await sessions.admit(c, as.data)
    if (!mayStay()) return refuse(c, 'notYou')
    if (streams >= limits.maxStreams) return refuse(c, 'full')
    if ((presence.get(as.data) ?? 0) >= limits.maxStreamsEach) return refuse(c, 'manyTabs')
    const seen = c.req.header('last-event-id') ?? c.req.query('seen')
    count(as.data, 1)
    return streamSSE(c, async (stream) => {
      const heartbeat = setInterval(() => {
        // Also keeps the person’s name, and wakes the stream of somebody who has left, which then ends.
        if (mayStay()) void stream.write(': still here\n\n')
        else log.notifyWaiters()
      }, limits.heartbeatMs)
      try {
        await follow(stream, { as: as.data, mayStay }, seen)
      } catch (error) {
        logger.error({ err: error }, 'An event stream of the playground failed')
      } finally {
        clearInterval(heartbeat)
        count(as.data, -1)
      }
    })
  })
}

/** Returns the revision in an event id, or undefined for an id of another run or one that this run never gave. */
function revisionOf(seen: string, log: RoomLog): number | undefined {
  const [run, number] = seen.split('.')
  const revision = Number(number)
  const isKnown = run === log.run && Number.isInteger(revision) && revision <= log.revision
  return isKnown ? revision : undefined
}
