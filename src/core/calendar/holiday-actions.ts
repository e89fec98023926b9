/** What the controls of the days off do: turn a page, take days out, make days off, read a calendar. */
import { requireFile, requireText, type AttachedFile } from '../command/attached-file.ts'
import type { ActionHandler, ActionHandlers } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import type { Form } from '../reply/form.ts'
import type { Reply } from '../reply/reply.ts'
import { leaveOutHolidays, restoreHolidays } from './holidays.ts'
import { importDaysOff } from './import-days-off.ts'
import { maxCalendarLength } from './parse-calendar.ts'
import { holidaysView } from './views/holidays-view.ts'

type Calendars = Pick<CommandContext, 'calendar'>

export const holidayActions = {
  'days-off': {
    teachersOnly: true,
    run: async ({ value }, { calendar }) => holidaysView(await calendar.read(), readPage(value)),
  },
  'take-out': moveDays(leaveOutHolidays),
  'put-in': moveDays(restoreHolidays),
  'file-form': { teachersOnly: true, run: () => Promise.resolve(calendarForm) },
  'read-file': {
    teachersOnly: true,
    limit: 'strict',
    run: ({ files }, context) => addCalendarFile(requireFile(files, 'calendar'), context),
  },
} as const satisfies ActionHandlers

const calendarForm: Form = {
  title: 'Your school’s holidays',
  press: componentId('calendar', 'read-file'),
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

/** Adds the days off of a file to the calendar of the class. */
export async function addCalendarFile(file: AttachedFile, { calendar }: Calendars): Promise<Reply> {
  const { zone = 'UTC', ...known } = await calendar.read()
  const { addTo, imported } = await importDaysOff(
    requireText(file),
    { ...known, zone },
    await calendar.now(),
    calendar.readFile,
  )
  const { after } = await calendar.change(addTo)
  return holidaysView(after, 0, imported)
}

function moveDays(move: typeof leaveOutHolidays): ActionHandler {
  return {
    teachersOnly: true,
    async run({ value, chosen }, { calendar }) {
      const { after } = await calendar.change((year) => move(year, chosen))
      return holidaysView(after, readPage(value))
    },
  }
}

function readPage(value: string): number {
  return /^\d{1,3}$/.test(value) ? Number(value) : 0
}
