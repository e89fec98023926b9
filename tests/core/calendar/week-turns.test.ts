import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mondayOf } from '../../../src/core/calendar/calendar-parts.ts'
import {
  type ClassCalendar,
  ClassCalendar as Schema,
} from '../../../src/core/calendar/class-calendar.ts'
import { addWeeks, isInFortnight, weekOf } from '../../../src/core/calendar/week-turns.ts'

function year(more: Partial<ClassCalendar> = {}): ClassCalendar {
  return { ...Schema.parse({ weeks: { names: ['A', 'B'], from: '2027-01-13' } }), ...more }
}

const someDate = fc
  .integer({ min: -900, max: 900 })
  .map((days) => Temporal.PlainDate.from('2028-02-29').add({ days }).toString())

describe('weeks A and B', () => {
  test('take turns, also before the first one and over 29 February', () => {
    expect(weekOf(year(), '2027-01-11')).toBe('A')
    expect(weekOf(year(), '2027-01-17')).toBe('A')
    expect(weekOf(year(), '2027-01-18')).toBe('B')
    expect(weekOf(year(), '2027-01-04')).toBe('B')
    expect(weekOf(year(), '2026-12-28')).toBe('A')
    const from = { names: ['A', 'B'], from: '2028-02-21' }
    expect(weekOf(year({ weeks: from }), '2028-02-29')).toBe('B')
    expect(weekOf(year({ weeks: from }), '2028-03-06')).toBe('A')
  })

  test('go on after a week without school, which has no name, and not after a single day off', () => {
    const holidays = [
      { from: '2027-01-18', to: '2027-01-22' },
      { from: '2027-01-26', to: '2027-01-26' },
    ]
    const off = year({ holidays })
    expect(weekOf(off, '2027-01-20')).toBeUndefined()
    expect(weekOf(off, '2027-01-25')).toBe('B')
    expect(weekOf(off, '2027-02-01')).toBe('A')
    const counted = year({
      holidays,
      weeks: { names: ['A', 'B'], from: '2027-01-13', countsHolidays: true },
    })
    expect(weekOf(counted, '2027-01-20')).toBe('B')
    expect(weekOf(counted, '2027-01-25')).toBe('A')
  })

  test('are moved by no pause, since the timetable of the school goes on', () => {
    const pauses = [{ from: '2027-01-18', to: '2027-01-24' }]
    expect(weekOf(year({ pauses }), '2027-01-25')).toBe('A')
  })

  test('two weeks of school after each other never have the same name, whatever is off', () => {
    const holiday = fc
      .tuple(someDate, fc.integer({ min: 0, max: 40 }))
      .map(([from, days]) => ({ from, to: Temporal.PlainDate.from(from).add({ days }).toString() }))
    fc.assert(
      fc.property(
        fc.array(holiday, { maxLength: 6 }),
        someDate,
        fc.constantFrom<string[]>(['A', 'B'], ['A', 'B', 'C']),
        (holidays, from, names) => {
          const calendar = year({ holidays, weeks: { names, from } })
          const named = Array.from({ length: 60 }, (_, index) =>
            weekOf(calendar, addWeeks('2027-12-27', index)),
          ).filter((name) => name !== undefined)
          const start = names.indexOf(named[0] ?? 'A')
          expect(named).toEqual(named.map((_, index) => names[(start + index) % names.length]))
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('a fortnight is every second week, on each of its days', () => {
  fc.assert(
    fc.property(someDate, someDate, (from, date) => {
      const isIn = isInFortnight(from, date)
      expect(isInFortnight(from, mondayOf(date))).toBe(isIn)
      expect(isInFortnight(from, addWeeks(mondayOf(date), 1))).toBe(!isIn)
    }),
    { numRuns: 100 },
  )
})
