/** Reads the options of `digest set`; what is left out stays as it was. */
import { parseDays } from '../calendar/parse-days.ts'
import { parseTime } from '../calendar/parse-time.ts'
import { parseSplitZone, splitTime } from '../calendar/split-time.ts'
import { askClassZone, parseTimeZone } from '../calendar/parse-time-zone.ts'
import type { Person } from '../platform/room.ts'
import type { DigestPlan } from './digest.ts'

interface DigestOptions {
  readonly time: string
  readonly days?: string | undefined
  readonly timezone?: string | undefined
}

interface DigestContext {
  readonly person: Person
  /** That of the class, where it has one. */
  readonly zone: string | undefined
  readonly before: DigestPlan | undefined
}

/** Throws a UserError for what cannot be read, and where nobody knows the time zone. */
export function parseDigestPlan(
  options: DigestOptions,
  { person, zone: classZone, before }: DigestContext,
): DigestPlan {
  const split = splitTime(options.time, options)
  const time = parseTime(split.time)
  const typedDays = options.days ?? split.days
  const zone =
    classZone ??
    (options.timezone === undefined
      ? (parseSplitZone(options.time, split, person) ?? before?.zone)
      : parseTimeZone(options.timezone, person))
  if (zone === undefined) throw askClassZone(person)
  return { time, zone, days: parseDigestDays(typedDays, before) }
}

/** “School days” are those of the class, whatever they will be. */
function parseDigestDays(
  typed: string | undefined,
  before: DigestPlan | undefined,
): DigestPlan['days'] {
  if (typed === undefined) return before?.days ?? null
  return /^\s*(?:all |every )?school ?-?days?\s*$/i.test(typed) ? null : [...parseDays(typed)]
}
