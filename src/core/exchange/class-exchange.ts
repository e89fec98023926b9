/** What commands can do with files of questions for the packs of a class. */
import type { AttachedFile } from '../command/attached-file.ts'
import type { SavedPack } from '../pack/class-packs.ts'
import type { Rating } from '../pack/rating.ts'
import type { Note } from './place-question.ts'
import type { Unusable } from './question.ts'

/** What became of a file. */
interface Imported {
  /** What the file is, such as `Moodle XML`. */
  readonly format: string
  readonly unusable: readonly Unusable[]
  readonly notes: readonly Note[]
}

/** A file that became packs of the class, several where one could not hold it. */
export interface ImportedPacks extends Imported {
  readonly packs: readonly (SavedPack & {
    /** Such as “8 questions with options and 1 term”. */
    readonly counted: string
  })[]
}

/** A file whose questions were added to a pack. */
export interface ImportedItems extends Imported {
  /** Such as “8 questions with options and 1 term”; undefined if nothing was added. */
  readonly counted: string | undefined
  readonly advice: readonly string[]
  /** When the first and the last of them were added, by the store’s clock. */
  readonly times: readonly [from: number, to: number]
}

export interface ExportFormat {
  readonly name: string
  /** Of the file, without the dot. */
  readonly ending: string
  readonly title: string
}

export interface ExportedPack {
  readonly name: string
  readonly mediaType: string
  readonly content: string | Uint8Array<ArrayBuffer>
  /** What people call the format. */
  readonly format: string
  /** What it cannot hold. */
  readonly lost: readonly Unusable[]
}

export interface ClassExchange {
  /** Throws a UserError if the file holds no questions that are known. */
  importAsPacks(file: AttachedFile): Promise<ImportedPacks>
  /** Adds them to a pack, about one scene where its id is given, and otherwise about the scenes that their categories name. */
  importInto(pack: string, about: string | undefined, file: AttachedFile): Promise<ImportedItems>
  /** Formats that a pack can be written in, the usual one first. */
  readonly formats: readonly ExportFormat[]
  /** Writes a pack with what the class has added to it. Other programs get only questions that the ceiling allows. */
  exportPack(pack: string, format: string, ceiling: Rating): Promise<ExportedPack>
}
