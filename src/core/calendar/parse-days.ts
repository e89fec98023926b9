/** Reads days of the week as people write them. */
import { dayMs } from '../platform/clock.ts'
import { UserError } from '../reply/user-error.ts'
import { type Weekday, weekdays } from './calendar-parts.ts'
import { foldTyped } from './typed-text.ts'

/** The days that a word can stand for: a single T is Tuesday or Thursday. */
type Meanings = readonly Weekday[]

/** A day, or the first and the last day of a range. */
type Span = readonly Meanings[]

/** Words that mean several days, and the range that they mean. */
const groups: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:(?:every|each|all)[ -]?(?:days?|week)|daily|taglich|tous les jours|todos los dias)\b/g,
    'mon-sun',
  ],
  [/\b(?:school|week|work|working)[ -]?days?\b|\b(?:school|work|working) week\b/g, 'mon-fri'],
  [/\b(?:week[ -]?ends?|wochenende)\b/g, 'sat-sun'],
]

const rangeWords = /\.{2,}| ?[至到] ?| (?:to|through|thru|till|until|up to|bis|au|al|a|hasta) /g
const listWords = / ?[,;/&+|.()]+ ?| (?:and|und|et|y|plus) /g
const fillers = /\b(?:every|each|all|on|the|only|from|von|du|de|del|les|los|le|el|am)\b/g

/** How timetables shorten days: R is Thursday and U is Sunday. */
const letters: Readonly<Record<string, Meanings>> = {
  mo: ['mon'],
  tu: ['tue'],
  we: ['wed'],
  th: ['thu'],
  fr: ['fri'],
  sa: ['sat'],
  su: ['sun'],
  m: ['mon'],
  t: ['tue', 'thu'],
  w: ['wed'],
  r: ['thu'],
  f: ['fri'],
  s: ['sat', 'sun'],
  u: ['sun'],
}

/** Beside English. Their names of days mean the same day wherever two of them share one. */
const languages = ['de', 'es', 'fr', 'it', 'ru', 'ja', 'ko', 'zh']

/** Monday, 5 January 2026; the names of the days are those of its week. */
const someMonday = Date.UTC(2026, 0, 5)

/**
 * Reads `weekdays`, `mon-thu`, `Mon., Wed. & Fri.`, `MWF`, `every day except Friday`. Throws a UserError for anything else, which
 * says what is unclear.
 */
export function parseDays(input: string): readonly Weekday[] {
  const [wanted = '', ...without] = foldTyped(input).split(
    /,? ?\b(?:except(?: for)?|excluding|apart from|but not|and not|but|not|without|ohne|ausser|sauf|excepto)\b/,
  )
  const chosen = new Set(readDays(wanted, input))
  for (const part of without) readDays(part, input).forEach((day) => chosen.delete(day))
  if (chosen.size === 0) throw unreadable(input)
  return weekdays.filter((day) => chosen.has(day))
}

/** Returns the days of a list of names and ranges. */
function readDays(typed: string, input: string): readonly Weekday[] {
  const grouped = groups.reduce((text, [pattern, range]) => text.replaceAll(pattern, range), typed)
  const spans = grouped
    .replaceAll(rangeWords, '-')
    .replaceAll(fillers, '')
    .replaceAll(listWords, ' ')
    .replaceAll(/ *- */g, '-')
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => readWord(word) ?? refuse(input))
  const named = spans.flat()
  // One letter is too little to be sure, even where only one day begins with it.
  if (/^[mwfru]$/.test(typed)) throw unreadable(input)
  let unclear = named.find((meanings) => meanings.length > 1)
  const [days = [], ...others] =
    unclear === undefined ? [named.map(([day = 'mon']) => day)] : readInOrder(named)
  if (unclear !== undefined && others.length > 0) {
    // The order of the days may have told a T from a T, but not an S from an S.
    unclear = named.find((_, index) => others.some((other) => other[index] !== days[index]))
    throw askDay(input, unclear ?? [])
  }
  if (days.length < named.length) throw unreadable(input)
  let next = 0
  return spans.flatMap((span) => {
    const ends = days.slice(next, (next += span.length))
    return daysFrom(ends[0] ?? 'mon', ends.at(-1) ?? 'mon')
  })
}

