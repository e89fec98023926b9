import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weekdays } from '../../../src/core/calendar/calendar-parts.ts'
import { formatDays } from '../../../src/core/calendar/format-calendar.ts'
import { parseDays } from '../../../src/core/calendar/parse-days.ts'

describe('days', () => {
  test.each([
    ...'mon-fri | Mon–Fri | mon—fri | mon‑fri | mon‒fri | mon−fri | mon~fri | mon…fri'.split(' | '),
    ...'mon - fri | Mon – Fri | Mon. – Fri. | mon to fri | Monday through Friday'.split(' | '),
    ...'mon thru fri | monday till friday | mon until fri | from Monday to Friday'.split(' | '),
    ...'M-F | MTWTF | MTWRF | M/T/W/Th/F | M T W Th F | MON–FRI | mon..fri'.split(' | '),
    ...'weekday | Weekdays | every weekday | week days | school days | schooldays'.split(' | '),
    ...'workdays | Mo-Fr | Montag bis Freitag | du lundi au vendredi | lunes a viernes'.split(
      ' | ',
    ),
    ...'every day except weekends | mon tue wed thu fri'.split(' | '),
  ])('%s is Mon–Fri', (words) => {
    expect(formatDays(parseDays(words))).toBe('Mon–Fri')
  })

  test.each([
    ['mon-thu', 'Mon–Thu'],
    ['fri-mon', 'Mon, Fri, Sat, Sun'],
    ['sun-thu', 'Mon, Tue, Wed, Thu, Sun'],
    ['mon, wed and Fridays', 'Mon, Wed, Fri'],
    ['Mon., Wed.', 'Mon, Wed'],
    ['mon & wed', 'Mon, Wed'],
    ['mon/wed/fri', 'Mon, Wed, Fri'],
    ['mon;wed', 'Mon, Wed'],
    ['mon+wed', 'Mon, Wed'],
    ['MWF', 'Mon, Wed, Fri'],
    ['M, W, F', 'Mon, Wed, Fri'],
    ['M W F', 'Mon, Wed, Fri'],
    ['TTh', 'Tue, Thu'],
    ['T/Th', 'Tue, Thu'],
    ['TuTh', 'Tue, Thu'],
    ['MoWeFr', 'Mon, Wed, Fri'],
    ['Tues, Thurs', 'Tue, Thu'],
    ['Weds', 'Wed'],
    ['tuesday', 'Tue'],
    ['on Mondays and Wednesdays', 'Mon, Wed'],
    ['weekend', 'Sat, Sun'],
    ['Sat & Sun', 'Sat, Sun'],
    ['every day', 'every day'],
    ['Everyday', 'every day'],
    ['daily', 'every day'],
    ['SMTWTFS', 'every day'],
    ['weekdays and sat', 'Mon–Sat'],
    ['weekdays except friday', 'Mon–Thu'],
    ['every day but Sunday', 'Mon–Sat'],
    ['all weekdays', 'Mon–Fri'],
    ['Mon → Thu', 'Mon–Thu'],
    ['mon-fri but not wed', 'Mon, Tue, Thu, Fri'],
    ['Mo, Mi, Do', 'Mon, Wed, Thu'],
    ['miércoles y sábados', 'Wed, Sat'],
    ['mercredi', 'Wed'],
  ])('%s is %s', (words, said) => {
    expect(formatDays(parseDays(words))).toBe(said)
  })

  test.each([
    ...'school | m | mon- | mon-tue-wed | , |  | mondayish | wednesdayfoo | 1-5 | mum'.split(' | '),
    ...'not fri | the | weekdays except weekdays | constructor'.split(' | '),
  ])('“%s” is refused', (words) => {
    expect(() => parseDays(words)).toThrow('isn’t a list of days')
  })

  test.each([
    ['T', 'tue or thu'],
    ['M, T', 'tue or thu'],
    ['ts', 'tue or thu'],
    ['S', 'sat or sun'],
    ['ms', 'sat or sun'],
    ['fs', 'sat or sun'],
  ])('%s is asked: %s?', (words, question) => {
    expect(() => parseDays(words)).toThrow(`can mean more than one day. Write ${question}.`)
  })

  test('what the bot writes is read back', () => {
    fc.assert(
      fc.property(fc.subarray([...weekdays], { minLength: 1 }), (days) => {
        expect(parseDays(formatDays(days))).toEqual(days)
      }),
    )
  })
})

describe('days in other forms and scripts', () => {
  test.each([
    ['月-金', 'Mon–Fri'],
    ['周一至周五', 'Mon–Fri'],
    ['월~금', 'Mon–Fri'],
    ['Пн, Ср', 'Mon, Wed'],
    ['lunedì', 'Mon'],
  ])('%s is %s', (words, days) => {
    expect(formatDays(parseDays(words))).toBe(days)
  })

  test('the question names the day that is unclear', () => {
    expect(() => parseDays('MTWTFS')).toThrow('Write sat or sun.')
  })
})
