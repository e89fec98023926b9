import { expect, test } from 'vitest'
import { emptyCalendar } from '../../../src/core/calendar/class-calendar.ts'
import { nextReminder, reminderAt } from '../../../src/core/homework/reminder-time.ts'
import { assignmentWith, hourMs, setAt } from '../../fixtures/homework.ts'

function remindedAt(dueAt: number | null, zone = 'Europe/London', opensAt = setAt) {
  const at = reminderAt(assignmentWith({ zone }, { dueAt, opensAt }))
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16)
}

test.each([
  ['by day it is a day before', '2027-01-20T12:00', '2027-01-19T12:00'],
  ['for the end of a day it is the evening before', '2027-01-20T23:59', '2027-01-19T19:00'],
  ['for an early morning it is the morning before', '2027-01-20T06:00', '2027-01-19T08:00'],
])('%s', (_, due, expected) => {
  expect(remindedAt(Date.parse(`${due}Z`))).toBe(expected)
})

test('night is night where the class is', () => {
  expect(remindedAt(Date.parse('2027-01-20T23:59Z'), 'America/New_York')).toBe('2027-01-19T23:59')
})

test('nobody is reminded of what was set less than a day before, or has no due time', () => {
  expect(remindedAt(setAt + 20 * hourMs)).toBeUndefined()
  expect(remindedAt(null)).toBeUndefined()
  const due = Date.parse('2027-01-20T12:00Z')
  expect(remindedAt(due, 'Europe/London', due - hourMs)).toBeUndefined()
})

/** School from Monday to Friday, with a day off on Thursday, 21 January. */
const year = {
  ...emptyCalendar,
  zone: 'Europe/London',
  holidays: [{ from: '2027-01-21', to: '2027-01-21' }],
}

test.each([
  ['for a Monday it is Friday', '2027-01-18T08:30', '2027-01-15T08:30'],
  ['after a day off it is the day before that', '2027-01-22T12:00', '2027-01-20T12:00'],
  ['on a school day it is as ever', '2027-01-20T12:00', '2027-01-19T12:00'],
])('nobody is reminded on a day off: %s', (_, due, expected) => {
  const dueAt = Date.parse(`${due}Z`)
  const work = assignmentWith({ zone: 'Europe/London' }, { dueAt, opensAt: 0 })
  const at = reminderAt(
    { ...work, plan: { ...work.plan, setAt: Date.parse('2027-01-11T09:00Z') } },
    year,
  )
  expect(new Date(at ?? 0).toISOString().slice(0, 16)).toBe(expected)
})

test('what was set on a Friday for Monday evening is remembered on Monday morning', () => {
  const begun = Date.parse('2027-01-15T20:00Z')
  const work = assignmentWith(
    { zone: 'Europe/London', setAt: begun },
    { dueAt: Date.parse('2027-01-18T23:00Z'), opensAt: begun },
  )
  const morning = Date.parse('2027-01-18T08:00Z')
  expect(reminderAt(work, year)).toBe(morning)
  const snow = { ...year, pauses: [{ from: '2027-01-18', to: '2027-01-18' }] }
  expect(nextReminder(work, snow, morning)).toBeUndefined()
})
