/** What classes have added to their packs, merged into a pack when it is opened. */
import type { Logger } from 'pino'
import {
  type AdditionKey,
  type AdditionStore,
  type StoredAddition,
  addableSections,
} from '../../core/pack/additions.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import { type CacheTimes, createStoreCache } from '../store-cache.ts'
import { withItems, withoutDrawings } from './check-additions.ts'

interface AdditionParts extends CacheTimes {
  readonly store: AdditionStore
  readonly work: HeavyWork
  readonly log: Logger
}

/** A pack with what a class has added to it. */
export interface MergedPack {
  readonly pack: Pack
  /** About how much memory the added texts take. */
  readonly bytes: number
  readonly added: number
  /** Additions that the pack has no place for any more, each with why. */
  readonly leftOut: readonly (readonly [StoredAddition, string])[]
}

export function createClassAdditions({ store, work, log, ...times }: AdditionParts) {
  const totals = createStoreCache((classId) => store.totals(classId), times)

  return {
    refresh: () => totals.clear(),
    expire: () => totals.expire(),
    forget: (classId: string) => totals.forget(classId),

    /** Returns what changes with every change to what the class has added to this pack; undefined if that is nothing. */
    async version(classId: string, pack: string): Promise<string | undefined> {
      return (await totals.get(classId)).find((each) => each.pack === pack)?.version
    },

    async merge(classId: string, pack: Pack): Promise<MergedPack> {
      // What a new version of the pack contains itself is no addition any more.
      const isOwn = createOwnership(pack)
      const all = (await store.list(classId, pack.id)).filter((each) => !isOwn(each))
      const { accepted, refused } = await work.run('checkAdditions', classId, {
        pack: withoutDrawings(pack),
        additions: all.map(({ section, item, author }) => ({
          section,
          item: author === undefined ? item : { ...item, author },
        })),
      })
      if (refused.length > 0) {
        log.warn({ class: classId, count: refused.length }, 'Additions no longer fit their pack')
      }
      return {
        pack: withItems(pack, accepted),
        bytes: 2 * JSON.stringify(all).length,
        added: accepted.length,
        leftOut: refused.flatMap(({ index, message }) => {
          const addition = all[index]
          return addition === undefined ? [] : [[addition, message] as const]
        }),
      }
    },
  }
}

/** Returns whether a pack itself has an item with the id of an addition. */
function createOwnership(pack: Pack) {
  const ids = new Map(
    addableSections.map((section) => [section, new Set(pack[section].map(({ id }) => id))]),
  )
  return ({ section, id }: AdditionKey) => ids.get(section)?.has(id) === true
}
