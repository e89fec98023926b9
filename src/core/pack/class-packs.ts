/** The study packs that a class has brought along itself, beside those that are installed for everyone. */
import type { Person } from '../platform/room.ts'

/** A pack as its teacher uploaded it: one YAML file. */
export interface UploadedPack {
  readonly id: string
  readonly content: string
  readonly by: Pick<Person, 'id' | 'name'>
}

/** Keeps the packs of all classes. */
export interface PackStore {
  /** A class's packs by id. */
  read(classId: string): Promise<readonly UploadedPack[]>
  /** Adds a pack, or puts a new version in the place of the old one. */
  save(classId: string, pack: UploadedPack): Promise<void>
  /** Whether there was such a pack. */
  remove(classId: string, id: string): Promise<boolean>
}

/** What came of an upload: the pack's id and title, or its mistakes as lines of `line:column: sentence`. */
export type UploadResult =
  | { readonly id: string; readonly title: string }
  | { readonly problems: readonly string[] }

/** The packs of one class as a command sees them. */
export interface ClassPacks {
  upload(file: { readonly name: string; readonly content: string }): Promise<UploadResult>
  remove(id: string): Promise<boolean>
}
