/**
 * Notices that npm, which has started the bot, is gone. npm ends at once at SIGTERM without passing it on, so that the bot would
 * live on unseen, holding its port and its file against the next start.
 */
import { readFileSync } from 'node:fs'

/** How often the processes above are looked at; it costs microseconds. */
const intervalMs = 500

/** Calls `onGone` once if npm, which has started this process, ends before it. */
export function watchNpm(onGone: () => void): void {
  const first = ancestors()
  const timer = setInterval(() => {
    if (ancestors() === first) return
    clearInterval(timer)
    onGone()
  }, intervalMs)
  timer.unref()
}

/** Returns the id of the parent and, if that is the shell that npm starts a script with, the one above. */
function ancestors(): string {
  const { ppid } = process
  try {
    // “id (name) state parent …”; only Linux says it.
    const [, name, above] =
      /\((.*)\) \w (\d+)/.exec(readFileSync(`/proc/${ppid}/stat`, 'utf8')) ?? []
    return /^(?:ba|da|a|z)?sh$/.test(name ?? '') ? `${ppid} ${above}` : `${ppid}`
  } catch {
    return `${ppid}`
  }
}
