import { describe, expect, test } from 'vitest'
import { emptyCalendar } from '../../../src/core/calendar/class-calendar.ts'
import type { DigestPlan } from '../../../src/core/digest/digest.ts'
import { digestDayOff, nextComing, nextDigest } from '../../../src/core/digest/digest-time.ts'

const plan: DigestPlan = { time: '16:00', days: null, zone: 'Europe/London' }
const noSchool = {
  ...emptyCalendar,
  zone: 'Europe/London',
  holidays: [{ from: '2027-05-03', to: '2027-05-03', name: 'May Day' }],
  pauses: [{ from: '2027-01-14', to: '2027-01-14', reason: 'snow' }],
}

describe('the next one', () => {
  test.each([
    ['the same day', plan, '2027-01-13T09:00Z', '2027-01-13 16:00+00:00'],
    ['after a weekend', plan, '2027-01-15T16:00Z', '2027-01-18 16:00+00:00'],
    ['in summer time', plan, '2027-03-29T09:00Z', '2027-03-29 16:00+01:00'],
    [
      'where the clocks skip it',
      { ...plan, time: '01:30', days: ['sun' as const] },
      '2027-03-27T09:00Z',
      '2027-03-28 02:30+01:00',
    ],
    [
      'the first time where it comes twice',
      { ...plan, time: '01:30', days: ['sun' as const] },
      '2027-10-30T09:00Z',
      '2027-10-31 01:30+01:00',
    ],
    [
      'on the day after the 28th',
      { ...plan, days: ['tue' as const] },
      '2028-02-28T20:00Z',
      '2028-02-29 16:00+00:00',
    ],
  ])('is %s', (_name, given, after, expected) => {
    const due = nextDigest(given, noSchool, Date.parse(after))
    const at = Temporal.Instant.fromEpochMilliseconds(due?.at ?? 0).toZonedDateTimeISO(
      'Europe/London',
    )
    expect(
      `${due?.date} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}${at.offset}`,
    ).toBe(expected)
  })

  test('goes by the zone of the class, else by its own', () => {
    const morning = Date.parse('2027-01-13T09:00Z')
    const newYork = nextDigest(plan, { ...noSchool, zone: 'America/New_York' }, morning)
    expect(newYork?.at).toBe(Date.parse('2027-01-13T21:00Z'))
    expect(nextDigest(plan, emptyCalendar, morning)?.at).toBe(Date.parse('2027-01-13T16:00Z'))
  })
})

describe('why none comes', () => {
  const sundays = { ...plan, days: ['sun' as const] }
  const terms = [{ name: 'Spring', from: '2027-02-01', to: '2027-04-01' }]
  test.each([
    [plan, noSchool, '2027-01-13', undefined],
    [plan, noSchool, '2027-01-16', 'it isn’t a school day'],
    [sundays, noSchool, '2027-01-17', undefined],
    [plan, noSchool, '2027-05-03', 'it’s a holiday (May Day)'],
    [plan, noSchool, '2027-01-14', 'the class is paused (snow)'],
    [
      sundays,
      { ...noSchool, pauses: [{ from: '2027-01-14' }] },
      '2027-01-17',
      'the class is paused',
    ],
    [plan, { ...noSchool, terms }, '2027-01-13', 'it’s outside your terms'],
  ])('case %#', (given, year, date, reason) => {
    expect(digestDayOff(given, year, date)).toBe(reason)
  })
})

describe('the next one that comes', () => {
  const friday = Date.parse('2027-02-12T17:00Z')
  const halfTerm = [{ from: '2027-02-15', to: '2027-02-19' }]
  const weeks = { names: ['A', 'B'], from: '2027-01-04' }
  const examWeeks = [{ from: '2027-02-15', to: '2027-02-19', name: 'Mocks' }]
  test.each([
    ['after a weekend', plan, noSchool, '2027-02-15'],
    ['after half-term', plan, { ...noSchool, holidays: halfTerm }, '2027-02-22'],
    [
      'a week later, of one a week',
      { ...plan, days: ['fri' as const] },
      { ...noSchool, holidays: halfTerm },
      '2027-02-26',
    ],
    [
      'as usual in exam weeks and weeks A and B',
      plan,
      { ...noSchool, weeks, examWeeks },
      '2027-02-15',
    ],
    [
      'as without the pause, while that has no end',
      plan,
      { ...noSchool, pauses: [{ from: '2027-02-01' }] },
      '2027-02-15',
    ],
  ])('is %s', (_name, given, year, date) => {
    expect(nextComing(given, year, friday)).toBe(Date.parse(`${date}T16:00Z`))
  })
})
