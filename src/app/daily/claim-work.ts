/** Claims what is due, the most urgent first, and says how each piece is done. */
import { dueOn, nextDue } from '../../core/calendar/due-days.ts'
import type { Claim, ClaimLease, Schedule } from '../../core/daily/daily-store.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { checkIntervalsMs } from './daily-timeouts.ts'
import type { DailyWorkParts } from './delivery-job.ts'
import { openDueDay } from './open-day.ts'
import { checkRate } from './post-rates.ts'
import { joinProblems } from './preflight.ts'

export type Task = () => Promise<unknown>

/** How many tasks run at a time: at 40 a second and a second for each, no claim waits long. */
export const maxConcurrent = 64

const maxChecks = 8

/** Returns the most urgent work on these platforms, at most `limit` pieces of one kind. */
export async function claimWork(
  parts: DailyWorkParts,
  platforms: readonly PlatformName[],
  limit: number,
): Promise<readonly Task[]> {
  if (platforms.length === 0) return []
  const { store, deliver } = parts
  const lease = parts.newLease()
  const claim: Claim = { ...lease, limit, platforms }
  const urgent = await store.claimDeliveries(claim, 'urgent')
  if (urgent.length > 0) return urgent.map((delivery) => () => deliver(delivery, lease.owner))
  const due = await store.claimSchedules(claim)
  if (due.length > 0) return due.map((schedule) => () => openDay(parts, schedule))
  const others = await store.claimDeliveries(claim, 'all')
  if (others.length > 0) return others.map((delivery) => () => deliver(delivery, lease.owner))
  // Checks take their time, so they start only when nothing else is running, and a few at a time.
  if (limit < maxConcurrent) return []
  const now = await store.now()
  const unchecked = await store.claimChecks({
    ...claim,
    limit: maxChecks,
    before: now - checkIntervalsMs.every,
    soon: now + checkIntervalsMs.ahead,
    recent: now - checkIntervalsMs.recent,
  })
  return unchecked.map((schedule) => () => checkChannel(parts, schedule, lease))
}

async function openDay(parts: DailyWorkParts, schedule: Schedule): Promise<void> {
  const { store, preflight, deliver } = parts
  const lease = parts.newLease()
  const deliveries = await openDueDay(parts, schedule, await store.now(), lease).catch(
    async (error: unknown) => {
      // For example, the class's pack is gone: a teacher can fix that.
      if (!(error instanceof UserError)) throw error
      await preflight.pause(schedule, error.message)
      return []
    },
  )
  for (const delivery of deliveries) {
    if (delivery.state === 'failed') await preflight.pause(schedule, delivery.problem ?? '')
    else if (delivery.state === 'claimed') await deliver(delivery, lease.owner)
  }
}

async function checkChannel(
  { store, platforms, preflight, rateLimiter }: DailyWorkParts,
  schedule: Schedule,
  lease: ClaimLease,
): Promise<void> {
  const platform = platforms.get(schedule.room.platform)
  if (platform !== undefined) {
    await rateLimiter.acquire([checkRate(platform.rateLimit(schedule.room))])
  }
  const problems = await preflight.check(schedule)
  if (problems.length > 0) {
    await preflight.pause(schedule, joinProblems(problems))
    return
  }
  await store.markChecked(schedule.id, lease.owner)
  // When a country changes its clock rules, the next post keeps its local time and so moves.
  const now = await store.now()
  const { next: known, calendar, cycle } = schedule
  if (known === undefined || known.at <= now) return
  const next = dueOn(calendar, known.date) ?? nextDue(calendar, now)
  if (next?.at !== known.at) await store.writeDay({ schedule, deliveries: [], next, cycle }, lease)
}
