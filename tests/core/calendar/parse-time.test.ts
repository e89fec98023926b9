import { describe, expect, test } from 'vitest'
import { parseTime } from '../../../src/core/calendar/parse-time.ts'

describe('times', () => {
  test.each([
    ['8:30', '08:30'],
    ['08.30', '08:30'],
    ['8', '08:00'],
    ['20', '20:00'],
    ['8am', '08:00'],
    ['8 Uhr früh', '08:00'],
    ['7 tonight', '19:00'],
    ['8:30 uur', '08:30'],
    ['8:30am', '08:30'],
    ['8.30 p.m.', '20:30'],
    ['8:05 P.M.', '20:05'],
    ['8:30 a. m.', '08:30'],
    ['8:30p', '20:30'],
    ['8\u00a0PM', '20:00'],
    ['8:30\u202fPM', '20:30'],
    ['８：３０', '08:30'],
    ['٠٨:٣٠', '08:30'],
    ['12:15 am', '00:15'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['0:30 am', '00:30'],
    ['23:59', '23:59'],
    ['8:30:00', '08:30'],
    ['at 8:30', '08:30'],
    ['8 30', '08:30'],
    ['830', '08:30'],
    ['0830', '08:30'],
    ['2030', '20:30'],
    ['0830 hrs', '08:30'],
    ['8h', '08:00'],
    ['08h30', '08:30'],
    ['8 h 30', '08:30'],
    ['8 h 30 min 00 s', '08:30'],
    ['8u30', '08:30'],
    ['8 Uhr', '08:00'],
    ['20:30 Uhr', '20:30'],
    ['20 Uhr 15', '20:15'],
    ['8 Uhr abends', '20:00'],
    ['1:20 mittags', '13:20'],
    ['8:30 de la mañana', '08:30'],
    ['11 h du soir', '23:00'],
    ['noon', '12:00'],
    ['Midday', '12:00'],
    ['12 noon', '12:00'],
    ['midnight', '00:00'],
    ['12 midnight', '00:00'],
    ['8 o’clock', '08:00'],
    ["eight o'clock in the evening", '20:00'],
    ['half past eight', '08:30'],
    ['half past 8 pm', '20:30'],
    ['quarter to nine', '08:45'],
    ['a quarter past eight in the morning', '08:15'],
    ['twenty to nine', '08:40'],
    ['ten past 8', '08:10'],
    ['8 in the morning', '08:00'],
    ['11:30 at night', '23:30'],
    ['halb 9', '08:30'],
    ['halb neun abends', '20:30'],
    ['Viertel nach acht', '08:15'],
    ['a las ocho y media', '08:30'],
    ['las tres y cuarto de la tarde', '15:15'],
    ['nueve menos cuarto', '08:45'],
    ['huit heures et demie', '08:30'],
    ['9 h moins le quart', '08:45'],
    ['8.30 hs', '08:30'],
    ['8,30', '08:30'],
    ['8;30', '08:30'],
    ['O8:3O', '08:30'],
  ])('%s is %s', (words, time) => {
    expect(parseTime(words)).toBe(time)
  })

  test.each([
    ...'8:60 | 25 | 25:00 | 13pm | 20:30 am | 8m | 8 noon | 8:5 | 8:30:15 |  | -1:00'.split(' | '),
    ...'8-9 | 7 to 8 | 8:30-9:00 | 8:30 AM EST | mornings | half | half 99 | a | m'.split(' | '),
    ...'viertel zehn | quarter 10'.split(' | '),
  ])('“%s” is refused', (words) => {
    expect(() => parseTime(words)).toThrow('isn’t a valid time. Write it like 08:30.')
  })

  test('what can mean two times is asked', () => {
    expect(() => parseTime('half eight')).toThrow('can mean two times. Write 07:30 or 08:30.')
    expect(() => parseTime('24:00')).toThrow('For midnight, write 00:00.')
  })
})

describe('any time that Intl writes is read back', () => {
  const locales = [
    ...'en | en-GB | en-AU | en-CA | en-IN | en-NZ | en-IE | en-ZA'.split(' | '),
    ...'de | de-AT | de-CH | fr | fr-CA | fr-BE | fr-CH'.split(' | '),
    ...'es | es-MX | es-US | es-AR | es-CO | es-419'.split(' | '),
  ]
  const clock = { hour: 'numeric', minute: '2-digit' } as const
  const styles: readonly Intl.DateTimeFormatOptions[] = [
    { timeStyle: 'short' },
    { timeStyle: 'medium' },
    clock,
    { ...clock, hour12: true },
    { ...clock, hourCycle: 'h11' },
    { ...clock, hour12: true, dayPeriod: 'long' },
    { ...clock, hour12: true, dayPeriod: 'short' },
    { ...clock, hour12: true, dayPeriod: 'narrow' },
  ]

  test.each(locales)('in %s', (locale) => {
    for (const style of styles) {
      const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' })
      for (let minute = 0; minute < 24 * 60; minute += 7) {
        const at = Temporal.PlainTime.from('00:00').add({ minutes: minute })
        const words = format.format(Date.UTC(2026, 0, 1, at.hour, at.minute))
        expect([words, parseTime(words)]).toEqual([words, at.toString({ smallestUnit: 'minute' })])
      }
    }
  })
})
