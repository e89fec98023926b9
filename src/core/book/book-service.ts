/** What commands can do with the class’s book, bound to the person and the class of the request. */
import type { AttachedFile } from '../command/attached-file.ts'
import type { LinkResult } from './book-store.ts'
import type { Book } from './book.ts'
import type { BookSheet, NamesInFile } from './book-sheet.ts'
import type { NameMatch } from './match-names.ts'
import type { RosterChange, RosterMode, RosterReading, RosterStudent } from './roster.ts'
import type { Period } from './weeks.ts'

export interface BookReading extends Period {
  /** Whether questions that somebody who had joined did not answer count as wrong. */
  readonly countsMissing: boolean
}

export interface StudentCode {
  readonly student: RosterStudent
  readonly code: string
}

/** `too-often` where the person has typed too many wrong ones. */
export type TypedCodeResult = RosterStudent | 'taken' | 'wrong' | 'too-often'

export interface BookService {
  /** Returns the person’s own row. */
  own(reading: BookReading): Promise<Book>
  /** Returns the person’s own entry in the class’s list. */
  ownEntry(): Promise<RosterStudent | undefined>
  /** Links the person to the student of one of their classes whose code they type. */
  useCode(typed: string): Promise<TypedCodeResult>

  /** For teachers only, like everything below. */
  read(reading: BookReading): Promise<Book>
  /** Returns every quiz and piece of homework with what each student made of it. Throws a UserError where there are too many for a file. */
  sheet(reading: BookReading, names: NamesInFile): Promise<BookSheet>
  roster(): Promise<readonly RosterStudent[]>
  /** Reads a file. Throws a UserError if it is no list of students. */
  readRoster(file: AttachedFile): Promise<RosterReading>
  saveRoster(reading: RosterReading, mode: RosterMode): Promise<RosterChange>
  /** Returns who must be whom by their names. */
  matches(): Promise<readonly NameMatch[]>
  /** Links those. Returns whom it linked. */
  linkMatches(): Promise<readonly NameMatch[]>
  link(id: string, person: string): Promise<LinkResult>
  unlink(id: string): Promise<boolean>
  /** Deletes students from the list, or the whole list. Returns how many they were. */
  forget(id?: string): Promise<number>
  /** Gives everybody who is not linked a new code. */
  makeCodes(): Promise<readonly StudentCode[]>
}
