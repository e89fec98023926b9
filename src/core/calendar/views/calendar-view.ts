/** What people see of the calendar of their class: what is set, and the coming weeks. */
import { componentId } from '../../command/component-id.ts'
import {
  type Block,
  type Optional,
  type Reply,
  type RichText,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  privateReply,
  table,
  text,
} from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import { mondayOf, weekdays } from '../calendar-parts.ts'
import { nextDay } from '../local-time.ts'
import {
  type ClassCalendar,
  classDayOff,
  examWeekOn,
  isSchoolDay,
  pauseOn,
  termOn,
} from '../class-calendar.ts'
import { formatDate, formatDay, formatDays, formatHoliday, formatZone } from '../format-calendar.ts'
import { addWeeks, weekOf } from '../week-turns.ts'
import { formatExamWeek, formatPause, formatTerm } from './calendar-changes.ts'

const weeksShown = 8
const maxListed = 6

interface CalendarReader {
  readonly today: string
  readonly isTeacher: boolean
  /** Daily posts that have a zone, days or days off of their own. */
  readonly different: number
}

export function calendarView(
  calendar: ClassCalendar,
  { today, isTeacher, different }: CalendarReader,
): Reply {
  const pause = pauseOn(calendar, today)
  return privateReply(
    heading('Your class’s calendar'),
    pause !== undefined &&
      text(
        { strong: 'Paused' },
        `: ${formatPause(pause)}. Nothing is posted, and nobody is reminded.`,
      ),
    facts(
      fact('Today', formatToday(calendar, today)),
      fact('Time zone', calendar.zone === undefined ? 'not set' : formatZone(calendar.zone)),
      fact('School days', formatDays(calendar.days)),
      calendar.weeks !== undefined && fact('Weeks', calendar.weeks.names.toSorted().join(', ')),
      ...lists(calendar, today),
    ),
    weekTable(calendar, today),
    different > 0 &&
      isTeacher &&
      note(
        different === 1
          ? 'One daily post has a time zone, days or days off of its own. Open it with '
          : `${different} daily posts have a time zone, days or days off of their own. Open them with `,
        { command: 'daily status' },
        '.',
      ),
    isTeacher && teacherButtons(calendar, today),
    isTeacher &&
      buttons(
        button('Days off', componentId('calendar', 'days-off', '0')),
        button('Terms…', componentId('calendar', 'edit', 'terms')),
        button('Exam weeks…', componentId('calendar', 'edit', 'exam-weeks')),
      ),
  )
}

function teacherButtons(calendar: ClassCalendar, today: string): Block {
  const isPaused = calendar.pauses.some(({ to }) => to === undefined || to >= today)
  return buttons(
    button('Zone, days and weeks…', componentId('calendar', 'edit', 'times')),
    isPaused
      ? button('Resume', componentId('calendar', 'resume'), 'primary')
      : button('Pause today', componentId('calendar', 'pause', 'today')),
    button('Pause…', componentId('calendar', 'edit', 'pause')),
  )
}

function lists(calendar: ClassCalendar, today: string) {
  const { holidays, terms, examWeeks, pauses } = calendar
  const coming = {
    terms: terms.filter(
      ({ to, from }) => (to ?? from) >= today || termOn(calendar, today)?.from === from,
    ),
    holidays: holidays.filter(({ to }) => to >= today),
    examWeeks: examWeeks.filter(({ to }) => to >= today),
    pauses: pauses.filter(({ to }) => to === undefined || to >= today),
  }
  return [
    coming.terms.length > 0 && fact('Terms', listOf(coming.terms.map(formatTerm))),
    coming.holidays.length > 0 && fact('Days off', listOf(coming.holidays.map(formatHoliday))),
    coming.examWeeks.length > 0 && fact('Exam weeks', listOf(coming.examWeeks.map(formatExamWeek))),
    coming.pauses.length > 0 && fact('Pauses', listOf(coming.pauses.map(formatPause))),
  ]
}

function listOf(items: readonly string[]): string {
  const more = items.length - maxListed
  return `${items.slice(0, maxListed).join('; ')}${more > 0 ? ` and ${more} more` : ''}`
}

function formatToday(calendar: ClassCalendar, today: string): string {
  const week = weekOf(calendar, today)
  const parts = [
    formatDate(today),
    termOn(calendar, today)?.name,
    week === undefined ? undefined : `week ${week}`,
    isSchoolDay(calendar, today) ? undefined : `no school (${whyOff(calendar, today)})`,
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}

function weekTable(calendar: ClassCalendar, today: string): Optional<Block> {
  const first = mondayOf(today)
  const hasNames = calendar.weeks !== undefined
  const rows = Array.from({ length: weeksShown }, (_, index): readonly RichText[] => {
    const monday = addWeeks(first, index)
    return [
      [formatDay(monday)],
      ...(hasNames ? [[weekOf(calendar, monday) ?? '–']] : []),
      [schoolDaysOf(calendar, monday)],
      [truncate(notesOf(calendar, monday), 120)],
    ]
  })
  return table(
    'The coming weeks',
    [
      { label: 'Week of' },
      ...(hasNames ? [{ label: 'Week' }] : []),
      { label: 'School' },
      { label: 'Notes' },
    ],
    rows,
  )
}

function schoolDaysOf(calendar: ClassCalendar, monday: string): string {
  const on = weekdays.filter((_, index) => isSchoolDay(calendar, daysAfter(monday, index)))
  return on.length === 0 ? 'none' : formatDays(on)
}

/** Returns what is special about a week, each thing once. */
function notesOf(calendar: ClassCalendar, monday: string): string {
  const notes = new Set<string>()
  let date = monday
  for (let index = 0; index < weekdays.length; index += 1) {
    const exam = examWeekOn(calendar, date)
    if (exam !== undefined) notes.add(exam.name ?? 'Exam week')
    const off = classDayOff(calendar, date)
    if (off !== undefined && off.kind !== 'weekday') notes.add(whyOff(calendar, date))
    date = nextDay(date)
  }
  return [...notes].join('; ')
}

function whyOff(calendar: ClassCalendar, date: string): string {
  const off = classDayOff(calendar, date)
  switch (off?.kind) {
    case undefined:
      return ''
    case 'weekday':
      return 'not a school day'
    case 'holiday':
      return off.holiday.name ?? 'day off'
    case 'outside-terms':
      return 'outside the terms'
    case 'pause':
      return off.pause.reason ?? 'paused'
    default:
      return off satisfies never
  }
}

function daysAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}
