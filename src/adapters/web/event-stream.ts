/** The event stream of a tab: it asks the log what is new, sends that, and waits for the next change. */
import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Logger } from 'pino'
import { type PersonKey, personOf } from './classroom.ts'
import { refuse } from './errors.ts'
import { limits } from './limits.ts'
import { PersonParam } from './receive.ts'
import { toShownMessage } from './render-message.ts'
import type { RoomLog } from './room-log.ts'

/** Who has the page open, with the number of their tabs. */
type Presence = Map<PersonKey, number>

interface StreamParts {
  readonly log: RoomLog
  readonly presence: Presence
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal
}

export type EventRouteParts = Omit<StreamParts, 'presence'> & { readonly logger: Logger }

/** Makes the route of the event streams; mount it at `/play`. */
export function createEventRoutes({ logger, ...parts }: EventRouteParts): Hono {
  const presence: Presence = new Map()
  let streams = 0
  return new Hono().get('/events', (c) => {
    const as = PersonParam.safeParse(c.req.query('as'))
    if (!as.success) return refuse(c, 'stranger')
    if (streams >= limits.maxStreams) return refuse(c, 'full')
    const seen = c.req.header('last-event-id') ?? c.req.query('seen')
    streams += 1
    return streamSSE(c, async (stream) => {
      try {
        await streamMessages(stream, as.data, seen, { ...parts, presence })
      } catch (error) {
        logger.error({ err: error }, 'An event stream of the playground failed')
      } finally {
        streams -= 1
      }
    })
  })
}

/**
 * Follows the log until the tab goes away. `seen` is the last change that the tab knows, such as `m1abc.42`. A message
 * that changes often while a slow tab is busy is sent once, as it is by then, so nothing queues up.
 */
async function streamMessages(
  stream: SSEStreamingApi,
  as: PersonKey,
  seen: string | undefined,
  { log, presence, now, stopping }: StreamParts,
): Promise<void> {
  const person = personOf(as).id
  const closed = Promise.withResolvers<void>()
  stream.onAbort(() => closed.resolve())
  stopping.addEventListener('abort', () => closed.resolve(), { once: true })

  presence.set(as, (presence.get(as) ?? 0) + 1)
  log.notifyWaiters()
  try {
    const known = revisionOf(seen, log)
    await stream.writeSSE({ event: 'hello', data: JSON.stringify({ now: now() }), retry: 1000 })
    if (known === undefined) await stream.writeSSE({ event: 'reset', data: '{}' })
    let cursor = known ?? 0
    let sentPresence = ''
    while (!stream.aborted && !stopping.aborted) {
      const change = log.waitForChange()
      for (const message of log.visibleTo(person, cursor)) {
        await stream.writeSSE({
          event: 'message',
          id: `${log.run}.${message.revision}`,
          data: JSON.stringify(toShownMessage(message)),
        })
        cursor = message.revision
      }
      const present = JSON.stringify([...presence.keys()])
      if (present !== sentPresence) await stream.writeSSE({ event: 'presence', data: present })
      sentPresence = present
      if (await isQuiet(change, closed.promise)) await stream.write(': still here\n\n')
    }
  } finally {
    const tabs = (presence.get(as) ?? 1) - 1
    if (tabs === 0) presence.delete(as)
    else presence.set(as, tabs)
    log.notifyWaiters()
  }
}

/** Returns the revision in an event id, or undefined for an id of another run or one that this run never gave. */
function revisionOf(seen: string | undefined, log: RoomLog): number | undefined {
  const [run, number] = (seen ?? '').split('.')
  const revision = Number(number)
  return run === log.run && Number.isInteger(revision) && revision <= log.revision
    ? revision
    : undefined
}

/** Waits for either. Returns true if neither came before a sign of life was due. */
async function isQuiet(change: Promise<void>, closed: Promise<void>): Promise<boolean> {
  const heartbeat = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => heartbeat.resolve(true), limits.heartbeatMs)
  try {
    return await Promise.race([
      change.then(() => false),
      closed.then(() => false),
      heartbeat.promise,
    ])
  } finally {
    clearTimeout(timer)
  }
}
