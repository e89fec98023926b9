import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expandRule } from '../../../../src/core/calendar/ics/expand-rule.ts'
import { dayFromIso, isoDate } from '../../../../src/core/calendar/ics/ics-moments.ts'
import { parseRule } from '../../../../src/core/calendar/ics/recurrence-rule.ts'
import {
  type TableRule,
  expandByTable,
  formatRule,
  weekdayNames,
} from '../../../fixtures/expand-by-table.ts'

const from = '2026-11-28'
const to = '2028-11-28'

function expand(text: string, start: string, spend: (steps: number) => void = () => {}) {
  const rule = parseRule(text)
  if (rule === undefined) throw new Error(`The rule ${text} cannot be followed.`)
  const window = [dayFromIso(from), dayFromIso(to)] as const
  const { days } = expandRule(rule, dayFromIso(start), rule.until?.day, window, spend)
  return days.map(isoDate)
}

function numbers(max: number, isFromEnd: boolean, maxLength = 3) {
  const number = fc.integer({ min: 1, max })
  const either = isFromEnd
    ? fc.oneof(
        number,
        number.map((each) => -each),
      )
    : number
  return fc.uniqueArray(either, { minLength: 1, maxLength })
}

function dateFrom(start: string, days: number): string {
  return Temporal.PlainDate.from(start).add({ days }).toString()
}

const weekday = fc.constantFrom(...weekdayNames)
const nthWeekday = fc
  .tuple(fc.constantFrom('', '1', '2', '+3', '5', '-1', '-2'), weekday)
  .map(([nth, name]) => nth + name)

/** Rules as the standard allows them, those that hardly anybody writes included. */
const rule: fc.Arbitrary<TableRule> = fc
  .constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY')
  .chain((FREQ) => {
    const isLong = FREQ === 'MONTHLY' || FREQ === 'YEARLY'
    const parts: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
      INTERVAL: fc.integer({ min: 1, max: FREQ === 'DAILY' ? 20 : 4 }),
      COUNT: fc.integer({ min: 0, max: 60 }),
      UNTIL: fc.integer({ min: 0, max: 1800 }).map((days) => dateFrom('2024-06-01', days)),
      WKST: weekday,
      BYMONTH: numbers(12, false, 4),
      BYDAY: fc.uniqueArray(isLong ? nthWeekday : weekday, { minLength: 1, maxLength: 4 }),
      ...(FREQ !== 'WEEKLY' && { BYMONTHDAY: numbers(31, true) }),
      ...(FREQ === 'YEARLY' && { BYWEEKNO: numbers(53, true), BYYEARDAY: numbers(366, true) }),
    }
    const some = fc
      .subarray(Object.keys(parts), { maxLength: 5 })
      .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, parts[name]!]))))
    return fc.tuple(some, fc.option(numbers(4, true, 2))).map(([chosen, positions]) => {
      const { BYDAY, ...rest } = chosen as Omit<TableRule, 'FREQ'>
      // Weeks and counted weekdays do not go together (RFC 5545, section 3.3.10).
      const days = rest.BYWEEKNO && BYDAY ? [...new Set(BYDAY.map((day) => day.slice(-2)))] : BYDAY
      const isChosenAmong = [days, rest.BYMONTHDAY, rest.BYYEARDAY, rest.BYWEEKNO].some(Boolean)
      return {
        FREQ,
        ...rest,
        ...(days && { BYDAY: days }),
        ...(positions && isChosenAmong && { BYSETPOS: positions }),
      }
    })
  })

const start = fc.integer({ min: 0, max: 2500 }).map((days) => dateFrom('2021-01-01', days))

test('the days of any rule are those that the table of the standard gives', () => {
  fc.assert(
    fc.property(rule, start, (tableRule, first) => {
      const expected = expandByTable(tableRule, first, to).slice(1)
      expect(expand(formatRule(tableRule), first)).toEqual(expected.filter((day) => day >= from))
    }),
    { seed: 2013, numRuns: 300 },
  )
})

test.each([
  ['FREQ=YEARLY', '1900-05-04', 12],
  ['FREQ=YEARLY;COUNT=300', '1900-05-04', 600],
  ['FREQ=YEARLY;BYMONTH=9;BYDAY=1MO', '1601-09-03', 100],
  ['FREQ=YEARLY;INTERVAL=400000', '1601-09-03', 12],
  ['FREQ=MONTHLY;BYDAY=-1FR', '1601-09-03', 900],
  ['FREQ=DAILY', '1601-09-03', 900],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '1601-09-03', 12],
])('%s since %s is followed in a few steps', (text, first, maxSteps) => {
  let steps = 0
  expand(text, first, (more) => {
    steps += more
  })
  expect(steps).toBeLessThanOrEqual(maxSteps)
})

test('a step too many ends it', () => {
  expect(() =>
    expand('FREQ=DAILY;COUNT=999999', '1601-09-03', () => {
      throw new Error('too many')
    }),
  ).toThrow('too many')
})
