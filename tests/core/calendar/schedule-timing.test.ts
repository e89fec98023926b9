import { expect, test } from 'vitest'
import { ClassCalendar } from '../../../src/core/calendar/class-calendar.ts'
import {
  ScheduleTiming,
  composeCalendar,
  timingOf,
} from '../../../src/core/calendar/schedule-timing.ts'

const easter = { from: '2027-03-26', to: '2027-04-09' }
const fair = { from: '2027-05-03', to: '2027-05-03' }
const year = ClassCalendar.parse({
  zone: 'Europe/London',
  days: ['mon', 'wed'],
  holidays: [easter],
  leftOut: [fair],
})
const plain: ScheduleTiming = { time: '08:30' }

test('a daily post goes by the zone, the days and the days off of its class', () => {
  expect(composeCalendar(plain, year)).toEqual({
    time: '08:30',
    zone: 'Europe/London',
    days: ['mon', 'wed'],
    holidays: [easter],
    leftOut: [fair],
    class: year,
  })
})

test('what is its own counts instead, and its own days off go with what it left out itself', () => {
  const own: ScheduleTiming = {
    ...plain,
    zone: 'America/New_York',
    days: ['fri'],
    holidays: [fair],
    leftOut: [easter],
  }
  expect(composeCalendar(own, year)).toEqual({ ...own, class: year })
  const { leftOut: _leftOut, ...without } = own
  expect(composeCalendar(without, year)).not.toHaveProperty('leftOut')
})

test('without a class it needs a zone of its own, and keeps the usual days', () => {
  expect(composeCalendar(plain, undefined)).toBeUndefined()
  expect(composeCalendar({ ...plain, zone: 'UTC' }, undefined)).toEqual({
    time: '08:30',
    zone: 'UTC',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    holidays: [],
  })
})

test('what was saved with everything is the same after it is taken apart and put together', () => {
  const saved: ScheduleTiming = {
    time: '07:45',
    zone: 'UTC',
    days: ['tue'],
    holidays: [easter],
    leftOut: [fair],
    weeks: ['A'],
    start: '2027-01-04',
  }
  const calendar = composeCalendar(saved, year)
  expect(calendar && timingOf(calendar)).toEqual(saved)
  expect(ScheduleTiming.parse(saved)).toEqual(saved)
})
