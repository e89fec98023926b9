/**
 * Keeps an outage of the database from filling the log: until it ends, everything that fails would say the same, many times a
 * second.
 */
import { StoreError } from './store/store-error.ts'

/** Lines with the same message and problem that are written within a period: enough to see where it happens. */
const maxLines = 3

const periodMs = 60_000

/** What else a line says that tells it from another with the same message. */
export interface LineFields {
  readonly err?: unknown
  readonly platform?: unknown
  readonly step?: unknown
}

/** @param now returns milliseconds since any fixed moment, and is never set back. */
export function createOutageLines(now: () => number) {
  const written = new Map<string, number>()
  let endsAt = -Infinity
  let leftOut = 0

  return {
    /** Returns whether a line is to be written: always, unless its error is the database’s and enough lines have said so. */
    admits(fields: LineFields | null, message: unknown): boolean {
      const error = fields?.err
      if (!(error instanceof StoreError)) return true
      if (now() >= endsAt) {
        written.clear()
        endsAt = now() + periodMs
      }
      const line = [error.problem, message, fields?.platform, fields?.step].join(' ')
      const count = (written.get(line) ?? 0) + 1
      written.set(line, count)
      if (count > maxLines) leftOut += 1
      return count <= maxLines
    },

    /** Returns how many lines were left out in the last period once it has ended, and 0 from then on. */
    takeLeftOut(): number {
      if (now() < endsAt) return 0
      const count = leftOut
      leftOut = 0
      return count
    },
  }
}
