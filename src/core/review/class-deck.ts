/** Flashcards that a teacher chooses for the class. Students join if they like, and get them among their own cards. */
import type { CardRef } from './review-store.ts'

/** With fewer students a share would say more about individuals than about the class. */
export const minStudents = 5

/** More than anybody learns in a school year. */
export const maxClassCards = 300

/** A card of the deck, and how those who have joined remember it. */
export interface ClassCard {
  readonly ref: CardRef
  /** How many of them have graded it. */
  readonly students: number
  /** How many of these have forgotten it after they had learnt it. */
  readonly forgotten: number
}

/** The deck of one class from one pack. */
export interface ClassDeck {
  /** Returns the cards in the order in which they were added. */
  cards(): Promise<readonly CardRef[]>
  /** Adds cards, up to `maxClassCards`. Returns how many are new. */
  add(refs: readonly CardRef[]): Promise<number>
  /** Takes cards out; whoever has them keeps them. Returns how many there were. */
  remove(refs: readonly CardRef[]): Promise<number>
  /** Returns how many have joined, and counts for each card. Names nobody. */
  count(): Promise<{ readonly joined: number; readonly cards: readonly ClassCard[] }>
  hasJoined(person: string): Promise<boolean>
  /** Joins, without cards yet: `receive` brings them. Returns false if they had joined before. */
  join(person: string, at: number): Promise<boolean>
  /** Returns whether they had joined. */
  leave(person: string): Promise<boolean>
  /** Adds what is new in the deck to the cards of somebody who has joined. What they removed stays away. Returns how many. */
  receive(person: string, at: number): Promise<number>
}

/** Returns the deck that the teachers of a class have made from a pack. */
export type ClassDecks = (className: string, pack: string) => ClassDeck

/** Returns the cards that at least `minStudents` students have graded, the ones forgotten by the largest share first. */
export function mostForgotten(cards: readonly ClassCard[]): readonly ClassCard[] {
  return cards
    .filter(({ students, forgotten }) => students >= minStudents && forgotten > 0)
    .toSorted((a, b) => b.forgotten / b.students - a.forgotten / a.students)
}
