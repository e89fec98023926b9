import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../../src/core/calendar/due-days.ts'
import { parseDue } from '../../../src/core/homework/parse-due.ts'

/** A Wednesday at 09:00 in London. */
const now = Date.UTC(2027, 0, 13, 9)
const calendar: Calendar = {
  time: '08:30',
  zone: 'Europe/London',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  holidays: [{ from: '2027-01-14', to: '2027-01-15', name: 'Snow days' }],
}
const london = { now, zone: 'Europe/London', calendar: undefined }

function iso(words: string, context: Parameters<typeof parseDue>[1] = london): string {
  return new Date(parseDue(words, context).at).toISOString().slice(0, 16)
}

test.each([
  ['Friday', '2027-01-15T23:59'],
  ['Friday 17:00', '2027-01-15T17:00'],
  ['Friday at 5 pm', '2027-01-15T17:00'],
  ['17:00 Friday', '2027-01-15T17:00'],
  ['Friday, 8:30', '2027-01-15T08:30'],
  ['tomorrow', '2027-01-14T23:59'],
  ['today', '2027-01-13T23:59'],
  ['18:00', '2027-01-13T18:00'],
  ['in two weeks', '2027-01-27T23:59'],
  ['2027-01-31', '2027-01-31T23:59'],
  ['2027-01-31 08:30', '2027-01-31T08:30'],
  ['2027-01-31T08:30', '2027-01-31T08:30'],
  ['31 January, noon', '2027-01-31T12:00'],
  ['Wednesday', '2027-01-13T23:59'],
  ['Wednesday 8:30', '2027-01-20T08:30'],
  ['Monday next week 8:30', '2027-01-18T08:30'],
])('%s', (words, expected) => {
  expect(iso(words)).toBe(expected)
})

test('local time is that of the class, in summer too', () => {
  expect(iso('2027-07-02 08:30')).toBe('2027-07-02T07:30')
  expect(iso('Friday', { ...london, zone: 'America/New_York' })).toBe('2027-01-16T04:59')
})

test('the next school day follows the calendar, over days off and weekends', () => {
  expect(iso('next school day', { ...london, calendar })).toBe('2027-01-18T23:59')
  expect(iso('next school day at 8:30', { ...london, calendar })).toBe('2027-01-18T08:30')
  expect(iso('nächster Schultag um 8:30', { ...london, calendar })).toBe('2027-01-18T08:30')
  expect(() => iso('next school day')).toThrow('This class has no calendar yet')
})

test('a day without school is said', () => {
  expect(parseDue('Friday', { ...london, calendar }).dayOff).toBe('Snow days')
  expect(parseDue('Saturday', { ...london, calendar }).dayOff).toBe('not a school day')
  expect(parseDue('Monday', { ...london, calendar }).dayOff).toBeUndefined()
  expect(parseDue('Saturday', london).dayOff).toBeUndefined()
})

describe('is refused', () => {
  test.each([
    ['8:30', 'is over already'],
    ['yesterday', 'is over already'],
    ['today 8:30', 'is over already'],
    ['in 20 months', 'more than a year away'],
    ['soon', 'isn’t a day or a time'],
    ['a b c d e f g h i j k l', 'isn’t a day or a time'],
    ['3/4/2027', 'can mean two dates'],
    ['3/4/2027 8:30', 'can mean two dates'],
    ['next Friday', 'can mean two dates'],
  ])('%s', (words, sentence) => {
    expect(() => iso(words)).toThrow(sentence)
  })
})
