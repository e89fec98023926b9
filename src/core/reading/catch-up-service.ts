/** What somebody missed who was away, bound to the person and the room of a request. */
import type { DailyItem } from '../daily/pool.ts'
import type { PlayItem } from '../quiz/kinds/index.ts'

/** A daily post that went out while they were away. */
export interface MissedPost {
  readonly date: string
  /** The web address of the message, if it has one. */
  readonly link: string | undefined
  /** Undefined where the class does not see it now. */
  readonly item: DailyItem | undefined
}

export interface MissedTime {
  /** Epoch milliseconds. */
  readonly since: number
  readonly now: number
}

export interface CatchUpService {
  /** Whether there is a class to catch up with: in direct messages, one that the person has used. */
  readonly hasClass: boolean
  /** The time zone of the class. */
  zone(): Promise<string>
  /** Returns when the person last used the class before this visit, epoch milliseconds; undefined where nothing is known. */
  lastVisit(now: number): Promise<number | undefined>
  /** Returns the daily posts of that time, the latest first: of this channel where it has any, else of the whole class. */
  posts(time: MissedTime): Promise<readonly MissedPost[]>
  /** Returns the ids of the scenes that the reading plan opened in that time; undefined where the class has no plan. */
  openedScenes(time: MissedTime): Promise<readonly string[] | undefined>
  /** Returns what nobody may practise now: what quizzes of the class ask at this moment, and the ids of what it asks no more. */
  withheld(): Promise<{
    readonly running: readonly PlayItem[]
    readonly leftOut: readonly string[]
  }>
}
