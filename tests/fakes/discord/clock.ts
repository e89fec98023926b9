/** The fake's own clock: it runs with the given time, and a test may move it forward without waiting. */
import { runningTime } from '../running-time.ts'

export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds in which the process could run, jumps included: what deadlines are measured in. */
  elapsed: () => number
  /** Moves the clock forward at once. */
  advance: (ms: number) => void
  /** Calls back after every jump, so that deadlines that were jumped over can fall due. */
  onJump: (listener: () => void) => void
}

export function createClock(now: () => number): Clock {
  let ahead = 0
  const listeners: (() => void)[] = []
  return {
    now: () => now() + ahead,
    elapsed: () => runningTime() + ahead,
    advance(ms) {
      ahead += ms
      for (const listener of listeners) listener()
    },
    onJump: (listener) => void listeners.push(listener),
  }
}
