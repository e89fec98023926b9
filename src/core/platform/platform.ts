/** What a chat platform can do for the bot. Adapters implement it; nothing else in the project talks to a platform. */
import type { Inline, Reply, RichText } from '../reply/reply.ts'
import type { PlatformName } from './platform-name.ts'
import type { MessageRef, Room } from './room.ts'

export interface PostOptions {
  /** Our own id of the message: posting it again soon after does not double it where the platform can tell. */
  readonly idempotencyKey?: string
  /** A role or user group to notify, by the platform's id; nobody is notified otherwise. */
  readonly notify?: string
}

/** How fast messages may go out, and which rooms count together: those with the same `key`. */
export interface RateLimit {
  readonly key: string
  readonly perSecond: number
}

export interface Platform {
  readonly name: PlatformName
  /** Connects and begins to hand events to the dispatcher it was made with. Resolves when it is ready for work. */
  start(): Promise<void>
  /** Finishes what is in hand and disconnects. */
  stop(): Promise<void>
  /** What is not working, as a sentence for the operator; nothing when connected. */
  healthProblem(): string | undefined
  /** For so long (ms) after a first try a repeated key gives the first message instead of a second; left out: never. */
  readonly dedupeWindowMs?: number
  /** How fast the bot may post to a room of its own accord, with room to spare for answers to people. */
  rateLimit(room: Room): RateLimit
  post(room: string, reply: Reply, options?: PostOptions): Promise<MessageRef>
  edit(message: MessageRef, reply: Reply): Promise<void>
  /** A message to one person alone, where the platform has such a thing. */
  sendDirectMessage(person: string, reply: Reply): Promise<void>
  /** Opens a thread under a message. Doing it again changes nothing, as with `pin` and `unpin`. */
  startThread(message: MessageRef, title: string): Promise<void>
  /** Pins a message. */
  pin(message: MessageRef): Promise<void>
  unpin(message: MessageRef): Promise<void>
  /** Looks among the room's messages since a moment (epoch ms) for the one posted with this key. */
  findByKey(room: string, key: string, since: number): Promise<MessageRef | undefined>
  /** What stands in the way of posting in a room, each with what to do about it. */
  checkPermissions(room: string): Promise<readonly RichText[]>
  /** A web address of the message, where the platform has one. */
  permalink(message: MessageRef): string | undefined
}

/** A platform that cannot be started as it is set up; the message tells the operator what to mend. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/**
 * How a delivery failed: `refused` for good, with what mends it; `later`: surely not delivered, worth another try after
 * `retryAfterMs`; `unknown`: it may or may not have arrived.
 */
export type DeliveryOutcome = 'rejected' | 'retryable' | 'unknown'

export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  readonly outcome: DeliveryOutcome
  /** What happened and what to do, for a teacher. */
  readonly remedy: RichText
  readonly retryAfterMs: number

  constructor(
    outcome: DeliveryOutcome,
    remedy: readonly [Inline, ...Inline[]],
    options: { readonly retryAfterMs?: number; readonly cause?: unknown } = {},
  ) {
    super(`Delivery ${outcome}: ${remedy.filter((part) => typeof part === 'string').join('')}`, {
      cause: options.cause,
    })
    this.outcome = outcome
    this.remedy = remedy
    this.retryAfterMs = options.retryAfterMs ?? 0
  }
}
