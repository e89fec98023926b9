/** An item on its way into a pack, before its form is checked and it gets its id and its place. */
import { truncate } from '../reply/truncate.ts'

export type ItemFields = Readonly<Record<string, unknown>>

export type DraftSection = 'quiz' | 'questions' | 'terms'

export interface Draft {
  readonly section: DraftSection
  /** As the pack’s file holds them, but for id, scene, rating and source. */
  readonly fields: ItemFields
  /** What was lost or changed, a sentence each. */
  readonly notes: readonly string[]
}

const maxQuoted = 40

/** Returns a text as it stands in a sentence, cut where it is long. */
export function quoted(text: string): string {
  return `“${truncate(text, maxQuoted).toWellFormed()}”`
}
