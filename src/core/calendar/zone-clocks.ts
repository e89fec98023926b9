/** Compares the clocks of time zones over a year. */

/** A year ahead, by the rules that hold from now on as far as they are known. */
const fortnights = Array.from({ length: 26 }, (_, index) =>
  Temporal.Instant.from('2030-01-01T12:00Z').add({ hours: index * 14 * 24 }),
)

/** Returns the minutes from UTC in each fortnight of a year. */
function offsetsOf(zone: string): readonly number[] {
  return fortnights.map((start) => start.toZonedDateTimeISO(zone).offsetNanoseconds / 60e9)
}

/** Returns the minutes from UTC by standard and by summer time, which are the same where clocks never change. */
export function offsetRange(zone: string): readonly [standard: number, summer: number] {
  const [january = 0, july = 0] = [fortnights[0], fortnights[13]].map(
    (start) => (start?.toZonedDateTimeISO(zone).offsetNanoseconds ?? 0) / 60e9,
  )
  return [Math.min(january, july), Math.max(january, july)]
}

/** Returns the same text for two zones whose clocks show the same time all year. */
export function clockKey(zone: string): string {
  return offsetsOf(zone).join()
}

export function changesClocks(zone: string): boolean {
  return new Set(offsetsOf(zone)).size > 1
}
