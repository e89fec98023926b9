/** What the buttons of a plan do: open a day, swap or choose its item, skip the day, undo a change. */
import { readDate } from '../calendar/parse-date.ts'
import { oldButtonError } from '../command/component-id.ts'
import type { ActionHandler, ActionHandlers, ActionRequest } from '../command/command.ts'
import type { Reply } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import type { DailyService } from './daily-service.ts'
import type { Schedule } from './daily-store.ts'
import { findExchange, findSwap } from './rotation.ts'
import { dayView, planView } from './views/plan-view.ts'

/** How many school days a plan shows; these can be changed. */
export const maxPlanDays = 14

export const planActions = {
  day: {
    teachersOnly: true,
    run: ({ value, chosen: [date = ''] }, { daily }) => showDay(value, date, daily),
  },
  swap: changeDay(async ({ schedule, date, rest: itemId }, daily) => {
    const plan = await daily.plan(schedule, maxPlanDays)
    const day = plan.days.find((each) => each.date === date)
    // A second press of the same button finds another item there, and only shows it.
    if (day?.pick?.itemId !== itemId) return
    const change = findSwap(day, plan.days, plan.progress, plan.pool.values(), plan.changes)
    if (change === undefined) throw new UserError('There’s no other item to swap in.')
    await daily.saveChange(schedule, change)
  }),
  pin: changeDay(({ schedule, date }, daily, [itemId = '']) =>
    pinItem(daily, schedule, date, itemId),
  ),
  choose: changeDay(({ schedule, date, rest: itemId }, daily) =>
    pinItem(daily, schedule, date, itemId),
  ),
  exchange: changeDay(async ({ schedule, date, rest: itemId }, daily, [otherDate]) => {
    const { days, changes } = await daily.plan(schedule, maxPlanDays)
    const day = days.find((each) => each.date === date)
    const other = days.find((each) => each.date === otherDate && each !== day)
    if (day === undefined || other === undefined) throw noSuchDay()
    // A second press finds another item there, and only shows it.
    if ((day.pick?.itemId ?? '') !== itemId) return
    await daily.saveChange(schedule, ...findExchange(day, other, changes))
  }),
  skip: changeDay(({ schedule, date }, daily) =>
    daily.saveChange(schedule, { date, cycle: schedule.cycle }),
  ),
  restore: changeDay(({ schedule, date }, daily) => daily.removeChange(schedule, date)),
} as const satisfies ActionHandlers

/** Puts an item on a day. Throws a UserError if the class may not see it any more. */
async function pinItem(
  daily: DailyService,
  schedule: Schedule,
  date: string,
  itemId: string,
): Promise<void> {
  const { pool, days, changes } = await daily.plan(schedule, maxPlanDays)
  const day = days.find((each) => each.date === date)
  // The day may have come, or become a holiday, since it was offered.
  if (day === undefined) throw noSuchDay()
  const { pick } = day
  if (!pool.has(itemId)) {
    throw new UserError('Your class can’t see that item any more. Choose another one.')
  }
  const insteadOf = changes.find((change) => change.date === date)?.insteadOf ?? pick?.itemId
  await daily.saveChange(schedule, {
    date,
    itemId,
    cycle: pick?.cycle ?? schedule.cycle,
    ...(insteadOf === undefined || insteadOf === itemId ? {} : { insteadOf }),
  })
}

function noSuchDay(): UserError {
  return new UserError('That day isn’t in the plan any more. Choose another one.')
}

/** A button that changes a day and shows it again. */
function changeDay(
  change: (
    day: Awaited<ReturnType<typeof resolveDay>>,
    daily: DailyService,
    chosen: readonly string[],
  ) => Promise<void>,
): ActionHandler {
  return {
    teachersOnly: true,
    async run(request, { daily }) {
      const day = await resolveDay(request, daily)
      await change(day, daily, request.chosen)
      return showDay(day.schedule.id, day.date, daily)
    },
  }
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

async function showDay(id: string, date: string, daily: DailyService): Promise<Reply> {
  const schedule = await daily.schedule(id)
  const plan = await daily.plan(schedule, maxPlanDays)
  const day = plan.days.find((each) => each.date === date)
  return day === undefined ? planView(schedule, plan) : dayView(schedule, plan, day)
}
