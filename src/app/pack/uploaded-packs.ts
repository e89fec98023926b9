/** The packs that a class can choose from: those installed for everyone, and those that its teachers have uploaded. */
import type { ClassPacks } from '../../core/pack/class-packs.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { heavyWork } from '../heavy/heavy-work.ts'
import { createAdding } from './add-to-pack.ts'
import { type PackReaderParts, createPackReader } from './class-pack-reader.ts'
import type { OpenPack } from './open-library.ts'
import { createPackCache } from './pack-cache.ts'

/** More than a class studies in a year. */
const maxPacksPerClass = 20

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
      reader.forget(classId, id)
    }

    async function all(): Promise<readonly OpenPack[]> {
      const packs: OpenPack[] = []
      // One after the other: a class may only have a few files waiting.
      for (const id of [...uploaded.map((each) => each.id), ...installed.keys()]) {
        const pack = await reader.find(classId, id)
        if (pack !== undefined) packs.push(pack)
      }
      return packs
    }

    return {
      packs: { find: (id) => reader.find(classId, id), all },
      classPacks: {
        async upload(file) {
          const result = await work.run('readPack', classId, file)
          if ('pack' in result) await save(result.pack, file.content)
          return result
        },
        async remove(id) {
          const wasRemoved = await store.remove(classId, id)
          reader.forget(classId, id)
          return wasRemoved
        },
        ...createAdding({ store: additions, work, reader, classId, person }),
      },
    }
  }

  return Object.assign(open, {
    /** Drops the lists after another component has changed uploaded packs. */
    refresh: reader.refresh,
    /** What there is without a class. */
    installed: {
      find: (id) => Promise.resolve(reader.installed.get(id)),
      all: () => Promise.resolve([...reader.installed.values()]),
    } satisfies AvailablePacks,
  })
}
