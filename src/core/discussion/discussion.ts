/** A daily post that is answered: what was promised when it was posted, and how it stands. */
import type { Reply } from '../reply/reply.ts'
import type { PlatformName } from '../platform/platform-name.ts'
import type { MessageRef } from '../platform/room.ts'
import type { NamesShown } from './answer.ts'

/** Identified by schedule and date. What a class changes later does not change what was promised to those who wrote. */
export interface Discussion {
  readonly schedule: string
  readonly date: string
  readonly class: string
  readonly room: string
  /** The daily item; a teacher’s own words have one, too. */
  readonly item: string
  /** The question as it was posted. */
  readonly prompt: string
  readonly names: NamesShown
  /** How many answers of others there are before anybody reads one. */
  readonly minimum: number
  /** Whether a teacher looks at answers before the class does. */
  readonly isHeld: boolean
  readonly openedAt: number
  /** Epoch milliseconds. */
  readonly closesAt: number
  /** The class’s time zone. */
  readonly zone: string
}

export type DiscussionKey = Pick<Discussion, 'class' | 'schedule' | 'date'>

/** With the post itself, so that its count can be drawn again whatever the pack has become. */
export interface NewDiscussion extends Omit<Discussion, 'openedAt'> {
  readonly post: Reply
}

/** How many have answered, and how many of these answers wait for a teacher or came late. */
export interface AnswerCounts {
  readonly answered: number
  readonly held: number
  readonly late: number
}

/** A post that does not show how things stand. */
export interface StalePost {
  readonly discussion: Discussion
  readonly counts: AnswerCounts
  readonly post: Reply
  readonly platform: PlatformName
  readonly message: MessageRef
  readonly version: number
}
