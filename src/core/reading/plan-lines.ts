/** The command lines that make a reading plan, as buttons offer them. */
import type { LabelledLine } from '../command/line-button.ts'
import type { ClassCalendar } from '../calendar/class-calendar.ts'

/** Returns what is left of this term, or the next one, where the class has listed its last day. */
export function termAhead(
  { terms }: ClassCalendar,
  today: string,
): { readonly from: string; readonly to: string } | undefined {
  const term = terms.find(({ to }) => to !== undefined && to > today)
  if (term?.to === undefined) return undefined
  return { from: term.from > today ? term.from : today, to: term.to }
}

/** Returns the two forms; with a term, the second spreads the story over it at once. */
export function planLines(calendar: ClassCalendar, today: string): readonly LabelledLine[] {
  const term = termAhead(calendar, today)
  return [
    ['Reading plan, week by week…', 'reading set'],
    term === undefined
      ? ['Spread the reading…', 'reading spread']
      : ['Spread the reading over the term', `reading spread from:${term.from} to:${term.to}`],
  ]
}
