/** Reads from when to when a book is about; the term of the class where nothing is said. */
import { mondayOf } from '../calendar/calendar-parts.ts'
import { termOn } from '../calendar/class-calendar.ts'
import { parseDate } from '../calendar/parse-date.ts'
import type { CommandContext } from '../command/context.ts'
import type { TextOption } from '../command/option.ts'
import { UserError } from '../reply/user-error.ts'
import { type Period, maxWeeks } from './weeks.ts'

export const periodOptions = {
  from: {
    kind: 'text',
    summary: 'The first day (the first day of term if left out)',
    maxLength: 40,
    picker: 'date',
  },
  to: {
    kind: 'text',
    summary: 'The last day (the end of this week if left out)',
    maxLength: 40,
    picker: 'date',
  },
} as const satisfies Record<string, TextOption>

export const countMissingOption = {
  kind: 'flag',
  summary: 'Count it as wrong if somebody who had joined didn’t answer',
} as const

/** Where the class has no term. */
const usualWeeks = 12

/** Throws a UserError for what is no date, and for a time that is too long. */
export async function readPeriod(
  given: { readonly from?: string; readonly to?: string },
  { calendar: service }: Pick<CommandContext, 'calendar'>,
): Promise<Period> {
  const [calendar, today] = await Promise.all([service.read(), service.today()])
  const context = { today, prefer: 'last' } as const
  const term = termOn(calendar, today)
  const to = given.to === undefined ? lastDay(today, term?.to) : parseDate(given.to, context)
  const usual = term?.from ?? weeksBefore(to, usualWeeks)
  const from =
    given.from === undefined ? earlier(usual, to, usualWeeks) : parseDate(given.from, context)
  if (from > to) throw new UserError('That would end before it begins. Check the two days.')
  if (from < weeksBefore(to, maxWeeks)) {
    throw new UserError(`A book covers at most ${maxWeeks} weeks. Choose a shorter time.`)
  }
  return { from, to }
}

/** This week’s homework may be due on Sunday; a term that is over is looked back on. */
function lastDay(today: string, termEnd = '9999-12-31'): string {
  const sunday = Temporal.PlainDate.from(mondayOf(today)).add({ days: 6 }).toString()
  return termEnd < sunday ? termEnd : sunday
}

/** Of a term that began later, or years ago, only so many weeks count. */
function earlier(from: string, to: string, weeks: number): string {
  return from > to || from < weeksBefore(to, maxWeeks) ? weeksBefore(to, weeks) : from
}

function weeksBefore(date: string, weeks: number): string {
  const monday = Temporal.PlainDate.from(mondayOf(date))
  return monday.subtract({ weeks: weeks - 1 }).toString()
}
