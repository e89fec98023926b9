/** Reads dates that have words in them: names of months and days, tomorrow, next Monday, in two weeks. */
import { type Weekday, weekdays } from './calendar-parts.ts'
import { findWeekday } from './parse-days.ts'
import { foldTyped } from './typed-text.ts'

/** What a date that leaves something open is read by. */
export interface DateContext {
  /** The local date of today, such as 2026-11-23. */
  readonly today: string
  /** Which `21 December` or `Monday` is meant, today included: the next, the last, or else the nearest. */
  readonly prefer?: 'next' | 'last'
  /** What comes first in 3/4/2027, if that is known. */
  readonly first?: 'day' | 'month'
}

/** By how many days each is away from today. */
const namedDays = new Map<string, number>(
  Object.entries({
    '-2': ['day before yesterday', 'vorgestern'],
    '-1': ['yesterday', 'gestern', 'ayer', 'hier'],
    '0': ['today', 'heute', 'hoy', "aujourd'hui"],
    '1': ['tomorrow', 'tmrw', 'morgen', 'manana', 'demain'],
    '2': ['day after tomorrow', 'ubermorgen'],
  }).flatMap(([days, names]) => names.map((name) => [name, Number(days)] as const)),
)

/** Returns 2026年12月21日 and 12월 21일 with full stops, in the order of days that these have everywhere. */
export function rewriteEastAsian(typed: string): string {
  return typed
    .replaceAll(/(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]?/g, '$1.$2.$3')
    .replaceAll(/(?<![\d.])(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]?/g, '$2.$1.')
}

const numberWords = 'zero one two three four five six seven eight nine ten'.split(' ')

/** Takes the day of the week off `Mon, 21 Dec`. `Mar 3` has none, though `mar` is Tuesday too in French and Spanish. */
export function splitWeekday(typed: string): readonly [rest: string, weekday?: Weekday] {
  const [, word = '', rest = ''] = /^([a-z]+)\.?,? (?=.*\d)(.*)$/.exec(typed) ?? []
  const weekday = findWeekday(word)
  const isMonth = findMonth(word) !== undefined
  const hasMonth = rest.split(/[^a-z]+/).some((each) => findMonth(each) !== undefined)
  return weekday === undefined || (isMonth && !hasMonth) ? [typed] : [rest, weekday]
}

/** Reads `21 December 2026`, `Dec 21` and `Monday, 21st of Dec`, and numbers without a year: `21.12.` and `12/21`. */
export function readNamedDate(typed: string, context: DateContext): readonly string[] | undefined {
  const words = typed
    .replace(/^(?:the|den|le|el) /, '')
    .replace(/^(\d{1,2})[-/.]([a-z]+)(?:[-/.](\d{2}|\d{4}))?$/, '$1 $2 $3')
    .replace(/ $/, '')
    .replace(/ '(?=\d\d$)/, ' ')
  const [, day, month = '', year] =
    /^(\d{1,2})(?:st|nd|rd|th|er|\.)? ?(?:of |de )?([a-z]+)\.?,? ?(?:de |del |of )?(\d{4}|\d\d)?$/.exec(
      words,
    ) ?? []
  if (day !== undefined) {
    const number = findMonth(month)
    return number === undefined ? undefined : datesOf(Number(day), number, year, context)
  }
  const [, named = '', ordinal, end] =
    /^([a-z]+)\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?:,? ?(?=\d{4}$)|,? (?=\d\d$)|$)(\d*)$/.exec(
      words,
    ) ?? []
  if (ordinal !== undefined) {
    const number = findMonth(named)
    return number === undefined
      ? undefined
      : datesOf(Number(ordinal), number, end === '' ? undefined : end, context)
  }
  const [, one, separator, two] = /^(\d{1,2})([./])(\d{1,2})\.?$/.exec(words) ?? []
  if (one === undefined) return undefined
  const dayFirst = datesOf(Number(one), Number(two), undefined, context)
  const monthFirst = datesOf(Number(two), Number(one), undefined, context)
  // With full stops, the day comes first everywhere.
  const order = separator === '.' ? 'day' : context.first
  return order === 'day' ? dayFirst : order === 'month' ? monthFirst : [...dayFirst, ...monthFirst]
}

/** Where a year has two digits, a date further away is not what was meant. */
export const maxYearsAwayIfShort = 4

