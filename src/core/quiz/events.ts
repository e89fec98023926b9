/** What can happen to a quiz, and what is to be done after it. */
import type { MessageRef } from '../platform/room.ts'
import type { RichText } from '../reply/reply.ts'
import type { QuizAnswer } from './kinds/kind.ts'
import type { Player, Quiz } from './quiz.ts'

export interface Actor {
  readonly id: string
  readonly name: string
  readonly isTeacher: boolean
}

/** `now` is when the event is taken in hand, `at` the platform's stamp of a press; both epoch milliseconds. */
export type QuizEvent = { readonly now: number } & (
  | { readonly kind: 'join'; readonly by: Actor; readonly room: string; readonly team?: number }
  | {
      readonly kind: 'answer'
      readonly by: Actor
      readonly room: string
      readonly round: number
      readonly response: QuizAnswer
      readonly at: number
    }
  | { readonly kind: HostAction; readonly by: Actor; readonly room: string }
  /** A message was posted, because there was none or because the old one (`replaces`) could not be edited any more. */
  | {
      readonly kind: 'posted'
      readonly message: MessageRef
      readonly replaces: MessageRef | null
    }
  /** The platform has confirmed that the message shows this round's question. */
  | { readonly kind: 'shown'; readonly round: number }
  /** Time has passed. `seenAt` is the last sign that some process was looking after the quiz. */
  | { readonly kind: 'wake'; readonly seenAt: number }
  /** The message can neither be edited nor posted anew. */
  | { readonly kind: 'unreachable' }
)

export const hostActions = ['start', 'skip', 'extend', 'stop', 'lower', 'take-over'] as const
export type HostAction = (typeof hostActions)[number]

/** What is to be done once the quiz is saved. */
export type Effect =
  /** Draw the message anew, now or when the platform's pace allows. */
  | { readonly kind: 'show'; readonly soon: boolean }
  /** The quiz goes on in another message; this one says so. */
  | { readonly kind: 'leave'; readonly message: MessageRef }
  /** What became of an answer or a join, for the person alone. */
  | { readonly kind: 'admission'; readonly result: AnswerResult }
  /** Why nothing happened, for the person alone. */
  | { readonly kind: 'refuse'; readonly text: RichText }

export type Transition = readonly [Quiz, readonly Effect[]]

/** What became of a join or an answer. `response` is the one that stands. */
export type AnswerResult =
  | { readonly kind: 'joined'; readonly player: Player; readonly already: boolean }
  | { readonly kind: 'taken' | 'changed' | 'kept'; readonly response: QuizAnswer }
  /** The question is not open: over, not yet asked, or the click came after its close. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'misfit' }
