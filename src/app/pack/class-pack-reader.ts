/** Reads the packs of classes: those installed for everyone and those that a class has uploaded, each with what it has added. */
import type { Logger } from 'pino'
import type { AdditionStore } from '../../core/pack/additions.ts'
import type { PackStore, UploadedVersion } from '../../core/pack/class-packs.ts'
import type { Packs } from '../../core/pack/pack.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import { type CacheTimes, createStoreCache } from '../store-cache.ts'
import { createClassAdditions } from './class-additions.ts'
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
  additions: additionStore,
  cache,
  work,
  log,
  ...times
}: PackReaderParts) {
  const uploads = createUploadReader({ store, cache, work, log, ...times })
  const additions = createClassAdditions({ store: additionStore, work, log, ...times })
  const installedPacks = openInstalled(installed, cache, work)

  /** Returns a pack with what the class has added to it, for this class alone. */
  async function merge(classId: string, base: OpenPack): Promise<OpenPack> {
    const { pack, isUploaded } = base
    const latest = await additions.version(classId, pack.id)
    if (latest === undefined) return base
    const version = `${isUploaded ? base.version : startOfNames(classId, pack.id)}+${latest}`
    async function load(): Promise<OpenPack> {
      const merged = await additions.merge(classId, pack)
      const bytes = base.bytes + merged.bytes
      const key = isUploaded ? `${classId}/${pack.id}` : pack.id
      const names = { key, version, owner: classId }
      return createOpenPack({ ...merged, ...names, cache, heavyWork: work, bytes })
    }
    const opened = cache.load(classId, `${version} pack`, ({ bytes }) => bytes - base.bytes, load)
    return opened.catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error
      // The class goes on with what is there whatever it adds.
      log.warn({ class: classId, pack: pack.id }, 'Additions cannot be read at the moment')
      return base
    })
  }

  return {
    installed: installedPacks,
    /** Returns what a class has uploaded. */
    list: (classId: string): Promise<readonly UploadedVersion[]> => uploads.list(classId),

    /** Returns a pack as it was uploaded; undefined if there is none or it cannot be read any more. */
    readUpload: (classId: string, id: string) => uploads.read(classId, id),

    /** Returns a pack with what the class has added to it; undefined if there is none or it cannot be read any more. */
    async find(classId: string, id: string): Promise<OpenPack | undefined> {
      const base = installedPacks.get(id) ?? (await uploads.read(classId, id))
      return base === undefined ? undefined : merge(classId, base)
    },

    /** Drops what is cached of a pack that has changed. */
    forget(classId: string, id: string): void {
      uploads.forget(classId)
      additions.forget(classId)
      cache.drop(startOfNames(classId, id))
    },
    refresh: (): void => {
      uploads.refresh()
      additions.refresh()
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
  }
}

/** Begins the names of everything that is cached of a pack for one class. */
function startOfNames(classId: string, id: string): string {
  return `${classId}/${id}@`
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
