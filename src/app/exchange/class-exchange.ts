/** Brings files of questions into the packs of a class, and takes the packs out again. */
import type { ClassExchange, ImportedPacks } from '../../core/exchange/class-exchange.ts'
import { countItems } from '../../core/exchange/describe-import.ts'
import { bySection } from '../../core/exchange/import-result.ts'
import type { ClassPacks } from '../../core/pack/class-packs.ts'
import { formatCount } from '../../core/reply/format.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import { withoutDrawings } from '../pack/check-additions.ts'
import type { Adding } from '../pack/add-to-pack.ts'
import type { createPackReader } from '../pack/class-pack-reader.ts'
import { maxPacksPerClass } from '../pack/upload-pack.ts'
import { exportFormats } from './export-formats.ts'

interface ExchangeParts {
  readonly work: HeavyWork
  readonly reader: Pick<ReturnType<typeof createPackReader>, 'installed' | 'list' | 'find'>
  readonly classId: string
  readonly packs: Pick<ClassPacks, 'upload' | 'remove'> & Pick<Adding, 'addAll'>
}

const sections = ['quiz', 'questions', 'terms'] as const

/** Throws a UserError if a class with so many packs has no room for these. */
function requireRoom(wanted: number, there: number): void {
  if (there + wanted <= maxPacksPerClass) return
  throw new UserError(
    `This file becomes ${formatCount(wanted, 'pack')}, and your class has ${there} of its own already: ${maxPacksPerClass} is the limit. Remove some with `,
    { command: 'pack remove' },
    ' first, or add the questions to a pack that’s there.',
  )
}

export function createClassExchange({
  work,
  reader,
  classId,
  packs,
}: ExchangeParts): ClassExchange {
  async function open(id: string) {
    const opened = await reader.find(classId, id)
    if (opened !== undefined) return opened
    throw new UserError(
      'Your class doesn’t have this pack any more. See which there are with ',
      { command: 'pack list' },
      '.',
    )
  }

  return {
    formats: exportFormats,

    async importAsPacks(file) {
      const own = (await reader.list(classId)).map(({ id }) => id)
      const taken = [...reader.installed.keys(), ...own]
      const made = await work.run('importForClass', classId, { file, taken })
      requireRoom(made.packs.length, own.length)
      const saved: ImportedPacks['packs'][number][] = []
      try {
        for (const { id, text, counted } of made.packs) {
          const upload = await packs.upload({ name: `${id}.yaml`, bytes: Buffer.from(text) })
          if ('problems' in upload) {
            throw new Error(`An imported pack is wrong: ${upload.problems[0]}`)
          }
          saved.push({ ...upload, counted })
        }
      } catch (error) {
        // Whoever tries again should not have half of the file twice.
        for (const { pack, replaced } of saved) {
          if (replaced === 'nothing') await packs.remove(pack.id)
        }
        throw error
      }
      return { ...made, packs: saved }
    },

    async importInto(id, about, file) {
      const { pack } = await open(id)
      const input = { file, pack: withoutDrawings(pack), about }
      const { items, ...made } = await work.run('importForPack', classId, input)
      const given = sections.flatMap((section) => items[section].map((item) => ({ section, item })))
      if (given.length === 0) return { ...made, advice: [], counted: undefined, times: [0, 0] }
      const { refused, problems, advice, times } = await packs.addAll(id, given)
      const isRefused = new Set(refused)
      const added = given.filter((_, index) => !isRefused.has(index))
      const [from = 0, to = from] = times
      return {
        ...made,
        unusable: [
          ...made.unusable,
          ...problems.map((reason) => ({ place: 'in the pack', reason })),
        ],
        advice,
        counted: countItems(bySection(added)),
        times: [from, to],
      }
    },

    async exportPack(id, format, ceiling) {
      const { pack, isUploaded } = await open(id)
      // The id of an installed pack is taken, and the file should be one that can be uploaded.
      const own = isUploaded ? pack : { ...pack, id: `${pack.id.slice(0, 35)}-copy` }
      return work.run('writePack', classId, {
        pack: withoutDrawings(own),
        format,
        ceiling,
      })
    },
  }
}
