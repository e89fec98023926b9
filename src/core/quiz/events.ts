/** What can happen to a quiz, and what has to be done afterwards. */
import type { TimeFactor } from '../accommodations/accommodation.ts'
import type { MessageRef } from '../platform/room.ts'
import type { RichText } from '../reply/reply.ts'
import type { Confidence } from './confidence.ts'
import type { QuizAnswer } from './kinds/kind.ts'
import type { QuizMoment } from './moment.ts'
import type { Actor, GivenAnswer, Player, Quiz } from './quiz.ts'

/** `now` is when the event is handled, `at` the platform's timestamp of a press; both in epoch milliseconds. */
export type QuizEvent = { readonly now: number } & (
  | { readonly kind: 'join'; readonly by: Actor; readonly team?: number | undefined }
  | { readonly kind: 'leave'; readonly by: Actor }
  | ({ readonly kind: 'hint'; readonly by: Actor } & Pick<GivenAnswer, 'round' | 'at'>)
  | ({ readonly kind: 'answer'; readonly by: Actor } & SentAnswer)
  /** Somebody says how sure they are of the answer that they have given. */
  | ({ readonly kind: 'confidence'; readonly by: Actor } & SentConfidence)
  /** `seen` is what the quiz showed when they decided to do it. */
  | { readonly kind: HostAction; readonly by: Actor; readonly seen?: QuizMoment | undefined }
  /** A message was posted, because there was none or because the old one (`replaces`) can no longer be edited. */
  | {
      readonly kind: 'posted'
      readonly message: MessageRef
      readonly replaces: MessageRef | null
      /** For how long the old one may have been missing, milliseconds. */
      readonly missingMs: number
    }
  /** The platform confirmed that the message shows this round's question. */
  | { readonly kind: 'shown'; readonly round: number; readonly isSecond?: boolean }
  /** Time has passed, and people can use the platform. `seenAt` is when a process last saw to it that they could. */
  | {
      readonly kind: 'wake'
      readonly seenAt: number
      /** Whether it comes from a process that has looked after the quiz all along, so that no time was lost. */
      readonly isOnTime?: boolean
      /** The most time that anybody in the class has, whether or not they play. */
      readonly classTime?: TimeFactor
    }
  /** What a teacher does with the answers to an open question. */
  | {
      readonly kind: 'review'
      readonly by: Actor
      readonly round: number
      readonly step: ReviewStep
    }
  /** The message can neither be edited nor posted again, or the platform has been away for too long. */
  | { readonly kind: 'unreachable' }
)

/** What the buttons under a question send. `isSecond` where it is for the second vote on the question. */
export interface SentAnswer extends Pick<GivenAnswer, 'round' | 'response' | 'confidence' | 'at'> {
  readonly isSecond?: boolean
}

/** What the buttons under an answer send. */
export interface SentConfidence extends Pick<SentAnswer, 'round' | 'isSecond' | 'at'> {
  readonly confidence: Confidence
}

export type ReviewStep =
  /** A group of answers by its key. */
  | { readonly kind: 'leave-out' | 'put-back'; readonly group: string }
  /** `seen` are the groups that the teacher has had before their eyes; nothing else is shown. */
  | { readonly kind: 'show'; readonly seen: readonly string[]; readonly as: 'list' | 'cloud' }
  /** Points by hand: full, half or none. */
  | { readonly kind: 'mark'; readonly group: string; readonly credit: 0 | 0.5 | 1 }

/** `skip` goes on to what comes next, which is the second vote where a class is talking; `skip-question` never asks it again. */
export const hostActions = [
  'start',
  'skip',
  'skip-question',
  'extend',
  'stop',
  'lower',
  'take-over',
] as const
export type HostAction = (typeof hostActions)[number]

/** What to do once the quiz is saved. */
export type Effect =
  /** Update the message, at once or as soon as the rate limit allows. */
  | { readonly kind: 'show'; readonly soon: boolean }
  /** The quiz continues in another message; this one should say so. */
  | { readonly kind: 'moved'; readonly message: MessageRef }
  /** What happened to a join or an answer; only the person sees it. */
  | { readonly kind: 'answer-result'; readonly result: AnswerResult }
  /** Why nothing was done; only the person sees it. */
  | { readonly kind: 'reject'; readonly text: RichText }

export type Transition = readonly [Quiz, readonly Effect[]]

export function reject(quiz: Quiz, ...text: RichText): Transition {
  return [quiz, [{ kind: 'reject', text }]]
}

/** The message in the channel stays as it is. */
export function withResult(quiz: Quiz, result: AnswerResult): Transition {
  return [quiz, [{ kind: 'answer-result', result }]]
}

/** What happened to a join or an answer. `response` is the answer that counts. */
export type AnswerResult =
  | { readonly kind: 'joined'; readonly player: Player; readonly already: boolean }
  | { readonly kind: 'left'; readonly wasPlaying: boolean }
  | {
      readonly kind: 'accepted' | 'changed' | 'unchanged'
      readonly response: QuizAnswer
      readonly confidence?: Confidence | undefined
    }
  /** The answer is wrong, and the person may answer once more. */
  | ({ readonly kind: 'try-again' } & Pick<GivenAnswer, 'response' | 'confidence'>)
  /** `isFree` where their answer is final already, and in a warm-up. */
  | { readonly kind: 'hint'; readonly hint: string; readonly isFree: boolean }
  /** The question is not open: not asked yet, over, or the press came after it closed. */
  | { readonly kind: 'closed' }
  /** Not an answer that this question can have. */
  | { readonly kind: 'invalid' }
