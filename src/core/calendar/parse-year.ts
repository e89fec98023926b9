/** Reads terms, exam weeks, weeks that take turns and pauses as teachers type them. */
import { cutText } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { mondayOf } from './calendar-parts.ts'
import {
  type ClassCalendar,
  type ExamWeek,
  type Pause,
  type Term,
  type WeekTurns,
  maxNameLength,
  maxWeekNames,
} from './class-calendar.ts'
import type { DateContext } from './date-words.ts'
import { parseHolidays } from './parse-calendar.ts'
import { parseDate } from './parse-date.ts'
import { foldTyped } from './typed-text.ts'
import { addWeeks } from './week-turns.ts'

interface NamedRange {
  readonly name: string | undefined
  readonly from: string
  readonly to: string
}

/** Reads `Autumn: 1 Sep – 18 Dec; Spring 5 Jan – 26 Mar`. A single date is a term whose end is not known. */
export function parseTerms(input: string, context: DateContext): Term[] {
  const ranges = parseNamedRanges(input, context)
  return ranges.map(({ name = ranges.length === 1 ? 'Term' : undefined, from, to }, index) => ({
    name: name ?? `Term ${index + 1}`,
    from,
    ...(to !== from && { to }),
  }))
}

/** Reads the same for exam weeks; a single date stands for its whole week. */
export function parseExamWeeks(input: string, context: DateContext): ExamWeek[] {
  return parseNamedRanges(input, context).map(({ name, from, to }) => {
    const monday = mondayOf(from)
    const dates = from === to ? { from: monday, to: lastDayOf(monday) } : { from, to }
    return { ...dates, ...(name !== undefined && { name }) }
  })
}

/** Reads `A, B`, with the name of this week if it is not the first one. */
export function parseWeekTurns(
  input: string,
  {
    today,
    thisWeek,
    countsHolidays,
  }: {
    readonly today: string
    readonly thisWeek?: string | undefined
    readonly countsHolidays?: boolean | undefined
  },
): WeekTurns {
  const names = input
    .split(/\s*(?:[,;/&+\n]|\band\b)\s*|\s+/)
    .map((name) => name.replace(/^weeks?$/i, '').trim())
    .filter((name) => name !== '')
  const isUnique = new Set(names.map((name) => foldTyped(name))).size === names.length
  if (names.length < 2 || names.length > maxWeekNames || !isUnique || names.some(isTooLong)) {
    throw new UserError(
      `Write 2 to ${maxWeekNames} short names for the weeks, such as `,
      { code: 'A, B' },
      '.',
    )
  }
  const first = thisWeek === undefined ? 0 : findName(names, thisWeek)
  return {
    names: [...names.slice(first), ...names.slice(0, first)],
    from: mondayOf(today),
    ...(countsHolidays === true && { countsHolidays }),
  }
}

/** Returns the same weeks so that this one has the name. */
export function turnWeeks(weeks: WeekTurns, thisWeek: string, today: string): WeekTurns {
  const first = findName(weeks.names, thisWeek)
  const names = [...weeks.names.slice(first), ...weeks.names.slice(0, first)]
  return { ...weeks, names, from: mondayOf(today) }
}

/** What people call a day that nobody planned, without saying which: today. */
const closureWords = /\b(?:snow|strike|storm|flood|heat|power|closed|closure|emergency)\b/

/** What is typed for days has no more words. Each could be the last of them, so a longer text costs much. */
const maxWordsOfDays = 60

/** Reads the days and, after them, why, as in `today snow day`. */
export function parsePause(
  input: string,
  reason: string | undefined,
  context: DateContext,
): Pause[] {
  const words = input.trim().split(/\s+/)
  let refusal: unknown
  for (let at = Math.min(words.length, maxWordsOfDays); at > 0; at -= 1) {
    try {
      const rest = cutText(words.slice(at).join(' '), maxNameLength)
      return parsePauses(words.slice(0, at).join(' '), reason ?? (rest || undefined), context)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      refusal ??= error
    }
    if (reason !== undefined) break
  }
  if (reason === undefined && closureWords.test(foldTyped(input))) {
    return [
      { from: context.today, to: context.today, reason: cutText(input.trim(), maxNameLength) },
    ]
  }
  throw refusal
}

