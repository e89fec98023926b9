/** What is kept about one person, for her to see, take along and delete. */

export type StoredValue = string | number | null

/** A table with the rows that are about her. */
export interface PersonalTable {
  readonly table: string
  /** What the table is for, a sentence or two. */
  readonly about: string
  readonly rows: readonly Readonly<Record<string, StoredValue>>[]
}

/** A place that names her among what belongs to others, such as the state of a quiz; only counted here. */
export interface Mention {
  readonly table: string
  readonly column: string
  readonly count: number
}

export interface PersonalData {
  readonly tables: readonly PersonalTable[]
  readonly mentions: readonly Mention[]
}

/** What is kept about anybody. */
export interface PersonalDataStore {
  read(person: string): Promise<PersonalData>
  /**
   * Deletes what is hers. What the class needs stays without her: in the place of her id stands one made up for the purpose,
   * the same everywhere, so that totals still add up, and derived from nothing, so that it leads nowhere.
   */
  erase(person: string): Promise<void>
}

/** The same for the person who asks. */
export interface PersonalDataService {
  read(): Promise<PersonalData>
  erase(): Promise<void>
}
