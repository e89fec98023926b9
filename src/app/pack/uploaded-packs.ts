/** The packs that a class can choose from: those installed for everyone, and those that its teachers have uploaded. */
import type { ClassExchange } from '../../core/exchange/class-exchange.ts'
import type { ClassPacks } from '../../core/pack/class-packs.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { heavyWork } from '../heavy/heavy-work.ts'
import { createClassExchange } from '../exchange/class-exchange.ts'
import { createAdding } from './add-to-pack.ts'
import { type PackReaderParts, createPackReader } from './class-pack-reader.ts'
import { createUploading } from './upload-pack.ts'
import { createPackChanges } from './pack-changes.ts'
import type { OpenPack } from './open-library.ts'
import { createPackCache } from './pack-cache.ts'

type ClassPackParts = Omit<PackReaderParts, 'cache' | 'work'> &
  Partial<Pick<PackReaderParts, 'cache' | 'work'>>

export interface AvailablePacks {
  /** Returns the pack with this id, or undefined if there is none or it cannot be read any more. */
  find(id: string): Promise<OpenPack | undefined>
  /** Returns every pack that can be read. */
  all(): Promise<readonly OpenPack[]>
}

export interface OpenedPacks {
  readonly packs: AvailablePacks
  readonly classPacks: ClassPacks
  readonly classExchange: ClassExchange
}

/** Returns a function that opens the packs for one invocation. */
export function createClassPacks({
  cache = createPackCache(),
  work = heavyWork,
  ...parts
}: ClassPackParts) {
  const { installed, store, additions } = parts
  const reader = createPackReader({ cache, work, ...parts })

  async function open({ class: classId }: Room, person: Person): Promise<OpenedPacks> {
    const uploaded = await reader.list(classId)

    async function all(): Promise<readonly OpenPack[]> {
      const packs: OpenPack[] = []
      // One after the other: a class may only have a few files waiting.
      for (const id of [...uploaded.map((each) => each.id), ...installed.keys()]) {
        const pack = await reader.findForList(classId, id)
        if (pack !== undefined) packs.push(pack)
      }
      return packs
    }

    const noted = createPackChanges(classId, person)
    const adding = createAdding({
      store: additions,
      work,
      reader,
      classId,
      person,
      noted,
    })
    const classPacks: ClassPacks = {
      find: async (id) => (await reader.find(classId, id))?.pack,
      async remove(id) {
        const pack = await reader.nameOf(classId, id)
        const wasRemoved = await store.remove(classId, id, noted.removed(pack))
        reader.forget(classId, id, { hasLost: true })
        return wasRemoved
      },
      ...createUploading({ installed, store, work, reader, classId, person, noted }),
      ...adding,
    }
    return {
      packs: { find: (id) => reader.find(classId, id), all },
      classPacks,
      classExchange: createClassExchange({
        work,
        reader,
        classId,
        packs: { ...classPacks, ...adding },
      }),
    }
  }

  return Object.assign(open, {
    /** Drops the lists after another component has changed uploaded packs. */
    refresh: reader.refresh,
    changed: reader.changed,
    /** What there is without a class. */
    installed: {
      find: (id) => Promise.resolve(reader.installed.get(id)),
      all: () => Promise.resolve([...reader.installed.values()]),
    } satisfies AvailablePacks,
  })
}
