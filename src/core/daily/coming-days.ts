/** The coming days of a class’s daily posts, for what can be put on one of them. */
import type { Room } from '../platform/room.ts'
import { UserError } from '../reply/user-error.ts'
import type { DailyPlan } from './daily-plan.ts'
import type { DailyService } from './daily-service.ts'
import type { Schedule } from './daily-store.ts'
import { noMorePosts } from './views/plan-view.ts'
import { noSchedule } from './views/schedule-view.ts'

/** How many school days a plan shows; these can be changed. */
export const maxPlanDays = 14

/** How many daily posts there are to choose from. */
const maxSchedules = 3

export type ComingDays = readonly {
  readonly schedule: Schedule
  readonly plan: DailyPlan
  /** Its number in `daily status`. */
  readonly number: number
}[]

/** Returns the plans of this channel’s daily posts, or else of the class’s. Throws a UserError if nothing is going to be posted. */
export async function findComingDays(daily: DailyService, room: Room): Promise<ComingDays> {
  const all = (await daily.schedules()).map((schedule, index) => ({ schedule, number: index + 1 }))
  if (all.length === 0) throw new UserError(...noSchedule)
  const here = all.filter(({ schedule }) => schedule.room.id === room.id)
  const chosen = (here.length > 0 ? here : all).slice(0, maxSchedules)
  const coming = await Promise.all(
    chosen.map(async ({ schedule, number }) => ({
      schedule,
      number,
      plan: await daily.plan(schedule, maxPlanDays),
    })),
  )
  const open = coming.filter(({ plan }) => plan.days.length > 0)
  const [first] = coming
  if (open.length === 0 && first !== undefined) {
    throw new UserError(...noMorePosts(first.schedule.calendar))
  }
  return open
}
