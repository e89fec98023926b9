/** The packs a class may choose from: those installed for everyone, and its own. */
import type { Logger } from 'pino'
import type { ClassPacks, PackStore } from '../../core/pack/class-packs.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { Packs } from './packs.ts'
import { parseSingleFilePack } from './single-file-pack.ts'

/** More than a class will study in a year, and few enough to keep in memory. */
const maxPacksPerClass = 20

/** The mistakes shown at once; the first ones often explain the rest. */
const maxShownProblems = 15

export interface ClassPackParts {
  readonly installed: Packs
  readonly store: PackStore
  /** How long what was read holds, in milliseconds; another process may have changed it since. */
  readonly lifetimeMs: number
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly log: Logger
}

export interface OpenedPacks {
  readonly packs: Packs
  readonly classPacks: ClassPacks
}

/** Makes the function that opens the packs for one invocation. What has not changed is not read twice. */
export function createClassPacks({ installed, store, lifetimeMs, clock, log }: ClassPackParts) {
  const kept = new Map<string, { readonly packs: Promise<Packs>; readonly until: number }>()
  const parsed = new Map<string, { readonly content: string; readonly pack: Pack | undefined }>()

  function parse(classId: string, id: string, content: string): Pack | undefined {
    const key = `${classId} ${id}`
    const known = parsed.get(key)
    if (known?.content === content) return known.pack
    const read = parseSingleFilePack(id, content)
    const pack = 'pack' in read ? read.pack : undefined
    if (pack === undefined) log.warn({ class: classId, pack: id }, 'A class’s pack cannot be read')
    parsed.set(key, { content, pack })
    return pack
  }

  async function load(classId: string): Promise<Packs> {
    const own = await store.read(classId)
    if (own.length === 0) return installed
    const packs = new Map(own.map(({ id, content }) => [id, parse(classId, id, content)]))
    return new Map([
      ...[...packs].flatMap(([id, pack]) => (pack ? [[id, pack] as const] : [])),
      ...installed,
    ])
  }

  function packsOf(classId: string): Promise<Packs> {
    const known = kept.get(classId)
    if (known !== undefined && clock() < known.until) return known.packs
    const packs = load(classId)
    kept.set(classId, { packs, until: clock() + lifetimeMs })
    packs.catch(() => kept.delete(classId))
    return packs
  }

  async function open(room: Room, person: Person): Promise<OpenedPacks> {
    const packs = await packsOf(room.class)
    return {
      packs,
      classPacks: {
        async upload({ name, content }) {
          const read = parseSingleFilePack(name, content)
          if ('problems' in read) {
            return {
              problems: read.problems
                .slice(0, maxShownProblems)
                .map(({ line, column, message }) => `${line}:${column}: ${message}`),
            }
          }
          const { id, title } = read.pack
          if (installed.has(id)) {
            throw new UserError(
              `A pack with the id “${id}” is installed here already. Give yours another id.`,
            )
          }
          if (!packs.has(id) && packs.size - installed.size >= maxPacksPerClass) {
            throw new UserError(
              `This class has ${maxPacksPerClass} packs of its own, which is as many as fit. Remove one with `,
              { code: 'pack remove' },
              '.',
            )
          }
          await store.save(room.class, { id, content, by: { id: person.id, name: person.name } })
          kept.delete(room.class)
          return { id, title }
        },
        async remove(id) {
          const removed = await store.remove(room.class, id)
          kept.delete(room.class)
          return removed
        },
      },
    }
  }

  /** What was read is read anew, for another part has changed it. */
  return Object.assign(open, { refresh: () => kept.clear() })
}
