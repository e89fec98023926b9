/** The study packs that a class has uploaded, in addition to those that are installed for everyone. */
import type { AttachedFile } from '../command/attached-file.ts'
import type { Person } from '../platform/room.ts'
import type { NewChange } from '../settings/change-history.ts'
import type {
  AddResult,
  AddableSection,
  Addition,
  AdditionKey,
  ListedAddition,
  StoredAddition,
} from './additions.ts'
import type { Pack } from './pack.ts'

/** A pack as a teacher uploaded it: one YAML file. */
export interface UploadedPack {
  readonly id: string
  readonly content: string
  readonly by: Pick<Person, 'id' | 'name'>
}

/** The same without its text. */
export interface UploadedVersion extends Omit<UploadedPack, 'content'> {
  /** Epoch milliseconds. */
  readonly savedAt: number
}

/** An earlier version of a pack. */
export interface EarlierVersion extends Omit<UploadedVersion, 'id'> {
  /** Counts from 1 on, within its pack. */
  readonly number: number
}

/** Earlier versions that are kept, of all packs of a class together; the oldest go first. */
export const maxVersionsPerClass = 20
/** Characters of all of them. */
export const maxVersionLength = 5_000_000

/** Keeps the packs of all classes. */
export interface PackStore {
  /** Returns the packs of a class, in the order of their ids. */
  list(classId: string): Promise<readonly UploadedVersion[]>
  /** Returns the text of a pack. */
  read(classId: string, id: string): Promise<string | undefined>
  /** Adds a pack, or puts it in the place of what was there, which is kept as an earlier version; the history says so. */
  save(classId: string, pack: UploadedPack, noted?: NewChange): Promise<void>
  /** Returns the earlier versions of a pack, the latest first. */
  versions(classId: string, id: string): Promise<readonly EarlierVersion[]>
  readVersion(classId: string, id: string, number: number): Promise<string | undefined>
  /** Removes a pack with its versions and what was added to it. Returns whether there was such a pack. */
  remove(classId: string, id: string, noted?: NewChange): Promise<boolean>
}

/** A pack that has been saved for the class. */
export interface SavedPack {
  readonly pack: Pack
  /** What stood there before, unless it could not be read any more. */
  readonly before?: Pack
  /** Whether there was an earlier version, and another one. */
  readonly replaced: 'nothing' | 'another' | 'the same'
  /** When, by the store’s clock: what is to be taken back. */
  readonly savedAt: number
  /** What could be better, a sentence or two each. */
  readonly advice: readonly string[]
}

/** The pack, or its first mistakes as lines of `line:column: sentence`. */
export type UploadResult = SavedPack | { readonly problems: readonly string[] }

export interface PackHistory {
  readonly current: UploadedVersion
  /** The latest first. */
  readonly earlier: readonly EarlierVersion[]
}

/** What commands can do with the packs of a class. */
export interface ClassPacks {
  /** Saves a YAML file or a zip archive of a folder. */
  upload(file: AttachedFile): Promise<UploadResult>
  /** Returns a pack with what the class has added to it. */
  find(id: string): Promise<Pack | undefined>
  /** Returns the text of a pack that the class has uploaded. */
  readText(id: string): Promise<string | undefined>
  /** Returns the versions of a pack that the class has uploaded. */
  history(id: string): Promise<PackHistory | undefined>
  /** Saves an earlier version again; undefined if it is not kept any more. */
  goBack(id: string, number: number): Promise<UploadResult | undefined>
  remove(id: string): Promise<boolean>
  /**
   * Adds items to a pack of the class, or to an installed one for this class alone, where they pass the checks of an upload. Ids
   * that are missing or taken are made anew; an `author` in an item is shown with it. `by` is who made them, if not whoever asks.
   */
  add(
    pack: string,
    section: AddableSection,
    items: readonly Readonly<Record<string, unknown>>[],
    by?: Pick<Person, 'id' | 'name'>,
  ): Promise<AddResult>
  /** Removes what this person added to a pack between two moments, by the store’s clock. Returns how much that was. */
  takeBack(pack: string, times: readonly [from: number, to: number]): Promise<number>
  /**
   * Puts another item in the place of one that the class has added, where it passes the checks; its id and its author stay. Returns
   * `gone` where that is not there any more as it was seen, or why the pack cannot hold it.
   */
  changeAddition(
    seen: StoredAddition,
    item: Addition['item'],
  ): Promise<'changed' | 'gone' | { readonly problems: readonly string[] }>
  /** Returns whether the class had added this. */
  removeAddition(key: AdditionKey): Promise<boolean>
  /** Returns what the class has added, to one pack where it is named, in the order in which it was added. */
  listAdditions(pack?: string): Promise<readonly ListedAddition[]>
}
