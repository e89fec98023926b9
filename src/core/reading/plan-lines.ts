/** The command lines that make a reading plan, as buttons offer them. */
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
export function planLines(calendar: ClassCalendar, today: string): readonly string[] {
  const term = termAhead(calendar, today)
  return [
    'reading set',
    term === undefined ? 'reading spread' : `reading spread from:${term.from} to:${term.to}`,
  ]
}