/** Reads `tue`, `mon-thu` or `mwf`; undefined for anything else. */
function readWord(word: string): readonly Span[] | undefined {
  const ends = word.split('-').map((end) => meaningsOf(end))
  const span = ends.filter((end) => end !== undefined)
  if (span.length === ends.length && span.length <= 2) return [span]
  const parts = /^(?:mo|tu|we|th|fr|sa|su|[mtwrfsu])+$/.test(word)
    ? (word.match(/mo|tu|we|th|fr|sa|su|[mtwrfsu]/g) ?? [])
    : []
  const days = parts.map((part) => letters[part] ?? [])
  return days.length > 1 && readInOrder(days).length > 0 ? days.map((day) => [day]) : undefined
}

/** Returns the day of a name such as `mon`, `Mondays` or `lunes`, in lower case and without accents. */
export function findWeekday(word: string): Weekday | undefined {
  return dayNames().get(word)
}

function meaningsOf(word: string): Meanings | undefined {
  if (Object.hasOwn(letters, word)) return letters[word]
  const day = findWeekday(word)
  return day === undefined ? undefined : [day]
}

let knownNames: ReadonlyMap<string, Weekday> | undefined

/** Every way to write a day: its English name down to three letters, and the names of `Intl` in more languages. */
function dayNames(): ReadonlyMap<string, Weekday> {
  knownNames ??= new Map([
    ['weds', 'wed'],
    ...weekdays.flatMap((day, index) => {
      const [english = '', ...others] = ['en', ...languages].map((l) => name(l, index, 'long'))
      const short = languages.map((language) => name(language, index, 'short'))
      const starts = Array.from(english, (_, length) => english.slice(0, length + 1)).slice(2)
      const all = [
        ...starts,
        ...short,
        ...others,
        ...[english, ...others].map((each) => `${each}s`),
      ]
      return all.map((each) => [each, day] as const)
    }),
  ])
  return knownNames
}

function name(language: string, index: number, weekday: 'long' | 'short'): string {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' })
  return foldTyped(format.format(someMonday + index * dayMs)).replace('.', '')
}

/** Returns every way to give the words their days so that each comes after the one before, in a week that starts on Monday or else on Sunday. */
function readInOrder(named: readonly Meanings[]): readonly (readonly Weekday[])[] {
  for (const week of [weekdays, ['sun', ...weekdays.slice(0, 6)]] as const) {
    let readings: readonly (readonly Weekday[])[] = [[]]
    for (const meanings of named) {
      readings = readings.flatMap((before) =>
        meanings
          .filter(
            (day) => week.indexOf(day) > week.indexOf(before.at(-1) ?? day) || before.length === 0,
          )
          .map((day) => [...before, day]),
      )
    }
    if (readings.length > 0) return readings
  }
  return []
}

/** Returns the days of a range, which may run over the weekend. */
function daysFrom(from: Weekday, to: Weekday): readonly Weekday[] {
  const first = weekdays.indexOf(from)
  const last = weekdays.indexOf(to)
  return [...weekdays, ...weekdays].slice(first, (last < first ? last + 7 : last) + 1)
}

function askDay(input: string, meanings: Meanings): UserError {
  const names = meanings.flatMap((day, index) => [...(index > 0 ? [' or '] : []), { code: day }])
  return new UserError({ code: input }, ' can mean more than one day. Write ', ...names, '.')
}

function unreadable(input: string): UserError {
  return new UserError(
    { code: input },
    ' isn’t a list of days. Write it like ',
    { code: 'mon-fri' },
    ' or ',
    { code: 'mon, wed, fri' },
    '.',
  )
}

function refuse(input: string): never {
  throw unreadable(input)
}
