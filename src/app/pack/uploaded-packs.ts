/** The packs that a class can choose from: those installed for everyone, and those that its teachers have uploaded. */
import type { Logger } from 'pino'
import type { ClassPacks, PackStore } from '../../core/pack/class-packs.ts'
import type { AdditionStore } from '../../core/pack/additions.ts'
import type { Pack, Packs } from '../../core/pack/pack.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { type CacheTimes, createStoreCache } from '../store-cache.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { type HeavyWork, heavyWork } from '../heavy/heavy-work.ts'
import { createAdding } from './add-to-pack.ts'
import { createClassAdditions } from './class-additions.ts'
import { type OpenPack, createOpenPack } from './open-library.ts'
import { type PackCache, createPackCache } from './pack-cache.ts'

/** More than a class studies in a year. */
const maxPacksPerClass = 20

interface ClassPackParts extends CacheTimes {
  readonly installed: Packs
  readonly store: PackStore
  readonly additions: AdditionStore
  readonly cache?: PackCache
  readonly work?: HeavyWork
  readonly log: Logger
}

export interface AvailablePacks {
  /** Returns the pack with this id, or undefined if there is none or it cannot be read any more. */
  find(id: string): Promise<OpenPack | undefined>
  /** Returns every pack that can be read. */
  all(): Promise<readonly OpenPack[]>
}

export interface OpenedPacks {
  readonly packs: AvailablePacks
  readonly classPacks: ClassPacks
}

/** Returns a function that opens the packs for one invocation. A pack is read again only once it has changed or was long unused. */
export function createClassPacks({
  installed,
  store,
  additions: additionStore,
  cache = createPackCache(),
  work = heavyWork,
  ...parts
}: ClassPackParts) {
  const uploads = createReader({ store, cache, work, ...parts })
  const additions = createClassAdditions({ store: additionStore, work, ...parts })
  const installedPacks = new Map(
    [...installed].map(([id, pack]): [string, OpenPack] => {
      const bytes = JSON.stringify(pack).length
      const names = { key: id, version: id, owner: id }
      return [id, createOpenPack({ pack, cache, heavyWork: work, bytes, ...names })]
    }),
  )

  /** Returns a pack with what the class has added to it, for this class alone. */
  async function merge(classId: string, base: OpenPack): Promise<OpenPack> {
    const { pack, isUploaded } = base
    const latest = await additions.version(classId, pack.id)
    if (latest === undefined) return base
    const name = `${classId}/${pack.id}`
    const version = `${isUploaded ? base.version : `${name}@`}+${latest}`
    async function load(): Promise<OpenPack> {
      const merged = await additions.merge(classId, pack)
      const bytes = base.bytes + merged.bytes
      const names = { key: isUploaded ? name : pack.id, version, owner: classId }
      return createOpenPack({ ...merged, ...names, cache, heavyWork: work, bytes })
    }
    const opened = cache.load(classId, `${version} pack`, ({ bytes }) => bytes - base.bytes, load)
    return opened.catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error
      // The class goes on with what is there whatever it adds.
      parts.log.warn({ class: classId, pack: pack.id }, 'Additions cannot be read at the moment')
      return base
    })
  }

  async function open({ class: classId }: Room, person: Person): Promise<OpenedPacks> {
    const uploaded = await uploads.list(classId)

    async function save({ id }: Pack, content: string): Promise<void> {
      if (installed.has(id)) {
        throw new UserError(
          `A pack with the id “${id}” is already installed for everyone. Give yours another id.`,
        )
      }
      if (uploaded.length >= maxPacksPerClass && uploaded.every((each) => each.id !== id)) {
        throw new UserError(
          `Your class already has ${maxPacksPerClass} packs of its own, and that’s the limit. Remove one with `,
          { command: 'pack remove' },
          ' first.',
        )
      }
      await store.save(classId, { id, content, by: { id: person.id, name: person.name } })
      forget(id)
    }

    /** Drops what is cached of a pack that has changed. */
    function forget(id: string): void {
      uploads.forget(classId)
      additions.forget(classId)
      cache.drop(`${classId}/${id}@`)
    }

    async function findBase(id: string): Promise<OpenPack | undefined> {
      return installedPacks.get(id) ?? (await uploads.read(classId, id))
    }

    async function find(id: string): Promise<OpenPack | undefined> {
      const base = await findBase(id)
      return base === undefined ? undefined : merge(classId, base)
    }

    async function all(): Promise<readonly OpenPack[]> {
      const packs: OpenPack[] = []
      // One after the other: a class may only have a few files waiting.
      for (const id of [...uploaded.map((each) => each.id), ...installedPacks.keys()]) {
        const pack = await find(id)
        if (pack !== undefined) packs.push(pack)
      }
      return packs
    }

    return {
      packs: { find, all },
      classPacks: {
        async upload(file) {
          const result = await work.run('readPack', classId, file)
          if ('pack' in result) await save(result.pack, file.content)
          return result
        },
        async remove(id) {
          const wasRemoved = await store.remove(classId, id)
          forget(id)
          return wasRemoved
        },
        ...createAdding({
          store: additionStore,
          work,
          classId,
          person,
          find,
          forget,
        }),
      },
    }
  }

  return Object.assign(open, {
    /** Drops the lists after another component has changed uploaded packs. */
    refresh() {
      uploads.refresh()
      additions.refresh()
    },
    /** What there is without a class. */
    installed: {
      find: (id) => Promise.resolve(installedPacks.get(id)),
      all: () => Promise.resolve([...installedPacks.values()]),
    } satisfies AvailablePacks,
  })
}

/** Reads what classes have uploaded. */
function createReader({
  store,
  cache,
  work,
  log,
  ...times
}: Required<Omit<ClassPackParts, 'installed' | 'additions'>>) {
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

  return {
    list: (classId: string) => lists.get(classId),
    refresh: () => lists.clear(),

    forget: (classId: string) => lists.forget(classId),

    async read(classId: string, id: string): Promise<OpenPack | undefined> {
      const uploaded = (await lists.get(classId)).find((each) => each.id === id)
      if (uploaded === undefined) return undefined
      const version = `${classId}/${id}@${uploaded.savedAt}`
      return cache.load(
        classId,
        `${version} pack`,
        (opened) => 2 * (opened?.bytes ?? 0),
        () => parse(classId, id, version),
      )
    },
  }
}
