/**
 * Decides what happens after an error that nothing has caught, such as one in a library's own event handler: the bot says so in
 * the log and goes on. That is safe because memory holds only copies: every answer, score, setting and post is on disk before it
 * is announced, and each event reads from there again. If such errors do not end, something is broken for good, and a fresh
 * process is better.
 */
import type { Logger } from 'pino'

/** Errors within a minute that are taken for accidents. */
const maxPerMinute = 60

export interface KeepRunningParts {
  readonly log: Logger
  /** Milliseconds, from any moment. */
  readonly now: () => number
  /** Called once, when there are too many. */
  readonly onTooMany: () => void
}

/** Returns what receives such errors. */
export function keepRunning({ log, now, onTooMany }: KeepRunningParts): (error: unknown) => void {
  let recent: number[] = []
  return (err) => {
    recent = [...recent.filter((at) => at > now() - 60_000), now()]
    log.error({ err }, 'An error outside every command; the bot goes on')
    if (recent.length !== maxPerMinute + 1) return
    log.fatal('Too many such errors within a minute; the bot stops')
    onTooMany()
  }
}
