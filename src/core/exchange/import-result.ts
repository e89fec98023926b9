/** What became of a file of questions. */
import type { DraftSection, ItemFields } from './draft.ts'
import type { Note, PlacedItem } from './place-question.ts'
import type { Unusable } from './question.ts'

export type NewItems = Readonly<Record<DraftSection, readonly ItemFields[]>>

export interface ImportResult {
  readonly items: NewItems
  readonly unusable: readonly Unusable[]
  readonly notes: readonly Note[]
}

/** Returns the items by section, in their order. */
export function bySection(placed: readonly PlacedItem[]): NewItems {
  function of(section: DraftSection): readonly ItemFields[] {
    return placed.filter((each) => each.section === section).map(({ item }) => item)
  }
  return { quiz: of('quiz'), questions: of('questions'), terms: of('terms') }
}