/** Returns the date of a day and a month; without a year, the one that the context prefers. */
function datesOf(
  day: number,
  month: number | undefined,
  year: string | undefined,
  context: DateContext,
): readonly string[] {
  if (month === undefined || month < 1 || month > 12 || day < 1) return []
  const today = Temporal.PlainDate.from(context.today)
  // Up to eight years lie between one 29 February and the next.
  const years = Array.from({ length: 17 }, (_, index) => today.year - 8 + index)
  const isShort = year?.length === 2
  const written = isShort ? `20${year}` : year
  // “3 May 10” is more likely a range or a time than a day of 2010.
  if (isShort && Math.abs(Number(written) - today.year) > maxYearsAwayIfShort) return []
  const dates = (written === undefined ? years : [Number(written)])
    .filter((each) => day <= Temporal.PlainYearMonth.from({ year: each, month }).daysInMonth)
    .map((each) => Temporal.PlainDate.from({ year: each, month, day }))
  return year === undefined ? choose(dates, context) : dates.map(String)
}

/** Returns the one of these dates, which are in order, that the context prefers. */
function choose(
  dates: readonly Temporal.PlainDate[],
  { today, prefer }: DateContext,
): readonly string[] {
  const next = dates.find((date) => date.toString() >= today)
  const last = dates.findLast((date) => date.toString() <= today)
  const nearest =
    next && last && last.until(today).days < next.since(today).days ? last : (next ?? last)
  const chosen = { next, last, nearest }[prefer ?? 'nearest']
  return chosen === undefined ? [] : [chosen.toString()]
}

const ordinals = new Map(
  ['first 1st', 'second 2nd', 'third 3rd', 'fourth 4th', 'last'].flatMap((names, index) =>
    names.split(' ').map((name) => [name, index] as const),
  ),
)
const lastOne = 4

/** Reads `first Monday in January` and `last Friday of March 2027`. */
function readOrdinalWeekday(words: string, context: DateContext): readonly string[] | undefined {
  const [, ordinal = '', day = '', named = '', year] =
    /^([a-z1-4]+) ([a-z]+) (?:in|of) ([a-z]+)(?: (\d{4}))?$/.exec(words) ?? []
  const [which, weekday, month] = [ordinals.get(ordinal), findWeekday(day), findMonth(named)]
  if (which === undefined || weekday === undefined || month === undefined) return undefined
  const thisYear = Temporal.PlainDate.from(context.today).year
  const years = year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [Number(year)]
  const dates = years.map((each) => {
    const first = Temporal.PlainDate.from({ year: each, month, day: 1 })
    const offset = (weekdays.indexOf(weekday) + 8 - first.dayOfWeek) % 7
    const weeks = which === lastOne ? Math.floor((first.daysInMonth - 1 - offset) / 7) : which
    return first.add({ days: offset + 7 * weeks })
  })
  return choose(dates, context)
}

/** Returns this day of the months around today that have it. */
function daysOfMonths(day: number, today: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  return Array.from({ length: 7 }, (_, index) =>
    today.toPlainYearMonth().add({ months: index - 3 }),
  )
    .filter(({ daysInMonth }) => day >= 1 && day <= daysInMonth)
    .map((month) => month.toPlainDate({ day }))
}

/** Returns `nachsten freitag`, `proximo viernes` and `vendredi prochain` as `next freitag` and so on. */
function inEnglishOrder(typed: string): string {
  return typed
    .replace(/^([a-z]+) (?:prochain|prossimo)$/, 'next $1')
    .replace(/^(?:nachste[rnms]?|proximo) /, 'next ')
    .replace(/^kommende[rnms]? /, 'coming ')
    .replace(/^(?:diese[rnms]?|este|ce) /, 'this ')
}

