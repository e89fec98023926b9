/** What the controls of the days off do: turn a page, take days out, make days off, read a calendar. */
import { maxCalendarLength } from '../calendar/parse-calendar.ts'
import type { ActionHandler, ActionHandlers } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import { requireFile, requireText } from '../command/attached-file.ts'
import type { Form } from '../reply/form.ts'
import type { DailyService } from './daily-service.ts'
import type { Schedule } from './daily-store.ts'
import { importCalendar } from './import-calendar.ts'
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
  'calendar-form': {
    teachersOnly: true,
    run: async ({ value }, { daily }) => calendarForm(await daily.schedule(value)),
  },
  'read-calendar': {
    teachersOnly: true,
    limit: 'strict',
    async run({ value, files }, { daily }) {
      const { calendar, ...schedule } = await daily.schedule(value)
      const content = requireText(requireFile(files, 'calendar'))
      const now = await daily.now()
      const read = await importCalendar(content, calendar, now, daily.readCalendar)
      const saved = await daily.saveDaysOff({ calendar, ...schedule }, read.calendar)
      return holidaysView(saved, 0, read.imported)
    },
  },
} as const satisfies ActionHandlers

function calendarForm({ id }: Schedule): Form {
  return {
    title: 'Your school’s holidays',
    press: componentId('daily', 'read-calendar', id),
    submit: 'Add the days off',
    fields: [
      {
        kind: 'file',
        name: 'calendar',
        label: 'Your school’s calendar, as an .ics file',
        required: true,
        maxBytes: maxCalendarLength,
        extensions: ['.ics'],
      },
    ],
  }
}

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
