/** Puts a day of the plan of a daily post back as it was before a change. */
import type { CommandContext } from '../command/context.ts'
import type { RecordedChange } from '../settings/change-history.ts'
import type { UndoKind } from '../settings/undo-kind.ts'
import { maxPlanDays } from './coming-days.ts'
import { skippedDay, storedDay } from './note-plan.ts'
import { noSuchDay, pinItem } from './plan-days.ts'

export const planKind: UndoKind = {
  async current(change, { daily }) {
    const { schedule, date } = await dayOf(change, daily)
    const { changes } = await daily.plan(schedule, maxPlanDays)
    return storedDay(changes.find((each) => each.date === date))
  },
  async restore(change, { daily }, current) {
    const { schedule, date } = await dayOf(change, daily)
    const { days, changes } = await daily.plan(schedule, maxPlanDays)
    if (storedDay(changes.find((each) => each.date === date)) !== current) return false
    if (days.every((each) => each.date !== date)) throw noSuchDay()
    const { before } = change
    if (before === undefined) await daily.removeChange(schedule, date)
    else if (before === skippedDay) {
      await daily.saveChanges(schedule, { date, cycle: schedule.cycle })
    } else await pinItem(daily, schedule, date, before)
    return true
  },
}

async function dayOf({ name }: RecordedChange, daily: CommandContext['daily']) {
  const [, id = '', date = ''] = name.split('/')
  return { schedule: await daily.schedule(id), date }
}