/** Reads `tomorrow`, `Monday`, `next Monday`, `in two weeks` and `3 days ago`. */
export function readRelativeDate(
  typed: string,
  context: DateContext,
): readonly string[] | undefined {
  const words = inEnglishOrder(typed.replace(/^(?:on |the |am |el |le )/, ''))
  const today = Temporal.PlainDate.from(context.today)
  const days = namedDays.get(words)
  if (days !== undefined) return [today.add({ days }).toString()]
  const [, before, amount = '', unit, after] =
    /^(in )?(an?|\d{1,3}|[a-z]+) (day|week|fortnight|month)s?( from now| from today| ago)?$/.exec(
      words,
    ) ?? []
  if (unit !== undefined && (before === undefined) !== (after === undefined)) {
    const word = numberWords.indexOf(amount)
    const count = /^an?$/.test(amount) ? 1 : word === -1 ? Number(amount) : word
    if (!Number.isInteger(count)) return undefined
    const length = { day: { days: count }, week: { weeks: count }, month: { months: count } }
    const span = length[unit as keyof typeof length] ?? { weeks: 2 * count }
    return [(after === ' ago' ? today.subtract(span) : today.add(span)).toString()]
  }
  const [, later, earlier] = /^next week,? (?:on )?([a-z]+)$|^([a-z]+) next week$/.exec(words) ?? []
  const inNextWeek = findWeekday(later ?? earlier ?? '')
  if (inNextWeek !== undefined) {
    return [today.add({ days: 8 - today.dayOfWeek + weekdays.indexOf(inNextWeek) }).toString()]
  }
  const [, dayOfMonth] = /^the (\d{1,2})(?:st|nd|rd|th)$/.exec(typed.replace(/^on /, '')) ?? []
  if (dayOfMonth !== undefined) {
    return choose(daysOfMonths(Number(dayOfMonth), today), { prefer: 'next', ...context })
  }
  const ofMonth = readOrdinalWeekday(words, context)
  if (ofMonth !== undefined) return ofMonth
  // A week on Monday, as the British say.
  const [, onDay, dayWeek] = /^(?:a )?week (?:on|from) ([a-z]+)$|^([a-z]+) week$/.exec(words) ?? []
  const weekLater = findWeekday(onDay ?? dayWeek ?? '')
  if (weekLater !== undefined) {
    const ahead = (weekdays.indexOf(weekLater) + 8 - today.dayOfWeek) % 7
    return [today.add({ days: (ahead === 0 ? 7 : ahead) + 7 }).toString()]
  }
  const [, which, name = ''] = /^(next |this |last |coming )?([a-z]+)\.?$/.exec(words) ?? []
  const weekday = findWeekday(name)
  // Fridays are many days.
  const isPlural = name.length > 5 && findWeekday(name.replace(/s$/, '')) !== undefined
  if (weekday === undefined || (isPlural && name.endsWith('s'))) return undefined
  return weekdayDates(weekdays.indexOf(weekday) + 1, which?.trim(), today, context)
}

/** Next Friday is, on a Monday, this week’s to some and next week’s to others: then both are returned. */
function weekdayDates(
  weekday: number,
  which: string | undefined,
  today: Temporal.PlainDate,
  context: DateContext,
): readonly string[] {
  const thisWeek = today.add({ days: weekday - today.dayOfWeek })
  const isAhead = weekday > today.dayOfWeek
  if (which === 'this') {
    return isAhead || weekday === today.dayOfWeek
      ? [thisWeek.toString()]
      : [thisWeek, thisWeek.add({ weeks: 1 })].map(String)
  }
  if (which === 'next') {
    return isAhead
      ? [thisWeek, thisWeek.add({ weeks: 1 })].map(String)
      : [String(thisWeek.add({ weeks: 1 }))]
  }
  const isToday = weekday === today.dayOfWeek
  const ahead = isAhead || (isToday && which === undefined) ? thisWeek : thisWeek.add({ weeks: 1 })
  const behind =
    isAhead || (isToday && which === 'last') ? thisWeek.subtract({ weeks: 1 }) : thisWeek
  return [
    String(which === 'last' || (which === undefined && context.prefer === 'last') ? behind : ahead),
  ]
}

/** Whether a date begins with this word: a number, a month or a day of the week before one, or tomorrow. */
export function startsDate(word: string, next: string): boolean {
  const bare = word.replace(/[.,]+$/, '')
  const isBeforeDate = /^\d/.test(next) || findMonth(next.replace(/[.,]+$/, '')) !== undefined
  return (
    /^\d/.test(word) ||
    namedDays.has(bare) ||
    (isBeforeDate && (findMonth(bare) !== undefined || findWeekday(bare) !== undefined))
  )
}

let knownMonths: ReadonlyMap<string, number> | undefined

/** Returns the number of a month: its English name down to three letters, or a name of `Intl` in more languages. */
function findMonth(word: string): number | undefined {
  knownMonths ??= new Map(
    Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) => {
      const english = monthName('en', month, 'long')
      const starts = Array.from(english, (_, length) => english.slice(0, length + 1)).slice(2)
      const others = ['de', 'es', 'fr', 'it', 'pt'].flatMap((language) => [
        monthName(language, month, 'long'),
        monthName(language, month, 'short'),
      ])
      return [...starts, ...others].map((name) => [name, month] as const)
    }),
  )
  return knownMonths.get(word)
}

function monthName(language: string, month: number, style: 'long' | 'short'): string {
  const parts = new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' })
  const named = parts
    .formatToParts(Date.UTC(2026, month - 1, 1))
    .find(({ type }) => type === 'month')
  return foldTyped(named?.value ?? '').replace('.', '')
}
