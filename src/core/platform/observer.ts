/** What the parts of the bot report about their work, so that it can be measured. No report names a person, a class or a room. */
import type { PlatformName } from './platform-name.ts'
import type { Priority } from './rate-limiter.ts'

/** What somebody did: `line` is a typed command, `press` a button or a form, `message` a command in the menu of a message. */
export const eventKinds = ['command', 'line', 'press', 'message', 'suggest'] as const
export type EventKind = (typeof eventKinds)[number]

/**
 * What became of an event, the best first. `refused`: the person was told what to do otherwise. `late`: answered after the three
 * seconds that are promised. `outage`: told to try again, since the database was away. `incident`: a fault of the bot.
 * `undelivered`: the answer did not reach its platform.
 */
export const eventOutcomes = ['ok', 'refused', 'late', 'outage', 'incident', 'undelivered'] as const
export type EventOutcome = (typeof eventOutcomes)[number]

/** Why a request was turned away before anybody looked at what it asks for. */
export const refusalReasons = [
  'signature_missing',
  /** Signed too long ago, or in the future: one of the clocks is wrong. */
  'signature_stale',
  'signature_wrong',
  'too_large',
  'rate_limited',
  'other_site',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/**
 * How a platform answered: `refused` is a no to what was asked, `failed` a fault of its own, `unreachable` no answer at all.
 */
export const callStatuses = ['ok', 'refused', 'rate_limited', 'failed', 'unreachable'] as const
export type CallStatus = (typeof callStatuses)[number]

/** Returns what an HTTP status means. */
export function callStatusOf(httpStatus: number): CallStatus {
  if (httpStatus === 429) return 'rate_limited'
  if (httpStatus >= 500) return 'failed'
  return httpStatus >= 400 ? 'refused' : 'ok'
}

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const
export type LogLevel = (typeof logLevels)[number]

/** What can be reported. */
export interface Observations {
  /** An event has reached the dispatcher. */
  event: { readonly kind: EventKind }
  /** What became of the event that is being answered; the worst counts. */
  outcome: { readonly outcome: EventOutcome }
  refusal: { readonly platform: PlatformName; readonly reason: RefusalReason }
  /** A platform was asked for something; `route` is one of the few names that the adapter has for its requests. */
  platformCall: {
    readonly platform: PlatformName
    readonly route: string
    readonly status: CallStatus
    readonly seconds: number
  }
  /** A request waited for its turn below the platform’s limits. */
  platformWait: {
    readonly platform: PlatformName
    readonly priority: Priority
    readonly seconds: number
  }
  quizAnswer: { readonly platform: PlatformName }
  /** A quiz’s message shows what has changed since this many seconds. */
  quizDrawn: { readonly platform: PlatformName; readonly seconds: number }
  /** A daily post has come to an end, or had to be looked for by a teacher. */
  delivery: {
    readonly platform: PlatformName
    readonly state: 'sent' | 'late' | 'skipped' | 'failed' | 'unconfirmed'
  }
  /** A schedule was paused until a teacher has dealt with a problem. */
  dailyPause: { readonly platform: PlatformName }
  /** The daily worker has done all that is due. */
  heartbeat: Readonly<Record<string, never>>
  /** Whether this process is the one that sends the daily posts of a platform. */
  dailySender: { readonly platform: PlatformName; readonly isHeld: boolean }
  reminder: { readonly outcome: 'sent' | 'failed' }
  housekeeping: { readonly outcome: 'done' | 'failed' }
  /** A statement waited for another program that holds the SQLite file. */
  storeBusy: { readonly seconds: number }
  /** A connection to PostgreSQL broke. */
  storeConnectionLost: Readonly<Record<string, never>>
  logLine: { readonly level: LogLevel }
}

export interface Observer {
  /** Never throws, and takes no time that anybody would notice. */
  readonly report: <Name extends keyof Observations>(name: Name, about: Observations[Name]) => void
  /** Measures an event of a platform from now until `work` ends, which is when the person has the answer. */
  readonly measure: <T>(platform: PlatformName, work: () => Promise<T>) => Promise<T>
}

/** For whoever measures nothing. */
export const silentObserver: Observer = {
  report() {},
  measure: (_platform, work) => work(),
}
