/** Brings files of questions into the packs of a class, and takes the packs out again. */
import type { ClassExchange } from '../../core/exchange/class-exchange.ts'
import { countItems } from '../../core/exchange/describe-import.ts'
import type { ClassPacks } from '../../core/pack/class-packs.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { HeavyWork } from '../heavy/heavy-work.ts'
import { withoutDrawings } from '../pack/check-additions.ts'
import type { createPackReader } from '../pack/class-pack-reader.ts'
import { importEndings } from './formats.ts'
import { exportFormats } from './write-pack.ts'

interface ExchangeParts {
  readonly work: HeavyWork
  readonly reader: Pick<ReturnType<typeof createPackReader>, 'installed' | 'list' | 'find'>
  readonly classId: string
  readonly packs: Pick<ClassPacks, 'upload' | 'add'>
}

const sections = ['quiz', 'questions', 'terms'] as const

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
    endings: importEndings,
    formats: exportFormats,

    async importAsPacks(file) {
      const own = (await reader.list(classId)).map(({ id }) => id)
      const taken = [...reader.installed.keys(), ...own]
      const made = await work.run('importForClass', classId, { file, taken })
      const saved = []
      for (const { id, text, counted } of made.packs) {
        const upload = await packs.upload({ name: `${id}.yaml`, bytes: Buffer.from(text) })
        if ('problems' in upload)
          throw new Error(`An imported pack is wrong: ${upload.problems[0]}`)
        saved.push({ ...upload, counted })
      }
      return { ...made, packs: saved }
    },

    async importInto(id, about, file) {
      const { pack } = await open(id)
      const input = { file, pack: withoutDrawings(pack), about }
      const { items, ...made } = await work.run('importForPack', classId, input)
      const added = {
        quiz: [...items.quiz],
        questions: [...items.questions],
        terms: [...items.terms],
      }
      const unusable = [...made.unusable]
      const advice: string[] = []
      const times: number[] = []
      for (const section of sections) {
        if (items[section].length === 0) continue
        const result = await packs.add(id, section, items[section])
        added[section] = items[section].filter((_, index) => !result.refused.includes(index))
        unusable.push(...result.problems.map((reason) => ({ place: 'in the pack', reason })))
        advice.push(...result.advice)
        times.push(...result.times)
      }
      return {
        ...made,
        unusable,
        advice,
        counted: countItems(added),
        times: [Math.min(...times), Math.max(...times)],
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
