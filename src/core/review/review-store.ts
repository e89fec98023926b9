/** What is kept of private reviews. Nothing here has a column for the class: what a student reviews is hers alone. */
import type { Room } from '../platform/room.ts'
import type { Grade, MemoryState } from './fsrs.ts'

export const cardKinds = ['quiz', 'quote', 'term'] as const
export type CardKind = (typeof cardKinds)[number]

/** The item of a pack that a card asks about. */
export interface CardRef {
  readonly kind: CardKind
  readonly id: string
}

/** `quote/ninety`, as presses and logs name a card. */
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
  /** Counts the card's grades, from 0. */
  readonly number: number
  readonly grade: Grade
  readonly at: number
}

/** How somebody likes to review. */
export interface ReviewSettings {
  /** Different cards a day. */
  readonly limit: number
  /** An IANA name; her day begins and her reminder comes by it. */
  readonly zone: string
  /** Local time such as 18:30; left out, she is not reminded. */
  readonly reminder?: string
}

export const defaultReviewSettings: ReviewSettings = { limit: 20, zone: 'UTC' }

/** One person's cards of one pack. */
export interface Reviews {
  cards(): Promise<readonly ReviewCard[]>
  /** Adds new cards, due at once; gives how many were not there yet. */
  add(refs: readonly CardRef[], at: number): Promise<number>
  /** Saves a grade together with its log. False where the card has been graded since it was read. */
  grade(card: ReviewCard, grade: Grade, at: number, memory: MemoryState): Promise<boolean>
  /** Takes a card out, with its log. */
  remove(ref: CardRef): Promise<boolean>
  /** Every grade, card by card, in order. */
  log(): Promise<readonly LoggedGrade[]>
  /** The keys of the cards that were graded since a moment. */
  gradedSince(moment: number): Promise<ReadonlySet<string>>
  settings(): Promise<ReviewSettings>
  /** `next` is the moment of the next reminder. */
  saveSettings(habits: ReviewSettings, next: number | undefined, at: number): Promise<void>
}

/** Whose cards, in which room she asks, and of which pack. */
export interface Reader {
  readonly person: string
  readonly room: Room
  readonly pack: string
}

export interface DueReminder {
  readonly person: string
  /** Through whose limits her cards are seen. */
  readonly room: Room
  readonly settings: ReviewSettings
  readonly at: number
}

export interface ReviewStore {
  forReader(reader: Reader): Reviews
  /** The room of her class where she last reviewed. */
  homeRoom(person: string): Promise<Room | undefined>
  /** Reminders whose moment has come, at most `most`. */
  dueReminders(now: number, most: number): Promise<readonly DueReminder[]>
  /** Moves a reminder on; false where another process has done so. */
  rescheduleReminder(reminder: DueReminder, next: number | undefined): Promise<boolean>
  /** People who have not reviewed since a moment and were not told yet that their cards will go. */
  findIdleReaders(since: number, most: number): Promise<readonly string[]>
  /** Notes that she is being told; false where that is done or she has come back. */
  markNotified(person: string, since: number, now: number): Promise<boolean>
}
