/** Moves one moment as another one was moved, by the clock on the wall. */
import { zoned } from './local-time.ts'

/** Returns `at` (epoch milliseconds) as many days and hours later as `to` is after `from`; 08:00 stays 08:00 when the clocks change between. */
export function moveAlong(
  zone: string,
  at: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const by = zoned(zone, from).toPlainDateTime().until(zoned(zone, to).toPlainDateTime())
  return zoned(zone, at).toPlainDateTime().add(by).toZonedDateTime(zone).epochMilliseconds
}
