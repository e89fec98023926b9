/** What the parts of the bot report about their work, so that it can be measured. No report names a person, a class or a room. */
import type { PlatformName } from './platform-name.ts'

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

/** What can be reported. */
export interface Observations {
  /** An event has reached the dispatcher. */
  event: { readonly kind: EventKind }
  /** What became of the event that is being answered; the worst counts. */
  outcome: { readonly outcome: EventOutcome }
  refusal: { readonly platform: PlatformName; readonly reason: RefusalReason }
}

export interface Observer {
  /** Never throws, and takes no time that anybody would notice. */
  report<Name extends keyof Observations>(name: Name, about: Observations[Name]): void
  /** Measures an event of a platform from now until `work` ends, which is when the person has the answer. */
  measure<T>(platform: PlatformName, work: () => Promise<T>): Promise<T>
}

/** For whoever measures nothing. */
export const silentObserver: Observer = {
  report() {},
  measure: (_platform, work) => work(),
}
