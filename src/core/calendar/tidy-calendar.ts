/** Brings what was changed of a class calendar in order and within its limits. */
import { UserError } from '../reply/user-error.ts'
import { type ClassCalendar, maxExamWeeks, maxPauses, maxTerms } from './class-calendar.ts'
import { fitHolidays, mergeHolidays } from './holidays.ts'

/** Returns the calendar with everything by date, without what is over where it would be too much. Throws a UserError for too many terms or exam weeks. */
export function tidyCalendar(calendar: ClassCalendar, today: string): ClassCalendar {
  const { leftOut: left = [], ...rest } = calendar
  requireFewer(calendar.terms.length, maxTerms, 'terms')
  requireFewer(calendar.examWeeks.length, maxExamWeeks, 'exam weeks')
  const leftOut = fitHolidays(mergeHolidays(left), today)
  return {
    ...rest,
    holidays: [...fitHolidays(mergeHolidays(calendar.holidays), today)],
    ...(leftOut.length > 0 && { leftOut: [...leftOut] }),
    terms: byDate(calendar.terms),
    examWeeks: byDate(calendar.examWeeks),
    pauses: byDate(calendar.pauses).slice(-maxPauses),
  }
}

function byDate<T extends { readonly from: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => a.from.localeCompare(b.from))
}

function requireFewer(count: number, max: number, what: string): void {
  if (count > max) throw new UserError(`That’s ${count} ${what}, and only ${max} fit.`)
}
