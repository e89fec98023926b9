/** Says what a change of the class calendar has changed, before and after, and what becomes of the next posts. */
import { overviewButton } from '../../settings/overview-button.ts'
import { componentId } from '../../command/component-id.ts'
import { flatten } from '../../reply/plain-text.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Inline,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  heading,
  note,
  privateReply,
  text,
} from '../../reply/reply.ts'
import type { Schedule } from '../../daily/daily-store.ts'
import type { Holiday } from '../calendar-parts.ts'
import type { CalendarChange } from '../calendar-store.ts'
import type { ClassCalendar, ExamWeek, Pause, Term } from '../class-calendar.ts'
import {
  formatDate,
  formatDateTime,
  formatDays,
  formatHoliday,
  formatZone,
} from '../format-calendar.ts'
import { holidayKey } from '../holidays.ts'

/** As many dates as are read out; the calendar has the rest. */
const maxNamed = 3

/** `foreseen` says which planned posts become others. */
export function calendarChangesView(
  change: CalendarChange,
  title: string,
  foreseen: readonly Block[],
): Reply {
  const lines = changedLines(change)
  return privateReply(
    heading(lines.length === 0 ? 'Nothing has changed' : title),
    lines.length === 0 ? text('It was like this already.') : bullets(lines),
    ...movedPosts(change),
    ...(lines.length === 0 ? [] : foreseen),
    buttons(button('The whole calendar', componentId('calendar', 'show')), overviewButton()),
  )
}

/** Says of each daily post when it comes next, before and after; nothing where all stay. */
export function movedPosts({ posts }: CalendarChange): readonly Block[] {
  if (posts.length === 0) return []
  return [
    text({ strong: 'The next daily posts' }),
    bullets(
      posts.slice(0, 10).map(({ before, after }): RichText => {
        const hasZone = before.calendar.zone !== after.calendar.zone
        return [...placeOf(after), `: ${nextOf(before, hasZone)} → ${nextOf(after, hasZone)}`]
      }),
    ),
    ...(posts.length > 10 ? [note(`And ${formatCount(posts.length - 10, 'more post')}.`)] : []),
  ]
}

function placeOf({ room, name }: Schedule): RichText {
  const place: Inline = { channel: room.id, name: 'a channel' }
  return name === '' ? [place] : [place, ` (${name})`]
}

/** Two zones are named, since the time often reads the same in both. */
function nextOf({ calendar: { zone }, next }: Schedule, hasZone: boolean): string {
  if (next === undefined) return 'no post'
  const at = formatDateTime(zone, next.at)
  return hasZone ? `${at} ${formatZone(zone)}` : at
}

/** Returns what completes “Ms Rivera …”, or undefined where nothing has changed. */
export function describeChange(change: Pick<CalendarChange, 'before' | 'after'>) {
  const lines = changedLines(change).map((line) => flatten(line))
  return lines.length === 0 ? undefined : `changed the calendar (${lines.join('; ')})`
}

function changedLines({
  before,
  after,
}: Pick<CalendarChange, 'before' | 'after'>): readonly RichText[] {
  const pairs: readonly [string, string, string][] = [
    ['Time zone', zoneOf(before), zoneOf(after)],
    ['School days', formatDays(before.days), formatDays(after.days)],
    ['Weeks', formatWeeks(before), formatWeeks(after)],
    ['Terms', listOf(before.terms, formatTerm), listOf(after.terms, formatTerm)],
    [
      'Exam weeks',
      listOf(before.examWeeks, formatExamWeek),
      listOf(after.examWeeks, formatExamWeek),
    ],
    ['Pauses', listOf(before.pauses, formatPause), listOf(after.pauses, formatPause)],
  ]
  return [
    ...pairs
      .filter(([, was, is]) => was !== is)
      .map(([name, was, is]): RichText => [{ strong: name }, `: ${was} → ${is}`]),
    ...daysOffLines(before.holidays, after.holidays),
  ]
}

function daysOffLines(before: readonly Holiday[], after: readonly Holiday[]): RichText[] {
  const [was, is] = [before, after].map((days) => new Set(days.map(holidayKey)))
  const added = after.filter((day) => was?.has(holidayKey(day)) !== true)
  const removed = before.filter((day) => is?.has(holidayKey(day)) !== true)
  return [
    ...(added.length > 0
      ? [[{ strong: 'New days off' }, `: ${listOf(added, formatHoliday)}`]]
      : []),
    ...(removed.length > 0
      ? [[{ strong: 'School again' }, `: ${listOf(removed, formatHoliday)}`]]
      : []),
  ]
}

function listOf<T>(items: readonly T[], format: (item: T) => string): string {
  if (items.length === 0) return 'none'
  const named = items.slice(0, maxNamed).map((item) => format(item))
  const more = items.length - named.length
  return `${named.join('; ')}${more > 0 ? ` and ${more} more` : ''}`
}

function zoneOf({ zone }: ClassCalendar): string {
  return zone === undefined ? 'not set' : formatZone(zone)
}

export function formatWeeks({ weeks }: ClassCalendar): string {
  if (weeks === undefined) return 'all the same'
  const turns = weeks.names.join(', ')
  const from = `from the week of ${formatDate(weeks.from)}`
  return `${turns} in turn, ${from}${weeks.countsHolidays === true ? ', weeks off included' : ''}`
}

export function formatTerm({ name, from, to }: Term): string {
  return to === undefined ? `${name} from ${formatDate(from)}` : formatHoliday({ name, from, to })
}

export function formatExamWeek({ name, from, to }: ExamWeek): string {
  return formatHoliday({ from, to, ...(name !== undefined && { name }) })
}

export function formatPause({ from, to, reason }: Pause): string {
  const why = reason === undefined ? {} : { name: reason }
  if (to !== undefined) return formatHoliday({ from, to, ...why })
  return `${formatDate(from)} until you resume${reason === undefined ? '' : ` (${reason})`}`
}
