import { expect, test } from 'vitest'
import { defaultReviewSettings } from '../../../src/core/review/review-store.ts'
import { nextReminder } from '../../../src/core/review/reminders.ts'

function at(moment: string): number {
  return Date.parse(moment)
}

test('a reminder keeps its local time over a clock change, and moves on where the time is skipped', () => {
  const london = { ...defaultReviewSettings, zone: 'Europe/London', reminder: '18:30' }
  expect(nextReminder(london, at('2027-03-27T12:00Z'))).toBe(at('2027-03-27T18:30Z'))
  expect(nextReminder(london, at('2027-03-27T18:30Z'))).toBe(at('2027-03-28T17:30Z'))
  const night = { ...london, reminder: '01:30' }
  expect(nextReminder(night, at('2027-03-27T12:00Z'))).toBe(at('2027-03-28T01:30Z'))
})

test('without a reminder there is no moment', () => {
  expect(nextReminder({ ...defaultReviewSettings, zone: 'UTC' }, 0)).toBeUndefined()
})
