/** Keeps the cards of homework in their channels as things stand: posts them, and edits them at a bounded rate. */
import type { Logger } from 'pino'
import { type Assignment, phaseEndsAt } from '../../core/homework/assignment.ts'
import { titleOf } from '../../core/homework/due-words.ts'
import type { HomeworkStore, StaleCard } from '../../core/homework/homework-store.ts'
import { homeworkCard } from '../../core/homework/views/homework-card.ts'
import type { Clock } from '../../core/platform/clock.ts'
import type { Leases } from '../../core/platform/lease.ts'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { type DrawResult, attemptDraw, createRedrawer } from '../redraw-messages.ts'

export interface HomeworkCardParts {
  readonly store: HomeworkStore
  readonly leases: Leases
  /** May be filled later, until the first card. */
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly clock: Clock
  readonly log: Logger
}

/** How long the teacher’s own press has to post a card before anybody else does. Milliseconds. */
const postingMs = 60_000

export type HomeworkCards = ReturnType<typeof createHomeworkCards>

export function createHomeworkCards({ store, leases, platforms, clock, log }: HomeworkCardParts) {
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

  /** Posts the card, or edits it. */
  function draw(assignment: Assignment): Promise<DrawResult> {
    return attemptDraw(() => show(assignment))
  }

  const redrawer = createRedrawer<StaleCard>(
    { leases, platforms, clock, log },
    {
      name: 'homework-cards',
      what: 'homework card',
      list: (due) => store.listStaleCards(due),
      draw: async ({ assignment, since }, now) =>
        assignment.state.message === null && now - since < postingMs ? 'skipped' : draw(assignment),
      markDrawn: ({ assignment, version }, now) =>
        store.markDrawn(assignment.plan.id, version, phaseEndsAt(assignment, now)),
      platformOf: ({ assignment }) => assignment.plan.platform,
    },
  )

  return { ...redrawer, draw }
}
