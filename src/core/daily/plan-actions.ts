/** What the buttons of a plan do: look at a day, swap or choose its item, take the day out, take a change back. */
import type { ActionRequest, ActionHandlers } from '../command/command.ts'
import { UserError } from '../reply/user-error.ts'
import type { Reply } from '../reply/reply.ts'
import { parseDate } from './parse-calendar.ts'
import type { DailyService } from './daily-service.ts'
import type { Schedule } from './daily-store.ts'
import { findSwap } from './rotation.ts'
import { dayView, planView } from './views/plan-view.ts'

/** School days that a plan shows and that can be changed. */
export const maxPlanDays = 14

export const planActions = {
  day: {
    teachersOnly: true,
    run: ({ value, chosen: [date = ''] }, { daily }) => showDay(value, date, daily),
  },
  swap: {
    teachersOnly: true,
    async run(press, { daily }) {
      const { schedule, date, rest: card } = await resolveDay(press, daily)
      const plan = await daily.plan(schedule, maxPlanDays)
      const day = plan.days.find((each) => each.date === date)
      // A second press of the same button finds another card there, and only shows it.
      if (day?.pick?.card === card) {
        const change = findSwap(day, plan.days, plan.progress, plan.pool.keys(), plan.changes)
        if (change === undefined) throw new UserError('The deck has no other item.')
        await daily.saveChange(schedule, change)
      }
      return showDay(schedule.id, date, daily)
    },
  },
  pin: {
    teachersOnly: true,
    async run(press, { daily }) {
      const { schedule, date } = await resolveDay(press, daily)
      const [card = ''] = press.chosen
      const { pool, days, changes } = await daily.plan(schedule, maxPlanDays)
      const pick = days.find((day) => day.date === date)?.pick
      if (!pool.has(card)) throw new UserError('This item is not open to the class any more.')
      const insteadOf = changes.find((change) => change.date === date)?.insteadOf ?? pick?.card
      await daily.saveChange(schedule, {
        date,
        card,
        cycle: pick?.cycle ?? schedule.cycle,
        ...(insteadOf === undefined || insteadOf === card ? {} : { insteadOf }),
      })
      return showDay(schedule.id, date, daily)
    },
  },
  skip: {
    teachersOnly: true,
    async run(press, { daily }) {
      const { schedule, date } = await resolveDay(press, daily)
      await daily.saveChange(schedule, { date, cycle: schedule.cycle })
      return showDay(schedule.id, date, daily)
    },
  },
  restore: {
    teachersOnly: true,
    async run(press, { daily }) {
      const { schedule, date } = await resolveDay(press, daily)
      await daily.removeChange(schedule, date)
      return showDay(schedule.id, date, daily)
    },
  },
} as const satisfies ActionHandlers

/** The schedule, date and rest that the address of a press on a day carries. */
export async function resolveDay({ value }: ActionRequest, daily: DailyService) {
  const [id = '', date = '', rest = ''] = value.split('/')
  return { schedule: await daily.schedule(id), date: parseDate(date), rest }
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
