/** Reads the packs of classes: those installed for everyone and those that a class has uploaded, each with what it has added. */
import type { Logger } from 'pino'
import type { AdditionStore } from '../../core/pack/additions.ts'
import type { PackStore, UploadedVersion } from '../../core/pack/class-packs.ts'
import type { Subject } from '../../core/platform/changes.ts'
import type { Packs } from '../../core/pack/pack.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import { type CacheTimes, createStoreCache } from '../store-cache.ts'
import { createMergedPacks, startOfNames } from './merged-packs.ts'
import { type OpenPack, createOpenPack } from './open-library.ts'
import type { PackCache } from './pack-cache.ts'

export interface PackReaderParts extends CacheTimes {
  readonly installed: Packs
  readonly store: PackStore
  readonly additions: AdditionStore
  readonly cache: PackCache
  readonly work: HeavyWork
  readonly log: Logger
}

/** Returns a reader that reads a pack again only once it has changed or was long unused. */
export function createPackReader({
  installed,
  store,
  additions,
  cache,
  work,
  log,
  ...times
}: PackReaderParts) {
  const uploads = createUploadReader({ store, cache, work, log, ...times })
  const merged = createMergedPacks({ store: additions, cache, work, log, ...times })
  const installedPacks = openInstalled(installed, cache, work)

  function findBare(classId: string, id: string): OpenPack | Promise<OpenPack | undefined> {
    return installedPacks.get(id) ?? uploads.read(classId, id)
  }

  return {
    installed: installedPacks,
    /** Returns what a class has uploaded. */
    list: (classId: string): Promise<readonly UploadedVersion[]> => uploads.list(classId),

    /** Returns a pack as it was uploaded; undefined if there is none or it cannot be read any more. */
    readUpload: (classId: string, id: string) => uploads.read(classId, id),

    /**
     * Returns a pack with what the class has added to it; undefined if there is none or it cannot be read any more. Throws a
     * UserError if too many files wait at the moment.
     */
    async find(classId: string, id: string): Promise<OpenPack | undefined> {
      const base = await findBare(classId, id)
      return base === undefined ? undefined : merged.open(classId, base)
    },

    /** The same for lists, where a pack without what was added to it is better than none. */
    async findForList(classId: string, id: string): Promise<OpenPack | undefined> {
      const base = await findBare(classId, id)
      if (base === undefined) return undefined
      return merged.open(classId, base).catch((error: unknown) => {
        if (error instanceof UserError) return base
        throw error
      })
    },

    /** Returns a pack by its title, or by its id where it is gone or can’t be read any more. */
    async nameOf(classId: string, id: string): Promise<{ id: string; title: string }> {
      const base = await findBare(classId, id)
      return { id, title: base?.pack.title ?? id }
    },

    /** Drops what is cached of a pack that has changed. `hasLost` says that something of it must not be seen any more. */
    forget(classId: string, id: string, { hasLost = false } = {}): void {
      uploads.forget(classId)
      merged.forget(classId, id, hasLost)
      cache.drop(startOfNames(classId, id))
    },
    refresh: (): void => {
      uploads.refresh()
      merged.refresh()
    },
    /** Drops what another process may have changed. Texts are kept under their versions, so that those stay. */
    changed: ({ kind, id }: Subject): void => {
      if (kind === 'everybody') {
        uploads.expire()
        merged.expire()
      }
      if (kind !== 'packs') return
      uploads.forget(id)
      merged.forgetClass(id)
    },
  }
}

function createUploadReader({
  store,
  cache,
  work,
  log,
  ...times
}: Omit<PackReaderParts, 'installed' | 'additions'>) {
  const lists = createStoreCache((classId) => store.list(classId), times)

  async function parse(classId: string, id: string, version: string) {
    const content = await store.read(classId, id)
    if (content === undefined) return undefined
    const result = await work.run('reopenPack', classId, { name: id, content })
    if ('problems' in result) {
      log.warn({ class: classId, pack: id }, 'An uploaded pack cannot be read any more')
      return undefined
    }
    const bytes = 2 * content.length
    const names = { key: `${classId}/${id}`, version, owner: classId }
    return createOpenPack({ ...result, cache, heavyWork: work, bytes, ...names })
  }

  async function read(classId: string, id: string): Promise<OpenPack | undefined> {
    const uploaded = (await lists.get(classId)).find((each) => each.id === id)
    if (uploaded === undefined) return undefined
    const version = `${startOfNames(classId, id)}${uploaded.savedAt}`
    return cache.load(
      classId,
      `${version} pack`,
      (opened) => 2 * (opened?.bytes ?? 0),
      () => parse(classId, id, version),
    )
  }

  return {
    read,
    list: (classId: string) => lists.get(classId),
    forget: (classId: string) => lists.forget(classId),
    refresh: () => lists.clear(),
    expire: () => lists.expire(),
  }
}

function openInstalled(
  installed: Packs,
  cache: PackCache,
  work: HeavyWork,
): ReadonlyMap<string, OpenPack> {
  return new Map(
    [...installed].map(([id, pack]): [string, OpenPack] => {
      const bytes = JSON.stringify(pack).length
      const names = { key: id, version: id, owner: id }
      return [id, createOpenPack({ pack, cache, heavyWork: work, bytes, ...names })]
    }),
  )
}
