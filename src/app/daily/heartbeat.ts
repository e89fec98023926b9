/** The heartbeat of the daily posts: node-cron beats at even times, and is started anew when the computer’s clock has moved. */
import { schedule } from 'node-cron'

const everyMs = 10_000
const maxSilenceMs = 3 * everyMs

/**
 * Calls `beat` at :00, :10 and so on, so that 08:30 posts at 08:30:00; a plain interval would drift. node-cron waits for a time of
 * the clock, so when the clock is set back, it would be silent until that time comes round again: it is not left waiting for
 * longer than half a minute. A beat may begin while the last one still runs. Returns a function that stops it.
 */
export function startHeartbeat(beat: () => Promise<void>): () => Promise<void> {
  let lastAt = performance.now()
  let task = startTask()
  let isStopped = false

  function startTask() {
    const options = { timezone: 'UTC', suppressMissedWarning: true, name: 'daily posts' }
    return schedule(
      `*/${everyMs / 1000} * * * * *`,
      async () => {
        lastAt = performance.now()
        await beat()
      },
      options,
    )
  }

  async function restartIfSilent(): Promise<void> {
    if (performance.now() - lastAt < maxSilenceMs) return
    lastAt = performance.now()
    await task.destroy()
    if (!isStopped) task = startTask()
  }

  const watch = setInterval(() => void restartIfSilent(), everyMs)
  return async () => {
    isStopped = true
    clearInterval(watch)
    await task.destroy()
  }
}
