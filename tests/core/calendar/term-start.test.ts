import { expect, test } from 'vitest'
import type { CalendarService } from '../../../src/core/calendar/calendar-store.ts'
import { ClassCalendar, type Term } from '../../../src/core/calendar/class-calendar.ts'
import { listedTerm, setTermStart } from '../../../src/core/calendar/term-start.ts'
import type { RoomSettings } from '../../../src/core/settings/settings.ts'

/** A class on 20 January 2027; `setting` is the first day of term as a setting has it. */
function classWith(terms: readonly Term[], setting?: string) {
  let year = ClassCalendar.parse({ terms })
  const calendar = {
    read: () => Promise.resolve(year),
    today: () => Promise.resolve('2027-01-20'),
    change(change) {
      const before = year
      year = change(year)
      return Promise.resolve({ before, after: year } as never)
    },
  } satisfies Partial<CalendarService> as Partial<CalendarService> as CalendarService
  const settings = { applied: { term: { value: setting } } } as unknown as RoomSettings
  return { parts: { calendar, settings }, terms: () => year.terms }
}

const autumn = { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }
const spring = { name: 'Spring', from: '2027-01-04', to: '2027-03-26' }

test('the term that runs is one of the calendar, where the class has listed its terms there', async () => {
  expect(await listedTerm(classWith([autumn, spring]).parts)).toEqual(spring)
  expect(await listedTerm(classWith([]).parts)).toBeUndefined()
})

test('a term that is only the setting’s first day is no list of terms', async () => {
  const only = { name: 'Term', from: '2027-01-04' }
  const { parts, terms } = classWith([only], '2027-01-04')
  expect(await listedTerm(parts)).toBeUndefined()
  expect(await setTermStart(parts, '2027-01-11')).toBe(false)
  expect(terms()).toEqual([only])
  expect(await listedTerm(classWith([only], '2027-01-05').parts)).toEqual(only)
})

test('a new first day moves the term that it lies in', async () => {
  const { parts, terms } = classWith([autumn, spring])
  expect(await setTermStart(parts, '2027-01-11')).toBe(true)
  expect(terms()).toEqual([autumn, { ...spring, from: '2027-01-11' }])
})

test.each(['2027-01-04', '2027-03-26'])(
  '%s lies in the term from the first day to the last',
  async (day) => {
    const { parts, terms } = classWith([spring])
    await setTermStart(parts, day)
    expect(terms()).toEqual([{ ...spring, from: day }])
  },
)

test('a first day between terms begins a new one', async () => {
  const { parts, terms } = classWith([autumn, spring])
  await setTermStart(parts, '2027-04-12')
  expect(terms()).toEqual([autumn, spring, { name: 'Term', from: '2027-04-12' }])
})
