/** What the controls of the days off do: turn a page, take days out, make days off. */
import type { ActionHandler, ActionHandlers } from '../command/command.ts'
import type { DailyService } from './daily-service.ts'
import { holidaysView } from './views/holidays-view.ts'

export const holidayActions = {
  holidays: {
    teachersOnly: true,
    async run({ value }, { daily }) {
      const { schedule, page } = await resolvePage(value, daily)
      return holidaysView(schedule, page)
    },
  },
  'take-out': moveDays(false),
  'put-in': moveDays(true),
} as const satisfies ActionHandlers

function moveDays(isOff: boolean): ActionHandler {
  return {
    teachersOnly: true,
    async run({ value, chosen }, { daily }) {
      const { schedule, page } = await resolvePage(value, daily)
      return holidaysView(await daily.moveHolidays(schedule, chosen, isOff), page)
    },
  }
}

/** Returns the schedule and the page that a control carries. */
async function resolvePage(value: string, daily: DailyService) {
  const [id = '', page = ''] = value.split('/')
  return { schedule: await daily.schedule(id), page: /^\d{1,3}$/.test(page) ? Number(page) : 0 }
}
