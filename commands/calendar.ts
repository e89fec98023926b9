import { defineCommandGroup, subcommand } from '../src/core/command/command.ts'
import type { CommandContext } from '../src/core/command/context.ts'
import { calendarFormActions } from '../src/core/calendar/calendar-forms.ts'
import { addCalendarFile, holidayActions } from '../src/core/calendar/holiday-actions.ts'
import { maxCalendarLength } from '../src/core/calendar/parse-calendar.ts'
import { pauseClass, resumeClass, setYear } from '../src/core/calendar/set-year.ts'
import { zoneOption } from '../src/core/calendar/parse-time-zone.ts'
import { calendarView } from '../src/core/calendar/views/calendar-view.ts'
import { holidaysView } from '../src/core/calendar/views/holidays-view.ts'
import type { Schedule } from '../src/core/daily/daily-store.ts'
import type { Person } from '../src/core/platform/room.ts'
import type { Reply } from '../src/core/reply/reply.ts'

const teachers = { audience: 'person', teachersOnly: true } as const

/** `/calendar`: the one calendar of a class, which daily posts, homework and reminders go by. */
export default defineCommandGroup({
  name: 'calendar',
  summary: 'Your class’s school days, days off, terms and pauses',
  defaultSubcommand: 'show',
  subcommands: {
    show: subcommand({
      summary: 'See the coming weeks, terms, days off, exam weeks and pauses',
      audience: 'person',
      options: {},
      run: showCalendar,
    }),
    set: subcommand({
      ...teachers,
      summary: 'Set the time zone, school days, weeks, terms or exam weeks',
      options: {
        timezone: zoneOption,
        days: { kind: 'text', summary: 'School days, such as mon-fri', maxLength: 80 },
        weeks: {
          kind: 'text',
          summary: 'Names of weeks that alternate, such as A, B, or none',
          maxLength: 80,
        },
        'this-week': { kind: 'text', summary: 'Which of them is this week', maxLength: 20 },
        'count-holidays': { kind: 'flag', summary: 'Count weeks without school as well' },
        holidays: {
          kind: 'text',
          summary: 'More days off, such as 21 Dec – 4 Jan, or none to clear them all',
          maxLength: 1500,
        },
        terms: {
          kind: 'text',
          summary: 'Such as Autumn: 1 Sep – 18 Dec; Spring: 5 Jan – 26 Mar, or none',
          maxLength: 1500,
        },
        'exam-weeks': {
          kind: 'text',
          summary: 'Weeks without daily posts, such as Mocks: 11 Jan – 22 Jan, or none',
          maxLength: 1500,
        },
      },
      async run({ options, person }, context) {
        if (Object.values(options).every((value) => value === undefined)) {
          return showCalendar({ person }, context)
        }
        return setYear(options, { calendar: context.calendar, daily: context.daily, person })
      },
    }),
    'days-off': subcommand({
      ...teachers,
      summary: 'See the days off, add some, or read them from a calendar file',
      options: {
        add: {
          kind: 'text',
          summary: 'Such as 21 Dec – 4 Jan, 3 May, or none to clear them all',
          maxLength: 1500,
        },
        calendar: {
          kind: 'file',
          summary: 'Your school’s holidays as an .ics file',
          endings: ['.ics'],
          maxBytes: maxCalendarLength,
        },
      },
      async run({ options, person }, context) {
        const { add, calendar: file } = options
        const { calendar, daily } = context
        const reply =
          add === undefined
            ? holidaysView(await calendar.read(), 0)
            : await setYear({ holidays: add }, { calendar, daily, person })
        return file === undefined ? reply : addCalendarFile(file, context)
      },
    }),
    pause: subcommand({
      ...teachers,
      limit: 'urgent',
      summary: 'Pause posts, reminders and digests, such as on a snow day',
      options: {
        when: {
          kind: 'text',
          summary: 'Such as today (the default), tomorrow, Mon – Wed, or until I resume',
          maxLength: 120,
        },
        reason: { kind: 'text', summary: 'Why, such as Snow day', maxLength: 60 },
      },
      run: ({ options: { when = 'today', reason } }, context) => pauseClass(when, reason, context),
    }),
    resume: subcommand({
      ...teachers,
      limit: 'urgent',
      summary: 'End the pause',
      options: {},
      run: (_invocation, context) => resumeClass(context),
    }),
  },
  actions: {
    show: { run: showCalendar },
    pause: {
      teachersOnly: true,
      limit: 'urgent',
      run: (_request, context) => pauseClass('today', undefined, context),
    },
    resume: {
      teachersOnly: true,
      limit: 'urgent',
      run: (_request, context) => resumeClass(context),
    },
    ...calendarFormActions,
    ...holidayActions,
  },
})

async function showCalendar(
  { person }: { readonly person: Person },
  { calendar, daily }: CommandContext,
): Promise<Reply> {
  const schedules = person.isTeacher ? await daily.schedules() : []
  const today = await calendar.today()
  const different = schedules.filter((schedule) => isDifferent(schedule)).length
  return calendarView(await calendar.read(), { today, isTeacher: person.isTeacher, different })
}

/** Before anything was changed for the class, everything is each daily post’s own. */
function isDifferent({ timing, calendar }: Schedule): boolean {
  if (calendar.class === undefined) return false
  return timing === undefined || timing.zone !== undefined || timing.holidays !== undefined
}
