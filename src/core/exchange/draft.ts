/** An item on its way into a pack, before its form is checked and it gets its id and its place. */

export type ItemFields = Readonly<Record<string, unknown>>

export type DraftSection = 'quiz' | 'questions' | 'terms'

export interface Draft {
  readonly section: DraftSection
  /** As the pack’s file holds them, but for id, scene, rating and source. */
  readonly fields: ItemFields
  /** What was lost or changed, a sentence each. */
  readonly notes: readonly string[]
}

/** Returns a text as it stands in a sentence, cut where it is long. */
export function quoted(text: string): string {
  const line = text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text
  return `“${line.toWellFormed()}”`
}
