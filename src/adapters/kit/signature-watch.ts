/**
 * Notices that every request of a platform is refused, because this computer’s clock is wrong or the key is that of another app:
 * neither harms anything else, so nobody would find out. Says so in the log, at most once a minute, and to the operator.
 */
import type { Logger } from 'pino'

export type SignatureProblem = 'signature_missing' | 'signature_stale' | 'signature_wrong'

export interface SignatureWatchParts {
  /** As people call it. */
  readonly platform: 'Discord' | 'Slack'
  /** The variable that holds what signatures are checked with. */
  readonly variable: string
  readonly log: Logger
  /** Epoch milliseconds. */
  readonly now: () => number
}

export type SignatureWatch = ReturnType<typeof createSignatureWatch>

const minWarnIntervalMs = 60_000

/** After this long without another one it counts as over. */
const troubleMs = 5 * 60_000

/** Discord itself sends wrong signatures to see them refused, so one proves nothing. */
const minWrong = 3

export function createSignatureWatch({ platform, variable, log, now }: SignatureWatchParts) {
  let warnedAt = -Infinity
  let refused = 0
  let hasAccepted = false
  let wrong = 0
  /** Of the last request that the platform did sign: how old it seemed, and when. */
  let stale: { readonly seconds: number; readonly at: number } | undefined

  function warn(reason: SignatureProblem, seconds: number | undefined): void {
    refused += 1
    if (now() - warnedAt < minWarnIntervalMs) return
    warnedAt = now()
    const about = { platform: platform.toLowerCase(), what: reason, rows: refused, seconds }
    log.warn(about, 'Requests were refused because of their signature')
    refused = 0
  }

  return {
    accepted(): void {
      hasAccepted = true
      stale = undefined
    },
    /** `timestamp`: what the platform has signed, in seconds, if it did sign it. */
    refused(reason: SignatureProblem, timestamp?: number): void {
      if (reason === 'signature_stale' && timestamp !== undefined) {
        stale = { seconds: Math.round(now() / 1000 - timestamp), at: now() }
      }
      if (reason === 'signature_wrong') wrong += 1
      warn(reason, stale?.seconds)
    },
    /** Returns a sentence for the operator while requests are refused that should not be. */
    problem: (): string | undefined => {
      if (stale !== undefined && now() - stale.at < troubleMs) {
        const way = stale.seconds > 0 ? 'ahead of' : 'behind'
        return `${platform}: this computer’s clock is ${Math.abs(stale.seconds)} seconds ${way} ${platform}’s, so requests are refused. Set the clock, and keep it right with NTP.`
      }
      if (hasAccepted || wrong < minWrong) return undefined
      return `${platform}: no request has had the right signature since the bot started. Check ${variable}.`
    },
  }
}
