/** The study packs that a class has uploaded, in addition to those that are installed for everyone. */
import type { Person } from '../platform/room.ts'

/** A pack as a teacher uploaded it: one YAML file. */
export interface UploadedPack {
  readonly id: string
  readonly content: string
  readonly by: Pick<Person, 'id' | 'name'>
}

/** Keeps the packs of all classes. */
export interface PackStore {
  /** Returns the packs of a class, in the order of their ids. */
  read(classId: string): Promise<readonly UploadedPack[]>
  /** Adds a pack, or replaces its earlier version. */
  save(classId: string, pack: UploadedPack): Promise<void>
  /** Returns whether there was such a pack. */
  remove(classId: string, id: string): Promise<boolean>
}

/** The pack’s id and title, or its mistakes as lines of `line:column: sentence`. */
export type UploadResult =
  | { readonly id: string; readonly title: string }
  | { readonly problems: readonly string[] }

/** What commands can do with the packs of a class. */
export interface ClassPacks {
  upload(file: { readonly name: string; readonly content: string }): Promise<UploadResult>
  remove(id: string): Promise<boolean>
}
