/** What a class adds to a study pack, item by item; it is merged into the pack whenever the class opens it. */
import type { Person } from '../platform/room.ts'
import type { NewChange } from '../settings/change-history.ts'
import { truncate } from '../reply/truncate.ts'
import type { SectionName } from './sections.ts'

export const addableSections = [
  'quiz',
  'questions',
  'quotes',
  'terms',
] as const satisfies readonly SectionName[]
export type AddableSection = (typeof addableSections)[number]

/** More than a class writes in years. */
export const maxAdditionsPerClass = 2_000
/** Characters of all of them together, as they are stored. */
export const maxAdditionLength = 1_000_000

/** Names an addition within its class. */
export interface AdditionKey {
  readonly pack: string
  readonly section: AddableSection
  readonly id: string
}

export interface Addition extends AdditionKey {
  /** As the pack’s file would hold it, but for its author. */
  readonly item: Readonly<Record<string, unknown>>
  /** Whose name is shown with it, kept apart from the item so that it can be deleted; left out, nobody’s. */
  readonly author?: string
  readonly by: Pick<Person, 'id' | 'name'>
}

export interface StoredAddition extends Addition {
  /** Epoch milliseconds. */
  readonly addedAt: number
}

/** How much a class has added to one pack. */
export interface AdditionTotal {
  readonly pack: string
  readonly count: number
  readonly length: number
  /** Changes with every change to them. */
  readonly version: string
}

/** Keeps the additions of all classes. What is noted of a change is in the history if something has changed. */
export interface AdditionStore {
  /** Returns them in the order in which they were added; those to one pack where it is named. */
  list(classId: string, pack?: string): Promise<readonly StoredAddition[]>
  totals(classId: string): Promise<readonly AdditionTotal[]>
  /** Adds them in this order. One whose key there is already is not added. */
  add(classId: string, additions: readonly Addition[], noted?: NewChange): Promise<void>
  /** Puts another item in the place of one. Returns false where that is not there any more as it was seen. */
  change(
    classId: string,
    seen: Pick<StoredAddition, keyof AdditionKey | 'item'>,
    item: Addition['item'],
    noted?: NewChange,
  ): Promise<boolean>
  /** Returns whether there was such an addition. */
  remove(classId: string, key: AdditionKey, noted?: NewChange): Promise<boolean>
}

/** An addition, and why it is left out of its pack where it is. */
export interface ListedAddition extends StoredAddition {
  readonly problem?: string
}

/** What became of items that somebody wants to add. */
export interface AddResult {
  readonly added: number
  /** The ids of those that were added. */
  readonly ids: readonly string[]
  /** Why the others were not, a sentence or two for each. */
  readonly problems: readonly string[]
  /** Which these are, in the same order: their indexes among what was given. */
  readonly refused: readonly number[]
  /** When the first and the last of them were added, by the store’s clock; empty if there are none. */
  readonly times: readonly number[]
  /** What could be better about those that were added. */
  readonly advice: readonly string[]
}

/** Returns how people know an item: by what it asks, names or says. */
export function nameOfAddition(item: Addition['item']): string {
  const name = item['prompt'] ?? item['term'] ?? item['line']
  return typeof name === 'string' ? truncate(name, 60) : ''
}