/** Reads `today`, `tomorrow`, `Mon – Wed`, `until Thursday`, `this week` and `until I resume`. */
function parsePauses(input: string, reason: string | undefined, context: DateContext): Pause[] {
  const typed = foldTyped(input)
  const said = cutText((reason ?? '').trim().replaceAll(/\s+/g, ' '), maxNameLength)
  const why = said === '' ? {} : { reason: said }
  const { today } = context
  if (
    /^(?:now|until further notice|(?:until|till) (?:i |we |you )?resum\w*|bis auf weiteres)$/.test(
      typed,
    )
  ) {
    return [{ from: today, ...why }]
  }
  if (/^(?:the (?:rest of )?)?this week|^the rest of the week/.test(typed)) {
    return [{ from: today, to: lastDayOf(mondayOf(today)), ...why }]
  }
  const [, last] = /^(?:until|till|through)(?: and including)? (.+)$/.exec(typed) ?? []
  if (last !== undefined) {
    return [{ from: today, to: parseDate(last, { ...context, prefer: 'next' }), ...why }]
  }
  const pauses = parseHolidays(input, context).map(({ from, to }) => ({ from, to, ...why }))
  if (pauses.every(({ to }) => to < today)) {
    throw new UserError({ code: input }, ' is over already, so there’s nothing to pause.')
  }
  return pauses
}

/** Returns the pauses with new ones; the same days are paused once. */
export function addPauses(
  { pauses }: Pick<ClassCalendar, 'pauses'>,
  added: readonly Pause[],
): Pause[] {
  const kept = pauses.filter((old) => !added.some((each) => covers(each, old)))
  return [...kept, ...added]
}

/** Returns the pauses without those that hold today, or, where none does, without those to come. */
export function endPauses({ pauses }: Pick<ClassCalendar, 'pauses'>, today: string): Pause[] {
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString()
  function isNow({ from, to }: Pause): boolean {
    return from <= today && (to === undefined || today <= to)
  }
  if (!pauses.some(isNow)) return pauses.filter(({ from }) => from < today)
  return pauses.flatMap((pause) => {
    if (!isNow(pause)) return [pause]
    return pause.from === today ? [] : [{ ...pause, to: yesterday }]
  })
}

function covers(outer: Pause, inner: Pause): boolean {
  if (outer.from > inner.from) return false
  return outer.to === undefined || (inner.to !== undefined && inner.to <= outer.to)
}

function parseNamedRanges(input: string, context: DateContext): NamedRange[] {
  return input
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => parseNamedRange(part, context))
}

/** The name stands before the dates, with or without a colon, or after them in brackets. */
function parseNamedRange(part: string, context: DateContext): NamedRange {
  const [, label, afterColon] = /^([^:]*\p{L}[^:]*):\s*(.+)$/su.exec(part) ?? []
  if (label !== undefined && afterColon !== undefined) {
    return { name: toName(label), ...onlyRange(afterColon, context) }
  }
  const [, before, bracketed] = /^(.+?)\s*\(([^()]+)\)$/s.exec(part) ?? []
  if (before !== undefined && bracketed !== undefined) {
    return { name: toName(bracketed), ...onlyRange(before, context) }
  }
  const words = part.split(/\s+/)
  let refusal: unknown
  for (let at = 0; at < Math.min(words.length, 8); at += 1) {
    try {
      const range = onlyRange(words.slice(at).join(' '), context)
      return { name: at === 0 ? undefined : toName(words.slice(0, at).join(' ')), ...range }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      refusal ??= error
    }
  }
  throw refusal
}

function onlyRange(input: string, context: DateContext) {
  const [range, ...more] = parseHolidays(input, context)
  if (range !== undefined && more.length === 0) return { from: range.from, to: range.to }
  throw new UserError(
    { code: input },
    ' has several dates. Put a semicolon between the parts, such as ',
    { code: 'Autumn: 1 Sep – 18 Dec; Spring: 5 Jan – 26 Mar' },
    '.',
  )
}

function toName(typed: string): string {
  return cutText(typed.replace(/[\s,–-]+$/u, '').trim(), maxNameLength)
}

function findName(names: readonly string[], wanted: string): number {
  const typed = foldTyped(wanted.replace(/^week /i, ''))
  const at = names.findIndex((name) => foldTyped(name) === typed)
  if (at !== -1) return at
  throw new UserError(
    { code: wanted },
    ' isn’t one of the weeks. Write ',
    ...names.flatMap((name, index) => [...(index > 0 ? [' or '] : []), { code: name }]),
    '.',
  )
}

function isTooLong(name: string): boolean {
  return name.length > 20
}

function lastDayOf(monday: string): string {
  return Temporal.PlainDate.from(addWeeks(monday, 1)).subtract({ days: 1 }).toString()
}
