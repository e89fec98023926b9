/** The packs that a class can choose from: those installed for everyone, and those that its teachers have uploaded. */
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import { z } from 'zod'
import { checkPack } from '../../core/pack/checks/check-pack.ts'
import type { ClassPacks, PackStore } from '../../core/pack/class-packs.ts'
import { type Pack, type Packs, packSchemas, sectionSchemas } from '../../core/pack/pack.ts'
import { mapSections, sections } from '../../core/pack/sections.ts'
import { type CacheTimes, createStoreCache } from '../store-cache.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { type FileProblem, parsePackFile } from './parse-pack-file.ts'

/** More than a class studies in a year, and few enough to keep in memory. */
const maxPacksPerClass = 20

/** More uploaded packs than are in use at one moment. */
const maxCached = 1000

/** Fixing the first mistakes often fixes the rest. */
const maxShownProblems = 15

interface ClassPackParts extends CacheTimes {
  readonly installed: Packs
  readonly store: PackStore
  readonly log: Logger
}

interface ParsedUpload {
  readonly content: string
  /** Left out if it has mistakes. */
  readonly pack: Pack | undefined
}

export interface OpenedPacks {
  readonly packs: Packs
  readonly classPacks: ClassPacks
}

/** Returns a function that opens the packs for one invocation. A pack is parsed again only if its text has changed. */
export function createClassPacks({ installed, store, log, ...times }: ClassPackParts) {
  const cachedPacks = createStoreCache(load, times)
  const parsedPacks = new LRUCache<string, ParsedUpload>({ max: maxCached })

  function parse(classId: string, id: string, content: string): Pack | undefined {
    const key = `${classId} ${id}`
    const cached = parsedPacks.get(key)
    if (cached?.content === content) return cached.pack
    const result = parseSingleFilePack(id, content)
    const pack = 'pack' in result ? result.pack : undefined
    if (pack === undefined) {
      log.warn({ class: classId, pack: id }, 'An uploaded pack cannot be read any more')
    }
    parsedPacks.set(key, { content, pack })
    return pack
  }

  async function load(classId: string): Promise<Packs> {
    const uploaded = (await store.read(classId)).flatMap(({ id, content }) => {
      const pack = parse(classId, id, content)
      return pack === undefined ? [] : [[id, pack] as const]
    })
    return uploaded.length === 0 ? installed : new Map([...uploaded, ...installed])
  }

  async function open(room: Room, person: Person): Promise<OpenedPacks> {
    const packs = await cachedPacks.get(room.class)
    const classPacks: ClassPacks = {
      async upload({ name, content }) {
        const result = parseSingleFilePack(name, content)
        if ('problems' in result) {
          return {
            problems: result.problems
              .slice(0, maxShownProblems)
              .map(({ line, column, message }) => `${line}:${column}: ${message}`),
          }
        }
        const { id, title } = result.pack
        if (installed.has(id)) {
          throw new UserError(
            `A pack with the id “${id}” is already installed for everyone. Give yours another id.`,
          )
        }
        if (!packs.has(id) && packs.size - installed.size >= maxPacksPerClass) {
          throw new UserError(
            `Your class already has ${maxPacksPerClass} packs of its own, and that’s the limit. Remove one with `,
            { code: 'pack remove' },
            ' first.',
          )
        }
        await store.save(room.class, { id, content, by: { id: person.id, name: person.name } })
        cachedPacks.forget(room.class)
        return { id, title }
      },
      async remove(id) {
        const wasRemoved = await store.remove(room.class, id)
        cachedPacks.forget(room.class)
        return wasRemoved
      },
    }
    return { packs, classPacks }
  }

  /** Drops the cache after another component has changed uploaded packs. */
  return Object.assign(open, { refresh: () => cachedPacks.clear() })
}

/** A pack that comes as one YAML file, with a key for each file that a pack’s folder would have. */
const SingleFilePack = z.strictObject({
  pack: packSchemas.pack,
  ...mapSections<typeof sectionSchemas>((name) => {
    const schema: z.ZodType<unknown[]> = sectionSchemas[name]
    return sections[name].isRequired === true ? schema : schema.default([])
  }),
})

/** Returns the pack, or every mistake in it with its position. */
function parseSingleFilePack(
  file: string,
  content: string,
): { readonly pack: Pack } | { readonly problems: readonly FileProblem[] } {
  const { value, problems, locate } = parsePackFile(file, content, SingleFilePack)
  if (value === undefined) return { problems }
  const { pack: manifest, ...parts } = value
  const pack: Pack = { ...manifest, ...parts }
  const disagreements = checkPack(pack).map(({ file: section, path, message }) => ({
    file,
    ...locate([section, ...path]),
    message,
  }))
  return disagreements.length > 0 ? { problems: disagreements } : { pack }
}
