/** Packs with what a class has added to them, each made again only once something of it has changed. */
import type { Logger } from 'pino'
import type { AdditionStore } from '../../core/pack/additions.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import type { CacheTimes } from '../store-cache.ts'
import { createClassAdditions } from './class-additions.ts'
import { type OpenPack, createOpenPack } from './open-library.ts'
import type { PackCache } from './pack-cache.ts'

interface MergingParts extends CacheTimes {
  readonly store: AdditionStore
  readonly cache: PackCache
  readonly work: HeavyWork
  readonly log: Logger
}

export function createMergedPacks({ store, cache, work, log, ...times }: MergingParts) {
  const additions = createClassAdditions({ store, work, log, ...times })
  const last = createLastMerged(cache)

  /** Returns a pack with what the class has added to it, for this class alone. */
  async function open(classId: string, base: OpenPack): Promise<OpenPack> {
    const { pack, isUploaded } = base
    const latest = await additions.version(classId, pack.id)
    if (latest === undefined) return base
    const version = `${isUploaded ? base.version : startOfNames(classId, pack.id)}+${latest}`
    async function load(): Promise<OpenPack> {
      const result = await additions.merge(classId, pack)
      const bytes = base.bytes + result.bytes
      const key = isUploaded ? `${classId}/${pack.id}` : pack.id
      const names = { key, version, owner: classId }
      return createOpenPack({ ...result, ...names, cache, heavyWork: work, bytes })
    }
    try {
      const name = `${version} pack`
      const opened = await cache.load(classId, name, ({ bytes }) => bytes - base.bytes, load)
      last.keep(classId, base, opened)
      return opened
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      log.warn({ class: classId, pack: pack.id }, 'Additions cannot be read at the moment')
      const recalled = last.recall(classId, base)
      // Without what the class has added, a quiz would lose questions and nobody would know why.
      if (recalled === undefined) throw error
      return recalled
    }
  }

  return {
    open,
    /** `hasLost` says that something of the pack must not be seen any more. */
    forget(classId: string, id: string, hasLost: boolean): void {
      additions.forget(classId)
      if (hasLost) last.forget(classId, id)
    },
    /** Another process has changed packs of the class, perhaps because something must not be seen any more. */
    forgetClass(classId: string): void {
      additions.forget(classId)
      last.forgetClass(classId)
    },
    refresh(): void {
      additions.refresh()
      last.forgetAll()
    },
    expire(): void {
      additions.expire()
      last.forgetAll()
    },
  }
}

/** Begins the names of everything that is cached of a pack for one class. */
export function startOfNames(classId: string, id: string): string {
  return `${classId}/${id}@`
}

interface LastMerged {
  readonly base: string
  readonly generation: number
  readonly opened: OpenPack
}

/** Remembers how each class last saw a pack with its additions, for when a newer one cannot be made at the moment. */
function createLastMerged(cache: PackCache) {
  let generation = 0

  function nameOf(classId: string, id: string): string {
    return `last ${classId}/${id}`
  }

  return {
    keep(classId: string, base: OpenPack, opened: OpenPack): void {
      const name = nameOf(classId, base.pack.id)
      const known = cache.peek<LastMerged>(name)
      if (known?.opened === opened && known.generation === generation) return
      cache.drop(name)
      cache.get(classId, name, opened.bytes, () => ({ base: base.version, generation, opened }))
    },
    recall(classId: string, { pack, version }: OpenPack): OpenPack | undefined {
      const name = nameOf(classId, pack.id)
      const last = cache.peek<LastMerged>(name)
      return last?.base === version && last.generation === generation ? last.opened : undefined
    },
    forget: (classId: string, id: string) => cache.drop(nameOf(classId, id)),
    forgetClass: (classId: string) => cache.drop(nameOf(classId, '')),
    /** Names of authors may have been deleted. */
    forgetAll: () => void (generation += 1),
  }
}
