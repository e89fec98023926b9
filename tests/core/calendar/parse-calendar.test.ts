import { describe, expect, test } from 'vitest'
import { parseHolidays } from '../../../src/core/calendar/parse-calendar.ts'

const context = { today: '2026-11-25', prefer: 'next' } as const

function read(words: string): string {
  return parseHolidays(words, context, { mayHaveNames: true })
    .map(({ from, to }) => (from === to ? from : `${from}..${to}`))
    .join(', ')
}

describe('holidays', () => {
  test.each([
    ...'2026-12-21..2027-01-04 | 2026-12-21/2027-01-04 | 2026-12-21 → 2027-01-04 | 2026-12-21 - 2027-01-04 | 2026-12-21–2027-01-04'.split(
      ' | ',
    ),
    ...'2026-12-21—2027-01-04 | 2026-12-21 ‑ 2027-01-04 | 2026-12-21…2027-01-04'.split(' | '),
    ...'2026-12-21-2027-01-04 | 2026-12-21~2027-01-04 | 2026-12-21 to 2027-01-04'.split(' | '),
    ...'2026-12-21 through 2027-01-04 | 21.12.2026-4.1.2027 | 21.12.2026 bis 04.01.2027'.split(
      ' | ',
    ),
    ...'21.12.-4.1.2027 | 21 Dec - 4 Jan | 21 Dec – 4 Jan 2027 | Dec 21 - Jan 4, 2027'.split(' | '),
    ...'Dec 21, 2026 – Jan 4, 2027 | December 21 through January 4 | 21/12/2026 - 04/01/2027'.split(
      ' | ',
    ),
    ...'12/21/2026-01/04/2027 | Mon 21 Dec – Mon 4 Jan'.split(' | '),
  ])('%s is one break', (words) => {
    expect(read(words)).toBe('2026-12-21..2027-01-04')
  })

  test.each([
    ['2027-05-03, 2026-12-21..2027-01-04; 2027-05-03', '2026-12-21..2027-01-04, 2027-05-03'],
    ['2026-12-21 2026-12-22', '2026-12-21, 2026-12-22'],
    ['2026-12-21\n2026-12-22', '2026-12-21, 2026-12-22'],
    ['2026-12-21 and 2026-12-22', '2026-12-21, 2026-12-22'],
    ['2026-12-21..2027-01-04 2027-05-03', '2026-12-21..2027-01-04, 2027-05-03'],
    ['3 May, 4 May and 5 May 2027', '2027-05-03, 2027-05-04, 2027-05-05'],
    ['Mon, 21 Dec 2026, Tue, 22 Dec 2026', '2026-12-21, 2026-12-22'],
    ['May 3, 2027, May 4, 2027', '2027-05-03, 2027-05-04'],
    ['1. Mai 2027, 3. Oktober 2027', '2027-05-01, 2027-10-03'],
    ['Half-term 15–19 Feb, May Day 3 May', '2027-02-15..2027-02-19, 2027-05-03'],
    ['Faschingsferien 8.2. - 12.2.', '2027-02-08..2027-02-12'],
    ['Osterferien vom 29.3. bis 9.4.2027', '2027-03-29..2027-04-09'],
    ['Spring break Mar 15 - Mar 19', '2027-03-15..2027-03-19'],
    ['Woche vom 15.2. bis 19.2.', '2027-02-15..2027-02-19'],
    ['Vacances du 8 au 12 février', '2027-02-08..2027-02-12'],
    ['21 Dec 26 – 4 Jan 27; 15 Feb 27', '2026-12-21..2027-01-04, 2027-02-15'],
    ['21-23 Dec 2026', '2026-12-21..2026-12-23'],
    ['Dec 21–23, 2026', '2026-12-21..2026-12-23'],
    ['21-Dec-2026 - 23-Dec-2026', '2026-12-21..2026-12-23'],
    ['next Monday to next Wednesday', '2026-11-30..2026-12-02'],
    ['tomorrow', '2026-11-26'],
    ['24, 25 and 26 Dec 2026', '2026-12-24, 2026-12-25, 2026-12-26'],
    ['Nov 26 & 27', '2026-11-26, 2026-11-27'],
    ['Dec 24, 25, 26', '2026-12-24, 2026-12-25, 2026-12-26'],
    ['3rd and 4th of May 2027', '2027-05-03, 2027-05-04'],
    ['24.–26.12.2026', '2026-12-24..2026-12-26'],
    ['21 Dec 2026 22 Dec 2026', '2026-12-21, 2026-12-22'],
    ['1 Jan 2027 and 6 Jan 2027', '2027-01-01, 2027-01-06'],
    ['2026-12-21, 22 Dec', '2026-12-21, 2026-12-22'],
  ])('%s is %s', (words, days) => {
    expect(read(words)).toBe(days)
  })

  test('a break without years that has begun is this one', () => {
    const during = { today: '2026-12-28', prefer: 'next' } as const
    expect(parseHolidays('21 Dec - 4 Jan', during)).toEqual([
      { from: '2026-12-21', to: '2027-01-04' },
    ])
  })

  test.each(['2026-12-21..2026-12-23..2027-01-04', '2026-12-21..', '..2026-12-21'])(
    '%s is no range',
    (words) => {
      expect(() => read(words)).toThrow('isn’t a range of days. Write its first and last day')
    },
  )

  test('a date that doesn’t exist, one to ask about and a range that runs backwards are refused', () => {
    expect(() => read('2027-05-03, 2027-02-29')).toThrow('2027-02-29 isn’t a valid date')
    expect(() => read('3/4/2027')).toThrow('can mean two dates')
    expect(() => read('2027-01-04..2026-12-21')).toThrow('ends before it starts')
    expect(() => read('9999-01-01')).toThrow('too many years away')
  })

  test('more than 800 holidays are refused', () => {
    const first = Temporal.PlainDate.from('2026-01-01')
    const many = Array.from({ length: 801 }, (_, index) => first.add({ days: index }).toString())
    expect(() => read(many.join(','))).toThrow('801 holidays, and only 800 fit')
  })
})

