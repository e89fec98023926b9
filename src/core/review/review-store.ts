/** What is stored about reviews. What a student reviews is theirs alone, so nothing here names a class. */
import type { DueWork } from '../platform/due-work.ts'
import { type Grade, type MemoryState, defaultReviewModel } from './fsrs.ts'

export const cardKinds = ['quiz', 'quote', 'term'] as const
export type CardKind = (typeof cardKinds)[number]

/** The item of a pack that a card asks about. */
export interface CardRef {
  readonly kind: CardKind
  readonly id: string
}

/** A card in buttons and exports, such as `quote/ninety`. */
export function cardKey({ kind, id }: CardRef): string {
  return `${kind}/${id}`
}

export interface ReviewCard {
  readonly ref: CardRef
  readonly addedAt: number
  readonly memory: MemoryState
}

export interface LoggedGrade {
  readonly ref: CardRef
  /** The index of this grade among the card’s grades, from 0. */
  readonly number: number
  readonly grade: Grade
  readonly at: number
}

export interface ReviewSettings {
  /** Different cards per day. */
  readonly limit: number
  /** How likely they want to be to know a card when it comes back, in percent. */
  readonly retention: number
  /** An IANA time zone, for the start of the day and the reminder. Without one the student’s class decides. */
  readonly zone?: string
  /** Local time such as 18:30; undefined means no reminder. */
  readonly reminder?: string
}

export const defaultReviewSettings: ReviewSettings = { limit: 20, ...defaultReviewModel }

/** One person’s cards from one pack. */
export interface Reviews {
  cards(): Promise<readonly ReviewCard[]>
  /** Adds cards, due at once. Returns how many are new. */
  add(refs: readonly CardRef[], at: number): Promise<number>
  /** Saves a grade and logs it. Returns false if the card has been graded since it was read. */
  grade(card: ReviewCard, grade: Grade, at: number, memory: MemoryState): Promise<boolean>
  /** Deletes a card and its log. Returns whether there was one. */
  remove(ref: CardRef): Promise<boolean>
  /** Every grade; those of one card in the order they were given, whatever the clock said. */
  log(): Promise<readonly LoggedGrade[]>
  /** Keys of the cards graded since a time (epoch milliseconds). */
  gradedSince(time: number): Promise<ReadonlySet<string>>
  settings(): Promise<ReviewSettings>
  /** `remindAt` is the time of the next reminder, epoch milliseconds. */
  saveSettings(settings: ReviewSettings, remindAt: number | undefined, at: number): Promise<void>
}

/** Whose cards, and from which pack. */
export interface Reader {
  readonly person: string
  readonly pack: string
}

export interface DueReminder {
  readonly person: string
  readonly settings: ReviewSettings
  readonly at: number
}

export interface IdleReaders extends Pick<DueWork, 'limit' | 'platforms'> {
  /** People of these platforms, if they have not reviewed since (epoch milliseconds). */
  readonly since: number
  /** People of any platform, if they have not reviewed since then, which is earlier: theirs may have been given up. */
  readonly sinceAnywhere: number
}

export interface ReviewStore {
  forReader(reader: Reader): Reviews
  /** Returns how many cards a person has, of all packs. */
  countCards(person: string): Promise<number>
  /** Returns how many grades a person has given since a time (epoch milliseconds), in all packs. */
  countGrades(person: string, since: number): Promise<number>
  /** Also returns those further ahead than a reminder can be, for the clock was wrong when they were set. */
  dueReminders(due: DueWork): Promise<readonly DueReminder[]>
  /** Sets the time of the next reminder. Returns false if another process has done so. */
  rescheduleReminder(reminder: DueReminder, remindAt: number | undefined): Promise<boolean>
  /** People who have stayed away and have not yet been told that their cards will be deleted. */
  findIdleReaders(idle: IdleReaders): Promise<readonly string[]>
  /** Records that they are being told. Returns false if they already were, or have come back. */
  markNotified(person: string, since: number, now: number): Promise<boolean>
}
