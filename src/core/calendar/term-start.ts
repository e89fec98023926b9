/** The first day of term: one setting before classes had a calendar, and one of the terms since. */
import type { RoomSettings } from '../settings/settings.ts'
import type { CalendarService } from './calendar-store.ts'
import { type ClassCalendar, type Term, termOn } from './class-calendar.ts'

interface Terms {
  readonly settings: Pick<RoomSettings, 'applied'>
  readonly calendar: CalendarService
}

/** Returns the term that runs, or ran last, where the class has listed its terms in the calendar; undefined where it has not. */
export async function listedTerm({ settings, calendar }: Terms): Promise<Term | undefined> {
  const year = await calendar.read()
  return isListed(year, settings) ? termOn(year, await calendar.today()) : undefined
}

/** Has a term of the calendar begin on a date. Returns false where the class has listed none, so that it is a setting. */
export async function setTermStart({ settings, calendar }: Terms, from: string): Promise<boolean> {
  if (!isListed(await calendar.read(), settings)) return false
  await calendar.change((year) => ({ ...year, terms: termsFrom(year.terms, from) }))
  return true
}

function isListed({ terms }: ClassCalendar, { applied }: Terms['settings']): boolean {
  const [first, ...more] = terms
  if (first === undefined) return false
  const isSetting = first.to === undefined && first.from === applied.term.value
  return !isSetting || more.length > 0
}

/** The term that the date lies in begins then; else there is a new one. */
function termsFrom(terms: readonly Term[], from: string): Term[] {
  const around = terms.find((term) => term.from <= from && (term.to ?? '') >= from)
  return around === undefined
    ? [...terms, { name: 'Term', from }]
    : terms.map((term) => (term === around ? { ...term, from } : term))
}
