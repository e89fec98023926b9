/** What the buttons of a plan share: a day is found, an item put on it, and the day shown again. */
import { readDate } from '../calendar/parse-date.ts'
import type { ActionRequest } from '../command/command.ts'
import { oldButtonError } from '../command/component-id.ts'
import { formatDate } from '../calendar/format-calendar.ts'
import { type Reply, note, privateReply } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { maxPlanDays } from './coming-days.ts'
import type { DailyService } from './daily-service.ts'
import type { Schedule } from './daily-store.ts'
import { dailyMessage } from './views/daily-message.ts'
import { dayView, itemOn, planView } from './views/plan-view.ts'

/** Puts an item on a day. Throws a UserError if the class may not see it any more. */
export async function pinItem(
  daily: DailyService,
  schedule: Schedule,
  date: string,
  itemId: string,
): Promise<void> {
  const { pool, poolOn, days, changes } = await daily.plan(schedule, maxPlanDays)
  const day = days.find((each) => each.date === date)
  // The day may have come, or become a holiday, since it was offered.
  if (day === undefined) throw noSuchDay()
  const { pick } = day
  const item = poolOn(date).items.get(itemId)
  if (item === undefined) {
    throw new UserError(
      pool.has(itemId)
        ? `By ${formatDate(date)} your class isn’t that far. Choose a later day.`
        : 'Your class can’t see that item any more. Choose another one.',
    )
  }
  const other = days.find((each) => each.pick?.itemId === itemId && each.date !== date)
  if (item.own === true && (item.wasPosted || other !== undefined)) {
    throw new UserError(
      other === undefined
        ? 'Your class has had those words already. Choose another item.'
        : `Your own words are posted only once, and they’re already planned for ${formatDate(other.date)}.`,
    )
  }
  const insteadOf = changes.find((change) => change.date === date)?.insteadOf ?? pick?.itemId
  await daily.saveChanges(schedule, {
    date,
    itemId,
    cycle: pick?.cycle ?? schedule.cycle,
    ...(insteadOf === undefined || insteadOf === itemId ? {} : { insteadOf }),
  })
}

export function noSuchDay(): UserError {
  return new UserError('That day isn’t in the plan any more. Choose another one.')
}

/** Returns the schedule, date and rest that a day's button carries. */
export async function resolveDay({ value }: ActionRequest, daily: DailyService) {
  const [id = '', day = '', rest = ''] = value.split('/')
  const date = readDate(day)
  if (date === undefined) throw oldButtonError()
  return { schedule: await daily.schedule(id), date, rest }
}

export async function showPlan(schedule: Schedule, daily: DailyService): Promise<Reply> {
  return planView(schedule, await daily.plan(schedule, maxPlanDays))
}

/** Shows the next post as the class will see it. */
export async function showPreview(schedule: Schedule, daily: DailyService): Promise<Reply> {
  const plan = await daily.plan(schedule, maxPlanDays)
  const day = plan.days.find(({ pick }) => pick !== undefined)
  const item = day && itemOn(day, plan)
  if (day === undefined || item === undefined) return planView(schedule, plan)
  const { blocks } = dailyMessage(plan.libraryOn(day.date), item)
  return privateReply(...blocks, note('Preview: only you can see this.'))
}

export async function showDay(id: string, date: string, daily: DailyService): Promise<Reply> {
  const schedule = await daily.schedule(id)
  const plan = await daily.plan(schedule, maxPlanDays)
  const day = plan.days.find((each) => each.date === date)
  return day === undefined ? planView(schedule, plan) : dayView(schedule, plan, day)
}
