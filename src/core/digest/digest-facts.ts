/** What a digest says of a class: counted and chosen, before any words. All of it is for teachers alone. */
import type { Schedule } from '../daily/daily-store.ts'
import type { Delivery } from '../daily/delivery.ts'
import type { Assignment } from '../homework/assignment.ts'
import type { ClassMember } from '../homework/homework-service.ts'
import type { Library } from '../pack/library.ts'
import type { ToTeach } from '../quiz/teach-again.ts'

/** A post that did not go out, or did so without what was asked for. */
export interface FailedPost {
  readonly schedule: Schedule
  readonly delivery: Delivery
}

/** A question that most of the class got wrong, of those that were asked. */
export interface MostMissed {
  readonly prompt: string
  /** From 0 to 1. */
  readonly share: number
}

export interface QuizNews {
  readonly id: string
  readonly about: string
  readonly openedAt: number
  readonly students: number
  /** How much was right, from 0 to 1; undefined where nothing has a right answer. */
  readonly share: number | undefined
  readonly missed: MostMissed | undefined
}

export interface HomeworkNews {
  readonly assignment: Assignment
  readonly handedIn: number
  readonly isOpen: boolean
  readonly share: number | undefined
  readonly missed: MostMissed | undefined
}

/** What a student wrote that others reacted to most. */
export interface ReactedAnswer {
  /** Undefined where the class does not see who it is. */
  readonly person: string | undefined
  /** As the class sees it: a name, a pseudonym, or undefined where it sees neither. */
  readonly name: string | undefined
  readonly reactions: number
}

export interface AnswerNews {
  /** How many wrote an answer. */
  readonly people: number
  /** How many posts asked for one. */
  readonly posts: number
  readonly mostReacted: ReactedAnswer | undefined
  /** How many wait for a teacher. */
  readonly held: number
}

/** The next turn of the reading plan. */
export interface ReadingTurn {
  readonly date: string
  readonly at: number
  readonly scene: string
}

export interface DigestFacts {
  readonly zone: string
  /** The local date on which it is made. */
  readonly date: string
  readonly now: number
  /** Since when news are told, epoch milliseconds. */
  readonly since: number
  /** Those who use the bot in the class, without its teachers. */
  readonly members: readonly ClassMember[]
  /** Of them, those of whom nothing was heard in the last seven days; undefined where the class keeps who answers to itself. */
  readonly notHeard: readonly ClassMember[] | undefined
  /** Whether there was anything to be heard in. */
  readonly couldBeHeard: boolean
  readonly answers: AnswerNews | undefined
  /** How many daily posts went out. */
  readonly posted: number
  readonly failed: readonly FailedPost[]
  readonly paused: readonly Schedule[]
  readonly quizzes: readonly QuizNews[]
  readonly homework: readonly HomeworkNews[]
  /** What to take up again, at most two things, from the last seven days. */
  readonly again: readonly ToTeach[]
  readonly turn: ReadingTurn | undefined
  /** What the class sees of its pack; undefined if the pack is gone. */
  readonly library: Library | undefined
}

/** Whether anything has happened that a teacher would want to hear of, or will before the next one. */
export function hasNews(facts: DigestFacts): boolean {
  return (
    facts.failed.length > 0 ||
    facts.paused.length > 0 ||
    facts.quizzes.length > 0 ||
    facts.homework.length > 0 ||
    (facts.answers !== undefined && (facts.answers.posts > 0 || facts.answers.held > 0)) ||
    facts.turn !== undefined
  )
}
