/** The command lines that make a reading plan, as buttons offer them. */
import type { ClassCalendar } from '../calendar/class-calendar.ts'

/** Returns the form and, where the class has listed this term or the next one, spreading the story over it. */
export function planLines({ terms }: ClassCalendar, today: string): readonly string[] {
  const term = terms.find(({ to }) => to !== undefined && to > today)
  if (term?.to === undefined) return ['reading set']
  const from = term.from > today ? term.from : today
  return ['reading set', `reading spread from:${from} to:${term.to}`]
}
