/** What is stored about one person, for them to see, export and delete. */

export type StoredValue = string | number | null

/** A table with the rows that are about this person. */
export interface PersonalTable {
  readonly table: string
  /** What the table is for, in a sentence or two. */
  readonly about: string
  readonly rows: readonly Readonly<Record<string, StoredValue>>[]
}

/** A column of other people’s rows that mentions this person, such as the state of a quiz. */
export interface Mention {
  readonly table: string
  readonly column: string
  readonly count: number
}

export interface PersonalData {
  readonly tables: readonly PersonalTable[]
  readonly mentions: readonly Mention[]
}

export interface Erasure {
  /** False while another program is reading the file: what it may still see is overwritten later, by the bot itself. */
  readonly isOverwritten: boolean
}

export interface PersonalDataStore {
  read(person: string): Promise<PersonalData>
  /**
   * Deletes what belongs to this person. In rows that the class still needs, a random id replaces theirs: the same one
   * everywhere, so that totals still add up, and linked to nothing, so that it cannot be traced back. Texts they typed go too.
   */
  erase(person: string): Promise<Erasure>
}

/** The store, limited to the person who asks. */
export interface PersonalDataService {
  read(): Promise<PersonalData>
  erase(): Promise<Erasure>
}
