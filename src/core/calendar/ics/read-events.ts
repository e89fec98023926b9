/** Sorts out which events of a calendar are whole days, which of them repeat, and which replace a day of another. */
import { decodeHTMLStrict } from 'entities/decode'
import { isZone } from '../calendar-parts.ts'
import { cutText } from '../../reply/truncate.ts'
import { type IcsEvent, propertyOf, textOf } from './ics-events.ts'
import {
  type Moment,
  minutesPerDay,
  parseDuration,
  parseMoment,
  toLocalMidnight,
} from './ics-moments.ts'
import { isSchoolDay } from './school-days.ts'

/** A run of whole days. */
export interface DayRun {
  readonly first: number
  readonly length: number
  readonly name: string
  /** Whether it is a school day by its name. */
  readonly isSchoolDay: boolean
}

/** What became of one day of a series, or of all from that day on. */
export interface SeriesChange {
  readonly day: number
  readonly isFuture: boolean
  /** Absent if the day was cancelled, or is no whole day any more. */
  readonly run?: DayRun
}

export interface Series {
  readonly event: IcsEvent
  readonly run: DayRun
  readonly changes: readonly SeriesChange[]
  readonly toLocal: (moment: Moment) => Moment
}

export interface EventsRead {
  readonly series: readonly Series[]
  readonly timedEvents: number
  readonly unreadableEvents: number
}

interface ParsedEvent {
  readonly event: IcsEvent
  readonly toLocal: Series['toLocal']
  readonly uid: string
  readonly sequence: number
  readonly isCancelled: boolean
  /** The day of the series that it replaces. */
  readonly replaces: number | undefined
  readonly span: DayRun | 'timed' | 'unreadable'
}

/** Longer than any holiday: ten years. */
export const maxEventDays = 3660

/** How programs mark a whole day that they write with times. */
const wholeDayFlags = [
  'X-MICROSOFT-CDO-ALLDAYEVENT',
  'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT',
  'X-FUNAMBOL-ALLDAY',
]

/** @param zone the school’s, for times in UTC that are no midnights in a zone of the calendar’s own */
export function readEvents(events: readonly IcsEvent[], zone: string | undefined): EventsRead {
  const parsed = withoutOldVersions(events.map((event) => parseEvent(event, zone)))
  const kept = parsed.filter(({ isCancelled }) => !isCancelled)
  const masters = new Map(
    parsed.filter(({ replaces }) => replaces === undefined).map((each) => [each.uid, each]),
  )
  const changes = Map.groupBy(
    parsed.filter(({ uid, replaces }) => uid !== '' && replaces !== undefined),
    ({ uid }) => uid,
  )
  return {
    series: kept.flatMap(({ event, toLocal, uid, replaces, span }) => {
      const master = masters.get(uid)
      const isWithCancelled = replaces !== undefined && master?.isCancelled === true
      if (typeof span === 'string' || isWithCancelled) return []
      const name = span.name === '' && replaces !== undefined ? nameOf(master?.event) : span.name
      const ownChanges = replaces === undefined ? (changes.get(uid) ?? []).flatMap(toChange) : []
      return [{ event, run: named(span, name), changes: ownChanges, toLocal }]
    }),
    timedEvents: kept.filter(({ span }) => span === 'timed').length,
    unreadableEvents: kept.filter(({ span }) => span === 'unreadable').length,
  }
}

function parseEvent(event: IcsEvent, zone: string | undefined): ParsedEvent {
  const { properties, calendar } = event
  const replaced = propertyOf(properties, 'RECURRENCE-ID')
  function toLocal(written: Moment): Moment {
    return written.isUtc ? toLocalMidnight(written, zonesOf(event, zone)) : written
  }
  const moment = replaced && parseMoment(replaced.value)
  const status = propertyOf(properties, 'STATUS')?.value ?? ''
  const method = propertyOf(calendar, 'METHOD')?.value ?? ''
  const isUnclear = replaced !== undefined && moment === undefined
  return {
    event,
    toLocal,
    uid: propertyOf(properties, 'UID')?.value ?? '',
    sequence: Number(propertyOf(properties, 'SEQUENCE')?.value ?? 0) || 0,
    isCancelled: !isUnclear && (/^cancell?ed$/i.test(status) || /^cancel$/i.test(method)),
    replaces: moment && toLocal(moment).day,
    span: isUnclear ? 'unreadable' : spanOf(event, toLocal),
  }
}

/**
 * A program may write an event again each time it changes, with a higher number (RFC 5546, section 2.1.4), or with the same where
 * it cancels it.
 */
function withoutOldVersions(events: readonly ParsedEvent[]): readonly ParsedEvent[] {
  const latest = new Map<string, number>()
  for (const event of events) {
    const key = keyOf(event)
    latest.set(key, Math.max(event.sequence, latest.get(key) ?? 0))
  }
  const cancelled = new Set(events.filter(({ isCancelled }) => isCancelled).map(keyWithStart))
  return events.filter(
    (event) =>
      event.uid === '' ||
      (event.sequence === latest.get(keyOf(event)) &&
        (event.isCancelled || !cancelled.has(keyWithStart(event)))),
  )
}

