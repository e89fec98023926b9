/** Who may act upon what a platform has delivered, for when it is delivered twice, to two processes of one bot. */

/** Returns true to the first who asks for an id, whichever process that is in. */
export type ClaimEvent = (id: string) => Promise<boolean>

/** The claims of all processes that share a database. */
export interface EventClaims {
  readonly claimEvent: ClaimEvent
  /** Returns true to the first who asks for an id in this time, in milliseconds. */
  readonly claimFor: (id: string, ms: number) => Promise<boolean>
  /** Lets an id be claimed again, since what it was claimed for has failed. */
  readonly releaseClaim: (id: string) => Promise<void>
}
