/** Edits messages that do not show how things stand: one process for all, and each message no more often than every ten seconds. */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Clock } from '../core/platform/clock.ts'
import type { Leases } from '../core/platform/lease.ts'
import { DeliveryError } from '../core/platform/platform.ts'
import type { DueWork } from '../core/platform/due-work.ts'
import type { PlatformName } from '../core/platform/platform-name.ts'
import type { RichText } from '../core/reply/reply.ts'
import { repeat } from './repeat.ts'

/** However many people do something. Milliseconds. */
const everyMs = 10_000

const maxPerRound = 30

/** `late` where the platform has not taken it yet. */
export type DrawResult = 'posted' | 'late' | { readonly rejected: RichText }

/** What is rejected is not tried again until something changes. */
export async function attemptDraw(show: () => Promise<void>): Promise<DrawResult> {
  try {
    await show()
    return 'posted'
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    return error.outcome === 'rejected' ? { rejected: error.remedy } : 'late'
  }
}

export interface StaleMessages<Stale> {
  /** Names the lease. */
  readonly name: string
  /** What the log calls one of the messages. */
  readonly what: string
  /** Returns what is to be drawn. */
  readonly list: (due: DueWork) => Promise<readonly Stale[]>
  /** Draws it; `skipped` where somebody else is about to. */
  readonly draw: (stale: Stale, now: number) => Promise<DrawResult | 'skipped'>
  readonly markDrawn: (stale: Stale, now: number) => Promise<void>
  /** Has what its platform does not take now wait a while, so that others get their turn; left out, it is tried each time. */
  readonly postpone?: (stale: Stale, now: number) => Promise<void>
  readonly platformOf: (stale: Stale) => PlatformName
}

interface RedrawParts {
  readonly leases: Leases
  /** May be filled later, until the first round. */
  readonly platforms: ReadonlyMap<PlatformName, unknown>
  readonly clock: Clock
  readonly log: Logger
}

export function createRedrawer<Stale>(
  { leases, platforms, clock, log }: RedrawParts,
  { name, what, list, draw, markDrawn, postpone, platformOf }: StaleMessages<Stale>,
) {
  const owner = randomUUID()
  let stop: (() => Promise<void>) | undefined

  function listStale(now: number, limit: number): Promise<readonly Stale[]> {
    return list({ now, limit, platforms: [...platforms.keys()] })
  }

  /** Draws what is out of date now. Returns how many messages were. */
  async function drawStale(): Promise<number> {
    const now = clock.now()
    let drawn = 0
    for (const stale of await listStale(now, maxPerRound)) {
      const result = await draw(stale, now)
      if (result === 'late') await postpone?.(stale, now)
      if (result === 'late' || result === 'skipped') continue
      if (typeof result === 'object') {
        log.warn({ platform: platformOf(stale) }, `A ${what} could not be shown`)
      }
      await markDrawn(stale, now)
      drawn += 1
    }
    return drawn
  }

  async function tick(): Promise<void> {
    try {
      // A bot with nothing to do only reads. What is to be drawn is read again under the lease: another process may just have done it.
      if ((await listStale(clock.now(), 1)).length === 0) return
      if ((await leases.acquire(name, owner, 3 * everyMs)) !== undefined) await drawStale()
    } catch (error) {
      log.error({ err: error }, `Each ${what} could not be brought up to date`)
    }
  }

  return {
    drawStale,
    start() {
      stop = repeat(clock, { everyMs }, tick)
    },
    async stop() {
      await stop?.()
    },
  }
}
