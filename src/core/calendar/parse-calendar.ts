/** Reads lists of holidays as teachers type them. */
import { UserError } from '../reply/user-error.ts'
import type { Holiday } from './calendar-parts.ts'
import { type DateContext, readRelativeDate, rewriteEastAsian, startsDate } from './date-words.ts'
import { maxHolidays, mergeHolidays } from './holidays.ts'
import { parseDate } from './parse-date.ts'
import { foldTyped } from './typed-text.ts'

/** Characters of an attached calendar file; larger ones are refused. */
export const maxCalendarLength = 1024 * 1024

/** Words of days on which there is school, and of exceptions. */
const schoolDayWords =
  /\b(?:except|not|but|without|only|open|resum|start|beg[iu]n|first|last|back|return|half(?![- ]?term)|(?:early|late)(?! may)|ends?\b|ausser|ohne|sauf|schulbeginn|reprise|rentree)/

/** Behind one of these a single date stands for more days: `closed after 3 May`, `week of 3 May`. */
const moreDaysWords =
  /\b(?:until|till?|through|before|after|since|up to|bis|vor|nach|seit|hasta|desde|jusqu|depuis|weeks? of|w\/[bc]|woche (?:vom|ab))\b/

/** Longer than any break; where a year was left out, its days stand in the wrong order. */
const maxGuessedDays = 185

const listWords = / *[,;&+] *| (?:and|und|et|y) |\n/
const rangeWords = / ?\.{2,} ?| - | (?:to|through|thru|till|until|bis(?: zum)?|au|al) | ?[至到] ?/g

/**
 * Reads dates and ranges: `2026-12-21..2027-01-04, 2027-05-03`, `21 Dec – 4 Jan and 3 May 2027`. Throws a UserError for anything
 * else.
 * @param mayHaveNames whether a name may stand before the dates, as in `Half-term 15–19 Feb`
 */
export function parseHolidays(
  input: string,
  context: DateContext,
  { mayHaveNames = false }: { readonly mayHaveNames?: boolean } = {},
): readonly Holiday[] {
  const first = firstNumber(foldTyped(input))
  const holidays = separateDates(input)
    .split(listWords)
    .map((part) => (mayHaveNames ? removeName(part.trim()) : part.trim()))
    .map((part) => part.replace(/^(?:from|vom|von|du|del) /, '').trim())
    .filter((part) => part !== '')
    .map((part) => parseHoliday(part, first === undefined ? context : { ...context, first }))
  if (holidays.length > maxHolidays) {
    throw new UserError(
      `That’s ${holidays.length} holidays, and only ${maxHolidays} fit. A range such as `,
      { code: '2026-12-21..2027-01-04' },
      ' counts as one.',
    )
  }
  return mergeHolidays(holidays)
}

/** Returns what comes first in 3/4/2027, if another date such as 31/12/2026 shows it. */
function firstNumber(input: string): DateContext['first'] {
  const pairs = [
    ...input.matchAll(/(?<![-/\d])(\d{1,2})[-/](\d{1,2})[-/]\d/g),
    ...input.matchAll(/(?<![-/\d])(\d{1,2})\/(\d{1,2})(?![-/\d])/g),
  ]
  const isDay = pairs.some(([, one]) => Number(one) > 12)
  const isMonth = pairs.some(([, , two]) => Number(two) > 12)
  return isDay === isMonth ? undefined : isDay ? 'day' : 'month'
}

/** Returns what stands before the name of a holiday, without the name. One that may be of a school day stays, and is refused. */
function removeLabel(found: string, before: string, label: string): string {
  return schoolDayWords.test(label) ? found : before.trim() === '' ? ' ' : before
}

/** Returns `half-term 15 feb…19 feb` without the name. One that may be of a school day, or means more days than stand there, stays and is refused. */
function removeName(part: string): string {
  const words = part.split(' ')
  const start = words.findIndex((word, index) => startsDate(word, words[index + 1] ?? ''))
  const name = words.slice(0, Math.max(0, start)).join(' ')
  const isUnclear = !part.includes('…') && moreDaysWords.test(name)
  return schoolDayWords.test(name) || isUnclear
    ? part
    : part.slice(name === '' ? 0 : name.length + 1)
}

