import { describe, expect, test } from 'vitest'
import { parseSplitZone, splitTime } from '../../../src/core/calendar/split-time.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'

describe('what stands with a time', () => {
  test.each([
    ['8:30 ET', '8:30', undefined, 'ET'],
    ['8:30 am Eastern time', '8:30 am', undefined, 'Eastern time'],
    ['8:30 London', '8:30', undefined, 'London'],
    ['8:30 UTC', '8:30', undefined, 'UTC'],
    ['New York 8:30', '8:30', undefined, 'New York'],
    ['8 Uhr MEZ', '8 Uhr', undefined, 'MEZ'],
    ['noon ET', 'noon', undefined, 'ET'],
    ['08:30 mon-fri Europe/Berlin', '08:30', 'mon-fri', 'Europe/Berlin'],
    ['8:30 am, Mon-Fri, Sydney time', '8:30 am', 'Mon-Fri', 'Sydney time'],
    ['8:30am PST Mon-Thu', '8:30am', 'Mon-Thu', 'PST'],
    ['8:30 every school day in London', '8:30', 'every school day', 'London'],
    ['every weekday at 8:30 am', 'at 8:30 am', 'every weekday', undefined],
    ['MWF 8:30', '8:30', 'MWF', undefined],
    ['8 a.m. Mon, Wed, Fri', '8 a.m.', 'Mon Wed Fri', undefined],
    ['8:30 日本', '8:30', undefined, '日本'],
  ])('%j', (input, time, days, timezone) => {
    expect(splitTime(input, {})).toEqual({
      time,
      ...(days !== undefined && { days }),
      ...(timezone !== undefined && { timezone }),
    })
  })

  test.each([
    '8:30',
    '8:30 pm',
    'quarter to nine',
    '8:30-9:00',
    '8:30, 14:00',
    '8 and 12',
    '8:30 sharp',
    '8 May',
    '21 Dec 8:30',
    '8:30 tomorrow',
    'ET',
    'weekdays',
    '',
    '8 '.repeat(500),
  ])('%j is left as it is', (input) => {
    expect(splitTime(input, {})).toEqual({ time: input })
  })

  test('nothing is taken that is given by itself', () => {
    expect(splitTime('8:30 ET', { timezone: 'London' })).toEqual({ time: '8:30 ET' })
    expect(splitTime('8:30 weekdays', { days: 'mon' })).toEqual({ time: '8:30 weekdays' })
    expect(splitTime('8:30 weekdays', { timezone: 'London' })).toEqual({
      time: '8:30',
      days: 'weekdays',
    })
  })
})

test('answers to a question about the zone keep the time and the days', () => {
  const split = splitTime('Mon-Thu 8:30 EST', {})
  const asked = expect.objectContaining({
    proposed: {
      typed: 'Mon-Thu 8:30 EST',
      values: ['8:30 Mon-Thu America/New_York', '8:30 Mon-Thu America/Toronto'],
    },
  })
  expect(() => parseSplitZone('Mon-Thu 8:30 EST', split, {})).toThrow(UserError)
  expect(() => parseSplitZone('Mon-Thu 8:30 EST', split, {})).toThrow(asked)
  expect(parseSplitZone('8:30', { time: '8:30' }, {})).toBeUndefined()
})
