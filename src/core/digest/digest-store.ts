/** Where digests are stored. One contract suite runs over both engines. */
import type { DueWork } from '../platform/due-work.ts'
import type { Due } from '../calendar/due-days.ts'
import type { Digest, DigestOutcome } from './digest.ts'

/** What a teacher decides. */
export type DigestInput = Pick<Digest, 'id' | 'person' | 'room' | 'plan' | 'next'> & {
  /** When it was set, and its teacher was one. */
  readonly at: number
}

/** How one ended. `again` was certainly not delivered: it is tried once more at that moment (epoch milliseconds). */
export type DigestEnd =
  | { readonly kind: Extract<DigestOutcome, 'sent'>; readonly toldUntil: number }
  | { readonly kind: Extract<DigestOutcome, 'closed'> }
  | { readonly kind: 'again'; readonly at: number }

export interface DigestStore {
  /** Returns the digests of a person, of every class. */
  list(person: string): Promise<readonly Digest[]>
  /** Returns who has a digest of a class. */
  owners(className: string): Promise<readonly string[]>
  find(className: string, person: string): Promise<Digest | undefined>
  /** Writes a new digest, or changes the one that the person has in this class, which keeps its id and what it has told. */
  save(input: DigestInput): Promise<Digest>
  /** Returns whether there was one. */
  remove(className: string, person: string): Promise<boolean>
  /** Deletes the digests of a class, when the bot is removed from it. */
  forgetClass(className: string): Promise<void>
  /** Records that somebody is a teacher of the class at this moment. */
  markSeen(className: string, person: string, at: number): Promise<void>
  /** Returns those that are to be looked at by now, the earliest first. */
  listDue(due: DueWork): Promise<readonly Digest[]>
  /** Has one looked at later, for the same date. Returns false if it was changed since it was read, as all of these do. */
  postpone(digest: Digest, at: number): Promise<boolean>
  /** Leaves one out, and goes on with the next. */
  pass(digest: Digest, next: Due | undefined): Promise<boolean>
  /** Begins to send one. Returns it as it is then, or undefined to everybody but the first, so that it is sent once. */
  begin(digest: Digest, next: Due | undefined): Promise<Digest | undefined>
  /** Records how what `begin` returned has ended. `before` is what it was begun from. */
  end(digest: Digest, before: Digest, end: DigestEnd): Promise<void>
}
