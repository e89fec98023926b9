import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDate } from '../../../src/core/calendar/parse-date.ts'

/** A Wednesday. */
const today = '2026-11-25'

describe('dates', () => {
  test.each([
    ...'2026-12-21 | 2026‑12‑21 | 2026–12–21 | 2026/12/21 | 20261221 | ２０２６-12-21'.split(' | '),
    ...'21.12.2026 | 21.12.26 | 21. 12. 2026 | 21/12/2026 | 12/21/2026 | 21-12-2026'.split(' | '),
    ...'26/12/21 | 21.12. | 12/21 | 21 Dec | 21st December | Dec 21, 2026 | Dec. 21'.split(' | '),
    ...'December 21st | the 21st of December 2026 | 21-Dec-2026 | Mon, 21 Dec 2026'.split(' | '),
    ...'21. Dezember 2026 | 21 de diciembre | 21 décembre 2026 | Monday 21 December'.split(' | '),
  ])('%s is 21 December 2026', (words) => {
    expect(parseDate(words, { today, prefer: 'next' })).toBe('2026-12-21')
  })

  test.each([
    ['2026-2-3', '2026-02-03'],
    ['2028-02-29', '2028-02-29'],
    ['2038-01-19', '2038-01-19'],
    ['03.04.2027', '2027-04-03'],
    ['03/03/2027', '2027-03-03'],
    ['today', '2026-11-25'],
    ['Tomorrow', '2026-11-26'],
    ['yesterday', '2026-11-24'],
    ['the day after tomorrow', '2026-11-27'],
    ['Wednesday', '2026-11-25'],
    ['next Wednesday', '2026-12-02'],
    ['next Monday', '2026-11-30'],
    ['this Friday', '2026-11-27'],
    ['last Friday', '2026-11-20'],
    ['in two weeks', '2026-12-09'],
    ['a week from now', '2026-12-02'],
    ['3 days ago', '2026-11-22'],
    ['in a month', '2026-12-25'],
    ['morgen', '2026-11-26'],
    ['Monday next week', '2026-11-30'],
    ['5-Jan-27', '2027-01-05'],
    ['Mar 3', '2027-03-03'],
    ['25/11/26', '2026-11-25'],
    ['Mon 21.12.2026', '2026-12-21'],
    ['11 Jan 27', '2027-01-11'],
    ['Jan 11, 27', '2027-01-11'],
    ['11/Jan/2027', '2027-01-11'],
    ['2027-01-11T00:00:00.000Z', '2027-01-11'],
    ['11.01.2027 00:00', '2027-01-11'],
    ['1/13/2027 12:00:00 AM', '2027-01-13'],
    ['the 11th', '2026-12-11'],
    ['on the 24th', '2026-12-24'],
    ['kommenden Montag', '2026-11-30'],
    ['el próximo lunes', '2026-11-30'],
    ['este viernes', '2026-11-27'],
    ['Monday week', '2026-12-07'],
    ['a week on Friday', '2026-12-04'],
    ['first Monday in January', '2027-01-04'],
    ['last Friday of March', '2027-03-26'],
  ])('%s is %s', (words, date) => {
    expect(parseDate(words, { today })).toBe(date)
  })

  test('without a year, the next one, the last one or the nearest is meant', () => {
    expect(parseDate('29 Feb', { today, prefer: 'next' })).toBe('2028-02-29')
    expect(parseDate('21 Dec', { today, prefer: 'last' })).toBe('2025-12-21')
    expect(parseDate('Monday', { today, prefer: 'last' })).toBe('2026-11-23')
    expect(parseDate('Monday', { today, prefer: 'next' })).toBe('2026-11-30')
    expect(parseDate('1 September', { today })).toBe('2026-09-01')
    expect(parseDate('5 January', { today })).toBe('2027-01-05')
  })

  test.each([
    ['03/04/2027', '2027-04-03 or 2027-03-04'],
    ['3-4-2027', '2027-04-03 or 2027-03-04'],
    ['next Friday', '2026-11-27 or 2026-12-04'],
    ['this Monday', '2026-11-23 or 2026-11-30'],
  ])('%s is asked: %s?', (words, question) => {
    expect(() => parseDate(words, { today })).toThrow(`can mean two dates. Write ${question}.`)
  })

  test.each([
    ...'2027-02-29 | 31 April | 2027-13-01 | 99/99/2026 | 32 Dec 2026 | 21 | 2026 | foo'.split(
      ' | ',
    ),
    ...'3 May 10 | Jan 21 08'.split(' | '),
    ...' | next week | 2026-12 | 0 May | in constructor days'.split(' | '),
  ])('“%s” is refused', (words) => {
    expect(() => parseDate(words, { today })).toThrow(
      'isn’t a valid date. Write it like 2027-01-31.',
    )
  })

  test.each([
    ['tomorow', 'Thu, 26 Nov 2026? Then write 2026-11-26.'],
    ['Janury 11', 'Mon, 11 Jan 2027? Then write 2027-01-11.'],
    ['Wensday', 'Wed, 25 Nov 2026? Then write 2026-11-25.'],
    ['Wednsday 6 Jan', 'Wed, 6 Jan 2027? Then write 2027-01-06.'],
  ])('the slip in %s is asked about', (words, question) => {
    expect(() => parseDate(words, { today })).toThrow(
      `isn’t a valid date. Did you mean ${question}`,
    )
  })

  test.each(['9999-12-31', '0001-01-01', '1/1/2100', '21 Dec 3026'])(
    '%s is too many years away',
    (words) => {
      expect(() => parseDate(words, { today })).toThrow('is too many years away')
    },
  )

  test('a day of the week that isn’t the date’s is asked about', () => {
    expect(() => parseDate('Mon 2027-01-06', { today })).toThrow(
      'Mon 2027-01-06 is Wed, 6 Jan 2027. Please check the day and the date.',
    )
  })

  test('any date that Intl writes in words is read back', () => {
    const locales = ['en-GB', 'en-US', 'en-AU', 'de', 'es', 'fr']
    const styles = [{ dateStyle: 'long' }, { dateStyle: 'full' }] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...locales),
        fc.constantFrom(...styles),
        fc.integer({ min: -3000, max: 3000 }),
        (locale, style, days) => {
          const date = Temporal.PlainDate.from(today).add({ days }).toString()
          const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' })
          const words = format.format(Date.parse(`${date}T12:00Z`))
          expect([words, parseDate(words, { today })]).toEqual([words, date])
        },
      ),
    )
  })
})

test.each([
  ['2027年1月31日', '2027-01-31'],
  ['1월 31일', '2027-01-31'],
  ['31 gennaio 2027', '2027-01-31'],
])('%s is read in other languages', (words, date) => {
  expect(parseDate(words, { today: '2026-11-25', prefer: 'next' })).toBe(date)
})

test('the plural of a day is no date', () => {
  expect(() => parseDate('Fridays', { today: '2026-11-25' })).toThrow('isn’t a valid date')
})
