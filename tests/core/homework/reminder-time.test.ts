import { expect, test } from 'vitest'
import { reminderAt } from '../../../src/core/homework/reminder-time.ts'
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
