/** What the `digest` command can do, bound to the person and the room of the invocation. */
import type { ClassCalendar } from '../calendar/class-calendar.ts'
import type { DigestPlan, Digest } from './digest.ts'
import type { DigestFacts } from './digest-facts.ts'

/** Everything is the person’s own: no id of another’s digest finds one. */
export interface DigestService {
  /** Returns the person’s digests: of this class, or in direct messages of every class that they teach. */
  list(): Promise<readonly Digest[]>
  /** Returns one of the person’s digests, wherever it is asked for. */
  find(id: string): Promise<Digest | undefined>
  /** Returns the calendar of a class: of the person’s digest, or of the room. */
  calendar(digest?: Digest): Promise<ClassCalendar>
  /** Sets up the digest of this class, or changes it. */
  set(plan: DigestPlan, at: number): Promise<Digest>
  /** Ends a digest of the person. */
  turnOff(digest: Digest): Promise<void>
  /**
   * Returns what a digest says at a moment; without one, that of this class. For teachers of the class alone. It tells of the time
   * since `since` (epoch milliseconds), or of what is news and a day at least.
   */
  facts(at: number, digest?: Digest, since?: number): Promise<DigestFacts>
  /** Returns the web address of a message of the bot, if it has one. */
  readonly linkTo: (message: { readonly room: string; readonly id: string }) => string | undefined
}
