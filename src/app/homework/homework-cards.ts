/** Keeps the cards of homework in their channels as things stand: posts them, and edits them at a bounded rate. */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type Assignment, phaseEndsAt } from '../../core/homework/assignment.ts'
import { titleOf } from '../../core/homework/due-words.ts'
import type { HomeworkStore } from '../../core/homework/homework-store.ts'
import { homeworkCard } from '../../core/homework/views/homework-card.ts'
import type { Clock } from '../../core/platform/clock.ts'
import type { Leases } from '../../core/platform/lease.ts'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { Reply, RichText } from '../../core/reply/reply.ts'
import { repeat } from '../repeat.ts'

export interface HomeworkCardParts {
  readonly store: HomeworkStore
  readonly leases: Leases
  /** May be filled later, until the first card. */
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly clock: Clock
  readonly log: Logger
}

/** A card changes no more often than this, however many hand in. Milliseconds. */
const everyMs = 10_000

const maxPerRound = 30

/** How long the teacher’s own press has to post a card before anybody else does. Milliseconds. */
const postingMs = 60_000

/** `late` where the platform has not taken it yet. */
export type DrawResult = 'posted' | 'late' | { readonly rejected: RichText }

export type HomeworkCards = ReturnType<typeof createHomeworkCards>

export function createHomeworkCards({ store, leases, platforms, clock, log }: HomeworkCardParts) {
  const owner = randomUUID()
  let stop: (() => Promise<void>) | undefined

  /** Looks first for what an interrupted attempt may have posted. */
  async function findOrPost(platform: Platform, assignment: Assignment, card: Reply) {
    const { plan } = assignment
    const room = { id: plan.room, class: plan.class }
    const key = `homework-${plan.id}`
    const earlier = await platform.findByKey(room, key, plan.setAt)
    if (earlier !== undefined) return earlier
    return platform.post(room, card, { idempotencyKey: key, title: titleOf(assignment) })
  }

  async function show(assignment: Assignment): Promise<void> {
    const { plan, state } = assignment
    const platform = platforms.get(plan.platform)
    if (platform === undefined) {
      throw new DeliveryError('retryable', [`${plan.platform} is not connected.`])
    }
    const handedIn = await store.countFinished(plan.class, plan.id)
    const card = homeworkCard(assignment, handedIn, clock.now())
    if (state.message !== null) {
      await platform.edit({ ...state.message, class: plan.class }, card)
      return
    }
    const { room, id } = await findOrPost(platform, assignment, card)
    await store.savePosted(assignment, { room, id })
  }

  /** Posts the card, or edits it. What is rejected is not tried again until something changes. */
  async function draw(assignment: Assignment): Promise<DrawResult> {
    try {
      await show(assignment)
      return 'posted'
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error
      return error.outcome === 'rejected' ? { rejected: error.remedy } : 'late'
    }
  }

  /** Draws what is out of date now. Returns how many cards were. */
  async function drawStale(): Promise<number> {
    const now = clock.now()
    const stale = await store.listStaleCards(now, maxPerRound)
    let drawn = 0
    for (const { assignment, version, since } of stale) {
      if (assignment.state.message === null && now - since < postingMs) continue
      const result = await draw(assignment)
      if (result === 'late') continue
      if (typeof result === 'object') {
        log.warn({ platform: assignment.plan.platform }, 'A homework card could not be shown')
      }
      await store.markDrawn(assignment.plan.id, version, phaseEndsAt(assignment, now))
      drawn += 1
    }
    return drawn
  }

  async function tick(): Promise<void> {
    try {
      if ((await leases.acquire('homework-cards', owner, 3 * everyMs)) !== undefined) {
        await drawStale()
      }
    } catch (error) {
      log.error({ err: error }, 'The homework cards could not be drawn')
    }
  }

  return {
    draw,
    drawStale,
    start() {
      stop = repeat(clock, { everyMs }, tick)
    },
    async stop() {
      await stop?.()
    },
  }
}
