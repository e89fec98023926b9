/**
 * Keeps an outage of the database from filling the log: while it lasts, everything that fails would say the same, dozens of times
 * a second, for as long as nobody comes.
 */
import { StoreError } from './store/store-error.ts'

/** Lines with the same message and problem that are written within a period: enough to see where it happens. */
const maxLines = 3

const periodMs = 60_000

/** @param now returns epoch milliseconds. */
export function createOutageLines(now: () => number) {
  const written = new Map<string, number>()
  let endsAt = -Infinity
  let leftOut = 0

  return {
    /** Returns whether a line is to be written: always, unless its error is the database’s and enough lines have said so. */
    admits(error: unknown, message: unknown): boolean {
      if (!(error instanceof StoreError)) return true
      if (now() >= endsAt) {
        written.clear()
        endsAt = now() + periodMs
      }
      const line = `${error.problem} ${String(message)}`
      const count = (written.get(line) ?? 0) + 1
      written.set(line, count)
      if (count > maxLines) leftOut += 1
      return count <= maxLines
    },

    /** Returns how many lines the last period left out, once it is over; 0 afterwards. */
    takeLeftOut(): number {
      if (now() < endsAt) return 0
      const count = leftOut
      leftOut = 0
      return count
    },
  }
}
