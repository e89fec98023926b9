/** What a chat platform can do for the bot. Adapters implement it; nothing else in the project talks to a platform. */
import type { Inline, Reply, RichText } from '../reply/reply.ts'
import type { PlatformName } from './platform-name.ts'
import {
  type ClassMessage,
  type MessageRef,
  type Room,
  type RoomRef,
  foreignRoomText,
} from './room.ts'

export interface PostOptions {
  /** Our own id for the message, so that it can be found again and is not posted twice within `dedupeWindowMs`. */
  readonly idempotencyKey?: string
  /** The platform's id of a role or user group to notify; nobody is notified otherwise. */
  readonly notify?: string
  /** What the post is called where posts have titles, as in a forum. */
  readonly title?: string
  /** The id of a message of the room that it answers, where the platform shows such a thing; posts in a forum stand alone. */
  readonly replyTo?: string | undefined
}

/** What a daily post can have besides its message. */
export interface PostExtras {
  readonly thread: boolean
  readonly pin: boolean
}

/** Why a post in a room goes without its thread or its pin, and what to do. */
export interface ExtraProblem {
  readonly text: readonly [Inline, ...Inline[]]
  /** No permission helps: no room of this kind can have it. */
  readonly isImpossible: boolean
}

/** How fast messages may go out, and which rooms count together: those with the same `key`. */
export interface RateLimit {
  readonly key: string
  readonly perSecond: number
}

/**
 * Every method that reaches the platform fails with a DeliveryError and with nothing else. A reply that the platform cannot
 * show, an edit that no longer fits its message, and an id of another platform are `rejected`. So is a room that is not in the
 * class it is named with, before anything there is read, posted or changed. tests/contracts/platform.ts holds every adapter to this.
 */
export interface Platform {
  readonly name: PlatformName
  /** Connects and begins to pass events to its dispatcher. Resolves when it is ready. Throws a StartError. */
  start(): Promise<void>
  /** Finishes the work that is under way and disconnects. */
  stop(): Promise<void>
  /** Returns a sentence for the operator about what is not working, or undefined. */
  healthProblem(): string | undefined
  /** Returns a sentence for the operator while what the platform sends is refused, although it is the platform’s. */
  readonly requestProblem?: () => string | undefined
  /** Returns a sentence for the operator about what is not wrong, but worth knowing. */
  readonly healthNote?: () => string | undefined
  /** How long the platform deduplicates posts with the same key, in milliseconds. Omit if it does not. */
  readonly dedupeWindowMs?: number
  /** How a picture of a pack comes to a message that is edited: with an edit, or only as a message of its own. Omit for neither. */
  readonly pictures?: 'edited' | 'posted'
  /** How fast the bot may post to a room of its own accord, with room to spare for answers to people. */
  rateLimit(room: Room): RateLimit
  /** Posts a reply, in several messages if it is long, and returns the first one. */
  post(room: RoomRef, reply: Reply, options?: PostOptions): Promise<ClassMessage>
  /** Replaces what a message says; it stays one message. */
  edit(message: ClassMessage, reply: Reply): Promise<void>
  /** Sends a message that only this person sees. */
  sendDirectMessage(person: string, reply: Reply): Promise<void>
  /** Removes what only this person sees, once their data is deleted. Omit where the platform keeps such messages itself. */
  forgetPerson?(person: string): void
  /** Opens a thread under a message. */
  startThread(message: ClassMessage, title: string): Promise<void>
  /** Pinning a pinned message changes nothing, and nor does unpinning one that is not pinned. */
  pin(message: ClassMessage): Promise<void>
  unpin(message: ClassMessage): Promise<void>
  /** Returns the message that was posted with this key since `since` (epoch ms), as an answer to the message `replyTo` if there is one. */
  findByKey(
    room: RoomRef,
    key: string,
    since: number,
    replyTo?: string,
  ): Promise<ClassMessage | undefined>
  /** Returns what prevents posting in a room, each problem with what to do about it. */
  checkPermissions(room: RoomRef): Promise<readonly RichText[]>
  /** Returns why posts in a room would go without what is asked for. Omit if nothing can be wrong. */
  checkExtras?(room: RoomRef, extras: PostExtras): Promise<readonly ExtraProblem[]>
  /** Returns a web address of the message, if the platform has one. */
  permalink(message: MessageRef): string | undefined
}

/** A platform that cannot start as it is configured; the message tells the operator what to change. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/**
 * How a delivery failed. `rejected`: for good, and `remedy` says what to do. `retryable`: certainly not delivered, try again
 * after `retryAfterMs`. `unknown`: it may or may not have arrived.
 */
export type DeliveryOutcome = 'rejected' | 'retryable' | 'unknown'

export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  readonly outcome: DeliveryOutcome
  /** What happened and what to do, for a teacher. */
  readonly remedy: RichText
  readonly retryAfterMs: number
  /** Whether the platform itself failed or could not be reached, so that people could hardly use it either. */
  readonly isOutage: boolean

  constructor(
    outcome: DeliveryOutcome,
    remedy: readonly [Inline, ...Inline[]],
    options: {
      readonly retryAfterMs?: number
      readonly isOutage?: boolean
      readonly cause?: unknown
    } = {},
  ) {
    super(`Delivery ${outcome}: ${remedy.filter((part) => typeof part === 'string').join('')}`, {
      cause: options.cause,
    })
    this.outcome = outcome
    this.remedy = remedy
    this.retryAfterMs = options.retryAfterMs ?? 0
    this.isOutage = options.isOutage ?? false
  }
}

/** For a room that is not in the class it is named with. */
export class ForeignRoomError extends DeliveryError {
  constructor() {
    super('rejected', [foreignRoomText])
  }
}