/** Returns the list with separators between its parts only, and … in the middle of a range only. */
function separateDates(input: string): string {
  return (
    input
      .split('\n')
      .map((line) => rewriteEastAsian(foldTyped(line)))
      .join('\n')
      // `Christmas: 21 Dec – 4 Jan` and `26 Mar (Good Friday)`.
      .replaceAll(/(^|[,;\n] ?)([^\d,;:\n]*[^\d\s,;:\n]) ?: ?(?=.*\d)/g, removeLabel)
      .replaceAll(/( ?)\(([^()\d]*)\)/g, removeLabel)
      // `6th to the 7th of May` is `6 to 7 may`.
      .replaceAll(/(\d)(?:st|nd|rd|th)\b/g, '$1')
      // `4 Jan 27`, where nothing else follows that the 27 could be the day of.
      .replaceAll(/(?<=\b\d{1,2}\.? [a-z]{3,}\.?,? )'?([2-3]\d)(?![-./:]?\d| ?[a-z]{3})/g, '20$1')
      .replaceAll(/\bthe (?=\d)/g, '')
      .replaceAll(/(\d) of (?=[a-z])/g, '$1 ')
      // `Mon, 21 Dec` and `Dec 21, 2026` are one date each; so is 21-Dec-2026.
      .replaceAll(/\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?, (?=\d|[a-z]{3,} \d)/g, '$1 ')
      .replaceAll(
        /([a-z]\.? \d{1,2}(?: ?(?:-|to|through|until|bis) ?\d{1,2})?), ?(?=\d{4}(?!\d|-\d))/g,
        '$1 ',
      )
      .replaceAll(/(\d)-([a-z]{3,})-(?=\d{4})/g, '$1 $2 ')
      .replaceAll(rangeWords, '…')
      // 2026-12-21-2027-01-04, 21.12.-4.1.2027, 21 Dec-4 Jan, 21-23 Dec and Dec 21-23.
      .replaceAll(/(\d{4}-\d{1,2}-\d{1,2})[-/:](?=\d)/g, '$1…')
      .replaceAll(/(?<![\d.])(\d{1,2})\.?-(\d{1,2})\.(\d{1,2}\.(?:\d{4})?)/g, '$1.$3…$2.$3')
      .replaceAll(/([./]\d{1,4}\.?)-(?=\d)/g, '$1…')
      .replaceAll(/(?<=[a-z]\.?)-(?=\d)|(?<=\d)-(?=[a-z])/g, '…')
      .replaceAll(/(?<![-\d])(\d{1,2})[-…](\d{1,2})(?:st|nd|rd|th|\.)? ([a-z]+)/g, '$1 $3…$2 $3')
      .replaceAll(/([a-z]{3,}\.?) (\d{1,2})[-…](?=\d{1,2}(?![-\d./]))/g, '$1 $2…$1 ')
      // `24, 25 and 26 Dec` and `Dec 24, 25` share their month.
      .replaceAll(
        /(?<![-\d./])((?:\d{1,2}(?:st|nd|rd|th|\.)?(?: ?[,&+] ?| (?:and|und|et|y) ))+)(?=\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?((?!and|und)[a-z]{3,}\.?(?: \d{4})?))/g,
        (_, days: string, month: string) =>
          (days.match(/\d+/g) ?? []).map((day) => `${day} ${month},`).join(''),
      )
      .replaceAll(
        /([a-z]{3,}\.?) (\d{1,2})((?:(?: ?[,&+] ?| and )\d{1,2}(?![-\d./:]| (?!and )[a-z]))+)/g,
        (_, month: string, first: string, days: string) =>
          [first, ...(days.match(/\d+/g) ?? [])].map((day) => `${month} ${day}`).join(),
      )
      // Where only blanks stand between two dates.
      .replaceAll(/(\d[-./]\d{1,2}[-./]\d{1,4}) +(?=\d)/g, '$1,')
      .replaceAll(/(\d{4}) (?=\d{1,2} [a-z]|(?!and|und)[a-z]{3,} \d)/g, '$1,')
      .replaceAll(/(?<=\d (?!and|und)[a-z]{3,}\.?) (?=\d{1,2} [a-z]{3,})/g, ',')
  )
}

function parseHoliday(part: string, context: DateContext): Holiday {
  const [first = '', last = first, ...more] = part.split('…')
  if (more.length > 0 || first === '' || last === '') {
    throw new UserError(
      { code: part.replaceAll('…', '..') },
      ' isn’t a range of days. Write its first and last day, such as ',
      { code: '2026-12-21..2027-01-04' },
      '.',
    )
  }
  // A first day without a year is the last one before the end: a break that has begun already is not next year’s.
  const isOpen =
    !/\d{4}/.test(first) && last !== first && readRelativeDate(first, context) === undefined
  const end = isOpen ? parseDate(last, context) : undefined
  const from = parseDate(
    first,
    end === undefined ? context : { ...context, today: end, prefer: 'last' },
  )
  const to = end ?? (last === first ? from : parseLastDay(last, from, context))
  const isGuessed = !/\d{4}/.test(first) || !/\d{4}/.test(last)
  if (isGuessed && Temporal.PlainDate.from(from).until(to).days > maxGuessedDays) {
    throw new UserError(
      { code: part.replaceAll('…', '..') },
      ' would last for more than half a year. If that’s right, write the years too.',
    )
  }
  if (to < from) {
    throw new UserError(
      'The holiday ',
      { code: part.replaceAll('…', '..') },
      ' ends before it starts.',
    )
  }
  return { from, to }
}

/** Returns the first such day after the first one, if it has no year. */
function parseLastDay(last: string, from: string, context: DateContext): string {
  const isRelative = readRelativeDate(last, context) !== undefined
  return parseDate(last, isRelative ? context : { ...context, today: from, prefer: 'next' })
}
