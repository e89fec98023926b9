/** What the buttons of a plan do: look at a day, swap or choose its item, take the day out, take a change back. */
import type { Press, Presses } from '../command.ts'
import { UserError } from '../errors.ts'
import type { Reply } from '../reply.ts'
import { readDate } from './calendar-words.ts'
import type { DailyDesk } from './daily-desk.ts'
import type { Schedule } from './daily-store.ts'
import { swapOn } from './plan.ts'
import { dayCard, planCard } from './show-plan.ts'

/** School days that a plan shows and that can be changed. */
export const planLength = 14

export const planPresses = {
  day: {
    teacher: true,
    run: ({ value, chosen: [date = ''] }, { daily }) => showDay(value, date, daily),
  },
  swap: {
    teacher: true,
    async run(press, { daily }) {
      const { schedule, date, rest: card } = await addressed(press, daily)
      const plan = await daily.plan(schedule, planLength)
      const day = plan.days.find((each) => each.date === date)
      // A second press of the same button finds another card there, and only shows it.
      if (day?.pick?.card === card) {
        const change = swapOn(day, plan.days, plan.progress, plan.deck.keys(), plan.changes)
        if (change === undefined) throw new UserError('The deck has no other item.')
        await daily.change(schedule, change)
      }
      return showDay(schedule.id, date, daily)
    },
  },
  pin: {
    teacher: true,
    async run(press, { daily }) {
      const { schedule, date } = await addressed(press, daily)
      const [card = ''] = press.chosen
      const { deck, days, changes } = await daily.plan(schedule, planLength)
      const pick = days.find((day) => day.date === date)?.pick
      if (!deck.has(card)) throw new UserError('This item is not open to the class any more.')
      const insteadOf = changes.find((change) => change.date === date)?.insteadOf ?? pick?.card
      await daily.change(schedule, {
        date,
        card,
        cycle: pick?.cycle ?? schedule.cycle,
        ...(insteadOf === undefined || insteadOf === card ? {} : { insteadOf }),
      })
      return showDay(schedule.id, date, daily)
    },
  },
  skip: {
    teacher: true,
    async run(press, { daily }) {
      const { schedule, date } = await addressed(press, daily)
      await daily.change(schedule, { date, cycle: schedule.cycle })
      return showDay(schedule.id, date, daily)
    },
  },
  restore: {
    teacher: true,
    async run(press, { daily }) {
      const { schedule, date } = await addressed(press, daily)
      await daily.unchange(schedule, date)
      return showDay(schedule.id, date, daily)
    },
  },
} as const satisfies Presses

/** The schedule, date and rest that the address of a press on a day carries. */
export async function addressed({ value }: Press, daily: DailyDesk) {
  const [id = '', date = '', rest = ''] = value.split('/')
  return { schedule: await daily.schedule(id), date: readDate(date), rest }
}

export async function showPlan(schedule: Schedule, daily: DailyDesk): Promise<Reply> {
  return planCard(schedule, await daily.plan(schedule, planLength))
}

async function showDay(id: string, date: string, daily: DailyDesk): Promise<Reply> {
  const schedule = await daily.schedule(id)
  const plan = await daily.plan(schedule, planLength)
  const day = plan.days.find((each) => each.date === date)
  return day === undefined ? planCard(schedule, plan) : dayCard(schedule, plan, day)
}
