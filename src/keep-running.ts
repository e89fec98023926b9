/**
 * Decides what happens after an error that nothing has caught, such as one in a library's own event handler: the bot logs it
 * and carries on. That is safe because memory holds only copies: every answer, score, setting and post is on disk before it
 * is announced, and each event reads from there again. If such errors do not end, something is broken for good, and a fresh
 * process is better.
 */
import type { Logger } from 'pino'

/** Up to this many errors within a minute count as accidents. */
const maxPerMinute = 60

export interface KeepRunningParts {
  readonly log: Logger
  /** Milliseconds since any fixed moment. */
  readonly now: () => number
  /** Called once, when there are too many. */
  readonly onTooMany: () => void
}

/** Returns a handler for such errors. */
export function keepRunning({ log, now, onTooMany }: KeepRunningParts): (error: unknown) => void {
  let recent: number[] = []
  return (err) => {
    recent = [...recent.filter((at) => at > now() - 60_000), now()]
    log.error({ err }, 'An error outside any command; the bot carries on')
    if (recent.length !== maxPerMinute + 1) return
    log.fatal('Too many such errors within a minute; the bot stops')
    onTooMany()
  }
}
