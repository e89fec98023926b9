import { describe, expect, test } from 'vitest'
import type { Holiday } from '../../../src/core/calendar/calendar-parts.ts'
import type { Calendar } from '../../../src/core/calendar/due-days.ts'
import {
  addHolidays,
  fitHolidays,
  maxHolidays,
  mergeHolidays,
  leaveOutHolidays,
  restoreHolidays,
} from '../../../src/core/calendar/holidays.ts'

function day(from: string, name?: string): Holiday {
  return { from, to: from, ...(name !== undefined && { name }) }
}

function calendar(holidays: Holiday[], leftOut?: Holiday[]): Calendar {
  return { time: '08:30', zone: 'UTC', days: ['mon'], holidays, ...(leftOut && { leftOut }) }
}

const may = day('2027-05-03', 'May Day')
const late = day('2027-05-04', 'Late start')

describe('merging', () => {
  test('sorts by date, and of the same days keeps the first name', () => {
    const typed = day('2027-05-03')
    expect(mergeHolidays([typed, late, may], [day('2027-05-03', 'Other')])).toEqual([may, late])
  })
})

describe('the days of a file', () => {
  test('join those that are there', () => {
    expect(addHolidays(calendar([may]), [day('2027-06-01')], [late])).toEqual(
      calendar([may, day('2027-06-01')], [late]),
    )
  })

  test('undo nothing that a teacher has changed', () => {
    const changed = calendar([late], [may])
    expect(addHolidays(changed, [may], [late])).toEqual(changed)
  })
})

describe('moving a day', () => {
  test('takes it out and puts it back', () => {
    const out = leaveOutHolidays(calendar([may]), ['2027-05-03..2027-05-03'])
    expect(out).toEqual(calendar([], [may]))
    expect(restoreHolidays(out, ['2027-05-03..2027-05-03'])).toEqual(calendar([may]))
  })

  test('does nothing the second time, nor for a day that is not there', () => {
    const out = calendar([], [may])
    expect(leaveOutHolidays(out, ['2027-05-03..2027-05-03', 'x', ''])).toEqual(out)
  })
})

test('of too many days, those to come first stay', () => {
  const first = Temporal.PlainDate.from('2026-01-01')
  const many = Array.from({ length: maxHolidays + 40 }, (_, index) =>
    day(first.add({ days: index }).toString()),
  )
  const fitting = fitHolidays(many, '2026-01-21')
  expect(fitting).toHaveLength(maxHolidays)
  expect(fitting[0]?.from).toBe('2026-01-21')
  expect(fitHolidays(many.slice(0, maxHolidays), '2026-01-21')).toHaveLength(maxHolidays)
})
