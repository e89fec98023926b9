/** What the buttons of a plan do: open a day, swap or choose its item, skip the day, undo a change. */
import type { ActionHandler, ActionHandlers } from '../command/command.ts'
import { formatDate } from '../calendar/format-calendar.ts'
import { UserError } from '../reply/user-error.ts'
import { maxPlanDays } from './coming-days.ts'
import type { DailyService } from './daily-service.ts'
import type { PoolOn } from './day-pool.ts'
import { noSuchDay, pinItem, resolveDay, showDay } from './plan-days.ts'
import { sameDayNotes } from './same-day-notes.ts'
import { type PlannedDay, findExchange, findSwap } from './rotation.ts'

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
    const change = findSwap(day, plan)
    if (change === undefined) throw new UserError('There’s no other item to swap in.')
    await daily.saveChanges(schedule, change)
  }),
  pin: changeDay(({ schedule, date }, daily, [itemId = '']) =>
    pinItem(daily, schedule, date, itemId),
  ),
  choose: changeDay(({ schedule, date, rest: itemId }, daily) =>
    pinItem(daily, schedule, date, itemId),
  ),
  exchange: changeDay(async ({ schedule, date, rest: itemId }, daily, [otherDate]) => {
    const { days, poolOn, changes } = await daily.plan(schedule, maxPlanDays)
    const day = days.find((each) => each.date === date)
    const other = days.find((each) => each.date === otherDate && each !== day)
    if (day === undefined || other === undefined) throw noSuchDay()
    // A second press finds another item there, and only shows it.
    if ((day.pick?.itemId ?? '') !== itemId) return
    requireOpen(day, other, poolOn)
    requireOpen(other, day, poolOn)
    await daily.saveChanges(schedule, ...findExchange(day, other, changes))
  }),
  skip: changeDay(({ schedule, date }, daily) =>
    daily.saveChanges(schedule, { date, cycle: schedule.cycle }),
  ),
  restore: changeDay(({ schedule, date }, daily) => daily.removeChange(schedule, date)),
} as const satisfies ActionHandlers

/** Throws a UserError if what one day posts is not open to the class on another. */
function requireOpen({ pick }: PlannedDay, { date }: PlannedDay, poolOn: PoolOn): void {
  if (pick === undefined || poolOn(date).items.has(pick.itemId)) return
  throw new UserError(
    `These two can’t be swapped: by ${formatDate(date)} your class isn’t that far. Choose another day.`,
  )
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
    async run(request, context) {
      const { daily } = context
      const day = await resolveDay(request, daily)
      await change(day, daily, request.chosen)
      const shown = await showDay(day.schedule.id, day.date, daily)
      const notes = await sameDayNotes(day.schedule, day.date, context)
      return { ...shown, blocks: [...shown.blocks, ...notes] }
    },
  }
}