describe('holidays with a name, and in other forms', () => {
  test.each([
    ['Christmas: 21 Dec - 4 Jan', '2026-12-21..2027-01-04'],
    ['21 Dec - 4 Jan (Christmas)', '2026-12-21..2027-01-04'],
    [
      'Winter break: 2026-12-21 to 2027-01-04; MLK: 2027-01-18',
      '2026-12-21..2027-01-04, 2027-01-18',
    ],
    ['Half-term: 15-19 Feb', '2027-02-15..2027-02-19'],
    ['Noël : 19/12 - 3/1', '2026-12-19..2027-01-03'],
    ['Mar 26 (Good Friday)', '2027-03-26'],
    ['Feb 15 - 19, 2027', '2027-02-15..2027-02-19'],
    ['Feb 15, 2027-Feb 19, 2027', '2027-02-15..2027-02-19'],
    ['6th-7th May', '2027-05-06..2027-05-07'],
    ['Jan. 4th–8th', '2027-01-04..2027-01-08'],
    ['6th to the 7th of May', '2027-05-06..2027-05-07'],
    ['vom 21. Dezember bis zum 4. Januar', '2026-12-21..2027-01-04'],
    ['21 dicembre - 4 gennaio', '2026-12-21..2027-01-04'],
    ['2026年12月21日至2027年1月4日', '2026-12-21..2027-01-04'],
    ['12月21日〜1月4日', '2026-12-21..2027-01-04'],
    ['12월 21일 - 1월 4일', '2026-12-21..2027-01-04'],
  ])('%j', (words, dates) => {
    expect(read(words)).toBe(dates)
  })

  test.each([
    'Half day: 18 Dec',
    'Winter break: 21 Dec - 1 Jan; School resumes: 4 Jan',
    '21 Dec - 4 Jan (not Mondays)',
    'Fridays',
    'every Friday',
    'until 3 May',
    'closed after 3 May',
    'Week of 3 May',
    'w/c 3 May',
  ])('%j may be something else', (words) => {
    expect(() => read(words)).toThrow('isn’t a valid date')
  })

  test.each(['Dec 21 - Dec 4', '4 Jan - 21 Dec', '21 Dec 2026 - 4 Dec'])(
    '%j is no break of nearly a year',
    (words) => {
      expect(() => read(words)).toThrow('would last for more than half a year')
    },
  )
})
