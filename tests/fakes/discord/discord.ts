/** What every part of the fake shares: the world, the settings, the address, and sending events to the gateway. */

import type { World } from './state.ts'

export interface Settings {
  /** Time to acknowledge an interaction. */
  ackDeadlineMs: number
  /** How long an interaction's token is good for follow-ups. */
  tokenLifetimeMs: number
  /** How long Discord remembers a nonce: "the past few minutes", so no bot may rely on a length. */
  nonceWindowMs: number
  /** Edits of a message older than an hour before 30046, for each message and hour. */
  oldEditsPerHour: number
  pinLimit: number
  heartbeatIntervalMs: number
  /** What `/gateway/bot` recommends. */
  shards: number
  /** Grants the members, presences and message content intents; else asking for them closes with 4014. */
  privilegedIntents: boolean
}

export interface Audience {
  readonly guildId?: string | undefined
  /** Bits of which the session's intents must hold at least one; 0 reaches every session. */
  readonly intents: number
}

export interface Discord {
  readonly world: World
  readonly settings: Settings
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** Public key of the application, in hex. */
  readonly publicKey: string
  dispatch: (event: string, data: object, audience: Audience) => void
}

export interface Upload {
  /** The number in `files[n]`. */
  readonly index: string
  readonly filename: string
  readonly contentType: string
  readonly data: Buffer
}