/** Names an event where a careless program gives different events the same UID. */
function keyWithStart(event: ParsedEvent): string {
  return `${propertyOf(event.event.properties, 'DTSTART')?.value ?? ''} ${keyOf(event)}`
}

function keyOf({ uid, replaces }: ParsedEvent): string {
  return `${replaces ?? ''} ${uid}`
}

function toChange({ event, replaces, isCancelled, span }: ParsedEvent): readonly SeriesChange[] {
  // What it was changed to cannot be read, so the day stays as it was.
  if (replaces === undefined || (span === 'unreadable' && !isCancelled)) return []
  const range = propertyOf(event.properties, 'RECURRENCE-ID')?.params.get('RANGE')
  const run = isCancelled || typeof span === 'string' ? {} : { run: span }
  return [{ day: replaces, isFuture: range?.toUpperCase() === 'THISANDFUTURE', ...run }]
}

function spanOf(event: IcsEvent, toLocal: Series['toLocal']): ParsedEvent['span'] {
  const written = propertyOf(event.properties, 'DTSTART')
  const moment = written && parseMoment(written.value)
  if (moment === undefined) return 'unreadable'
  const start = toLocal(moment)
  const end = endOf(event, start, toLocal)
  if (end === 'unreadable') return end
  const first = firstDayOf(event, start, end)
  if (first === undefined) return 'timed'
  const length = end === undefined ? 1 : Math.max(1, endDayOf(event, end) - first)
  return length > maxEventDays ? 'unreadable' : named({ first, length }, nameOf(event))
}

/** Returns the moment after the last: without one, an event of whole days lasts one day (RFC 5545, section 3.6.1). */
function endOf(
  { properties }: IcsEvent,
  start: Moment,
  toLocal: Series['toLocal'],
): Moment | 'unreadable' | undefined {
  const end = propertyOf(properties, 'DTEND')
  if (end !== undefined) {
    const moment = parseMoment(end.value)
    return moment === undefined ? 'unreadable' : toLocal(moment)
  }
  const duration = propertyOf(properties, 'DURATION')
  if (duration === undefined) return undefined
  const days = parseDuration(duration.value)
  if (days === undefined) return 'unreadable'
  if (start.minute === undefined) return { day: start.day + Math.ceil(days), isUtc: false }
  const minutes = Math.round(start.minute + days * minutesPerDay)
  const day = start.day + Math.floor(minutes / minutesPerDay)
  return { day, minute: minutes % minutesPerDay, isUtc: start.isUtc }
}

/** Returns the first day if the event is of whole days: it says so, or it lasts from midnight to midnight. */
function firstDayOf(event: IcsEvent, start: Moment, end: Moment | undefined): number | undefined {
  const { day, minute, isUtc } = start
  if (minute === undefined) return day
  // Where the zone is not known, the nearest midnight is meant.
  if (isFlagged(event)) return isUtc ? day + Math.round(minute / minutesPerDay) : day
  if (minute > 1) return undefined
  if (end === undefined || (end.day === day && end.minute === minute)) {
    return isUtc && !isDate(event) ? undefined : day
  }
  if (end.minute === undefined) return day
  const isMidnight = end.minute === 0 || end.minute >= minutesPerDay - 1
  return isMidnight && end.isUtc === isUtc ? day : undefined
}

/** Returns the day after the last. */
function endDayOf(event: IcsEvent, { day, minute = 0, isUtc }: Moment): number {
  if (isUtc && isFlagged(event)) return day + Math.round(minute / minutesPerDay)
  return minute === 0 ? day : day + 1
}

function isDate({ properties }: IcsEvent): boolean {
  return propertyOf(properties, 'DTSTART')?.params.get('VALUE')?.toUpperCase() === 'DATE'
}

function isFlagged({ properties }: IcsEvent): boolean {
  return wholeDayFlags.some((flag) =>
    /^(?:true|1|yes)$/i.test(propertyOf(properties, flag)?.value ?? ''),
  )
}

/**
 * Returns the zones that the event may be meant in, the likeliest first: some programs name UTC and write the school’s midnights.
 * The names that Windows gives them are not known here.
 */
function zonesOf({ properties, calendar }: IcsEvent, zone: string | undefined): readonly string[] {
  const names = [
    propertyOf(properties, 'DTSTART')?.params.get('TZID'),
    propertyOf(calendar, 'X-WR-TIMEZONE')?.value,
    zone,
  ]
  return names.filter((name): name is string => name !== undefined && isZone(name))
}

function named(span: Pick<DayRun, 'first' | 'length'>, name: string): DayRun {
  return { ...span, name, isSchoolDay: isSchoolDay(name, span.length) }
}

function nameOf(event: IcsEvent | undefined): string {
  const summary = event && propertyOf(event.properties, 'SUMMARY')
  if (summary === undefined) return ''
  // Sites write ’ as &#8217; even here.
  return cutText(decodeHTMLStrict(cutText(textOf(summary), 1000)), 500)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
