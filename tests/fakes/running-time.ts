/**
 * Time in which this process could run. On a slow or busy machine it passes more slowly than the clock, so what exceeds a
 * platform's deadline in it is late by the bot's own waiting, not for want of a processor.
 */

import type { Clock } from '../../src/core/platform/clock.ts'

const tickMs = 10
const startedAt = Date.now()
let elapsed = 0

// A turn of the event loop that takes longer than a tick counts as one: the timer cannot fire twice in it.
setInterval(() => {
  elapsed += tickMs
}, tickMs).unref()

/** Milliseconds, to the nearest ten, since this file was loaded. */
export function runningTime(): number {
  return elapsed
}

/** Returns a function that says whether this process could run for less than half of the time since: the machine or its own work kept it waiting. */
export function watchMachine(): () => boolean {
  const from = { elapsed, at: Date.now() }
  return () => elapsed - from.elapsed < (Date.now() - from.at) / 2
}

/** A clock for a bot whose deadlines must not depend on the machine. */
export const runningClock: Clock = {
  now: () => startedAt + elapsed,
  after: (ms, work) => afterRunningTime(ms, work),
}

/** Runs `act` once after `ms` of running time. Returns a function that cancels it. */
export function afterRunningTime(ms: number, act: () => void): () => void {
  const due = elapsed + ms
  let timer = setTimeout(check, ms)
  function check(): void {
    if (elapsed >= due) act()
    else timer = setTimeout(check, Math.max(tickMs, due - elapsed))
  }
  return () => clearTimeout(timer)
}
