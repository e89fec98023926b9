/** Posts when a teacher asks for it, and reports how a post went. */
import { localDate } from '../../core/calendar/local-time.ts'
import type { DailyService, DeliveryReport } from '../../core/daily/daily-service.ts'
import type { Schedule } from '../../core/daily/daily-store.ts'
import { repeatDelivery } from '../../core/daily/delivery-state.ts'
import {
  type Delivery,
  type DeliveryState,
  deadlineFor,
  hasFailed,
} from '../../core/daily/delivery.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { DailyWorkParts } from './delivery-job.ts'
import { openToday, sideTasksFor } from './open-day.ts'

/** What may be posted again: everything that is neither in the channel for certain nor on its way. */
const repeatable: ReadonlySet<DeliveryState> = new Set(['failed', 'skipped', 'unconfirmed'])

export function createPostOnDemand(
  parts: DailyWorkParts,
  wakeWorker: () => void,
): Pick<DailyService, 'postNow' | 'postAgain' | 'findDelivery'> {
  const { store, platforms, deliver, newLease } = parts

  function report({ room }: Schedule, delivery: Delivery): DeliveryReport {
    const { room: roomId, messageId } = delivery
    if (messageId === undefined) return { delivery }
    const link = platforms.get(room.platform)?.permalink({ room: roomId, id: messageId })
    return link === undefined ? { delivery } : { delivery, link }
  }

  /** Whether a teacher’s own words have come on another day since; then the day has another item. */
  async function isPostedElsewhere(
    schedule: Schedule,
    { itemId, state }: Delivery,
  ): Promise<boolean> {
    if (state === 'unconfirmed') return false
    const own = (await store.ownItems(schedule)).find(({ id }) => id === itemId)
    return own?.wasPosted === true
  }

  async function repeat(schedule: Schedule, delivery: Delivery): Promise<DeliveryReport> {
    const lease = newLease()
    const claimed = await store.claimDelivery(delivery, lease)
    if (claimed?.copy !== delivery.copy) return report(schedule, claimed ?? delivery)
    const now = await store.now()
    const expiresAt = deadlineFor(schedule.calendar.zone, now)
    const itemId = (await isPostedElsewhere(schedule, claimed)) ? '' : claimed.itemId
    const copy = repeatDelivery({ ...claimed, itemId }, now, expiresAt, sideTasksFor(schedule))
    const delivered = await deliver(copy, lease.owner)
    wakeWorker()
    return report(schedule, delivered)
  }

  return {
    async postNow(schedule) {
      if (schedule.status !== 'on') {
        throw new UserError(
          'The daily post is paused. Run ',
          { command: 'daily resume' },
          ' first.',
        )
      }
      const now = await store.now()
      const today = localDate(schedule.calendar.zone, now)
      const known = await store.findDelivery(schedule, today, 'card')
      if (known?.state === 'skipped' || known?.state === 'failed') return repeat(schedule, known)
      const lease = newLease()
      for (const delivery of await openToday(parts, schedule, today, now, lease)) {
        if (delivery.state === 'claimed') await deliver(delivery, lease.owner)
      }
      wakeWorker()
      const delivery = await store.findDelivery(schedule, today, 'card')
      if (delivery === undefined) {
        throw new UserError('The daily post was changed just now. Please try again.')
      }
      return report(schedule, delivery)
    },

    async postAgain(schedule, date, copy) {
      const delivery = await store.findDelivery(schedule, date, 'card')
      if (delivery === undefined) throw new UserError('There’s no post for that day.')
      return delivery.copy === copy && repeatable.has(delivery.state)
        ? repeat(schedule, delivery)
        : report(schedule, delivery)
    },

    async findDelivery(schedule, date) {
      const [delivery, end] = await Promise.all([
        store.findDelivery(schedule, date, 'card'),
        store.findDelivery(schedule, date, 'reveal'),
      ])
      const failedEnd = end !== undefined && hasFailed(end) ? { failedEnd: end } : {}
      return delivery && { ...report(schedule, delivery), ...failedEnd }
    },
  }
}
