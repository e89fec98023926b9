import { expect, test } from 'vitest'
import {
  closeTime,
  defaultAnswerRules,
  readAnswerRules,
  writeAnswerRules,
} from '../../../src/core/discussion/answer-rules.ts'
import { formatAnswerRules } from '../../../src/core/discussion/rules-words.ts'

test('the setting is read as it is written', () => {
  const rules = { ...defaultAnswerRules, names: 'anonymous', hold: 'yes', closes: '16:00' } as const
  expect(readAnswerRules(writeAnswerRules(rules))).toEqual(rules)
  expect(readAnswerRules('off')).toBe('off')
})

test.each(['', 'on', 'names=everyone', 'minimum=0', 'minimum=1e9', 'closes=25:00', 'a=b=c'])(
  '“%s” is no rule',
  (value) => {
    expect(readAnswerRules(value)).toBeUndefined()
  },
)

test('what an earlier version did not have is as by default', () => {
  expect(readAnswerRules('names=pseudonym')).toEqual({ ...defaultAnswerRules, names: 'pseudonym' })
})

test.each([
  ['the end of the day', 'day', 'Europe/London', '2027-01-13T08:30Z', '2027-01-14T00:00Z'],
  ['a time that day', '16:00', 'America/New_York', '2027-01-13T13:30Z', '2027-01-13T21:00Z'],
  ['a time that has passed', '08:00', 'Europe/London', '2027-01-13T08:30Z', '2027-01-14T08:00Z'],
  ['ten minutes before the end', 'day', 'Europe/London', '2027-01-13T23:50Z', '2027-01-15T00:00Z'],
  ['clocks that go back', '16:00', 'Europe/London', '2027-10-31T07:30Z', '2027-10-31T16:00Z'],
  ['a time that is skipped', '02:30', 'Europe/Berlin', '2027-03-27T20:00Z', '2027-03-28T01:30Z'],
  ['29 February', 'day', 'Asia/Kolkata', '2028-02-29T03:00Z', '2028-02-29T18:30Z'],
] as const)('%s', (_, closes, zone, postedAt, expected) => {
  const at = closeTime({ closes }, zone, Date.parse(postedAt))
  expect(new Date(at).toISOString()).toBe(`${expected.slice(0, -1)}:00.000Z`)
})

test('the rules are put into words', () => {
  const grouped = { ...defaultAnswerRules, groups: 4, roles: 'yes' } as const
  expect(formatAnswerRules(grouped)).toMatch(/, in groups of 4, with roles$/)
  expect(formatAnswerRules({ ...grouped, names: 'anonymous' })).not.toMatch(/groups|roles/)
  expect(formatAnswerRules({ ...defaultAnswerRules, minimum: 1, hold: 'yes' })).toBe(
    'on, with names, shown once 1 other has answered, after a teacher has looked at them, until the end of the day',
  )
})
