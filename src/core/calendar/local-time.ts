/** Converts between moments and the local dates and times of a zone, across clock changes (on Temporal). */

/** Returns the local date of a moment (epoch milliseconds), such as 2026-11-23. */
export function localDate(zone: string, at: number): string {
  return zoned(zone, at).toPlainDate().toString()
}

/** Returns the local time of a moment (epoch milliseconds), such as 08:30. */
export function localTime(zone: string, at: number): string {
  return zoned(zone, at).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** Returns the date after a date. */
export function nextDay(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString()
}

/**
 * Returns the moment of a local time, such as 08:30, on a date. A time that the clocks skip moves on by the gap; of one that
 * comes twice it is the first, or the second with `later`.
 */
export function momentOn(
  { time, zone }: { readonly time: string; readonly zone: string },
  date: string,
  disambiguation: 'compatible' | 'later' = 'compatible',
): Temporal.ZonedDateTime {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time))
  return local.toZonedDateTime(zone, { disambiguation })
}

/** Returns a moment (epoch milliseconds) as a date and time in a zone. */
export function zoned(zone: string, at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}
