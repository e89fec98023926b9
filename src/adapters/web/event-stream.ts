/** The event stream of one tab: it asks the log what is new, writes that, and waits for the next change. */
import type { SSEStreamingApi } from 'hono/streaming'
import type { PersonKey } from './classroom.ts'
import { personOf } from './classroom.ts'
import { limits } from './limits.ts'
import { toShownMessage } from './render-message.ts'
import type { RoomLog } from './room-log.ts'

/** Who is looking at the page, with the number of their tabs. */
export type Presence = Map<PersonKey, number>

export interface StreamParts {
  readonly log: RoomLog
  readonly presence: Presence
  readonly now: () => number
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal
}

/**
 * Follows the log until the tab goes away. A message that changes often while a slow tab is busy is sent once, as it is
 * then: nothing queues up. `seen` is the last change the tab knows, such as `m1abc.42`.
 */
export async function streamMessages(
  stream: SSEStreamingApi,
  as: PersonKey,
  seen: string | undefined,
  { log, presence, now, stopping }: StreamParts,
): Promise<void> {
  const person = personOf(as).id
  const gone = Promise.withResolvers<void>()
  stream.onAbort(() => gone.resolve())
  stopping.addEventListener('abort', () => gone.resolve(), { once: true })

  presence.set(as, (presence.get(as) ?? 0) + 1)
  log.notifyWaiters()
  try {
    const known = revisionOf(seen, log)
    await stream.writeSSE({ event: 'hello', data: JSON.stringify({ now: now() }), retry: 1000 })
    if (known === undefined) await stream.writeSSE({ event: 'reset', data: '{}' })
    let cursor = known ?? 0
    let told = ''
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
      const here = JSON.stringify([...presence.keys()])
      if (here !== told) await stream.writeSSE({ event: 'presence', data: here })
      told = here
      if (!(await quietUntil(change, gone.promise))) await stream.write(': still here\n\n')
    }
  } finally {
    const tabs = (presence.get(as) ?? 1) - 1
    if (tabs === 0) presence.delete(as)
    else presence.set(as, tabs)
    log.notifyWaiters()
  }
}

/** The place of this run that an event id names; nothing for an id of another run, or of a future that never came. */
function revisionOf(seen: string | undefined, log: RoomLog): number | undefined {
  const [run, number] = (seen ?? '').split('.')
  const revision = Number(number)
  return run === log.run && Number.isInteger(revision) && revision <= log.revision
    ? revision
    : undefined
}

/** Waits for either; false when the stream has been quiet for so long that a sign of life is due. */
async function quietUntil(change: Promise<void>, gone: Promise<void>): Promise<boolean> {
  const beat = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => beat.resolve(false), limits.heartbeatMs)
  try {
    return await Promise.race([change.then(() => true), gone.then(() => true), beat.promise])
  } finally {
    clearTimeout(timer)
  }
}
