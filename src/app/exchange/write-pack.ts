/** Writes a pack for other programs, or as the one file that can be uploaded again. */
import { fromItems } from '../../core/exchange/from-items.ts'
import type { ExportedPack } from '../../core/exchange/class-exchange.ts'
import { countIn } from '../../core/pack/count-words.ts'
import type { Pack } from '../../core/pack/pack.ts'
import { sectionNames } from '../../core/pack/sections.ts'
import { type Rating, isRatingAtMost } from '../../core/pack/rating.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { ownFormat, writable } from './export-formats.ts'
import { toYaml } from './pack-text.ts'

export interface WritingPack {
  readonly pack: Pack
  readonly format: string
  /** What other programs may get of it. A copy in our own format is rated itself, item by item. */
  readonly ceiling: Rating
}

/** Throws a UserError if the pack cannot be written in this format. */
export async function writePack({
  pack,
  format: name,
  ceiling,
}: WritingPack): Promise<ExportedPack> {
  if (name === ownFormat.name) {
    const content = packAsText(pack)
    const mediaType = 'application/yaml'
    return { name: `${pack.id}.yaml`, mediaType, content, format: ownFormat.title, lost: [] }
  }
  const format = writable.find(([each]) => each === name)?.[1]
  const { allowed, lost: above } = within(pack, ceiling)
  const written = await format?.write?.(fromItems(allowed))
  if (format === undefined || written === undefined) {
    throw new UserError('Packs can’t be written in this format.')
  }
  const { content, lost } = written
  const isText = typeof content === 'string'
  return {
    name: `${pack.id}.${format.endings[0]}`,
    mediaType: isText ? 'text/plain' : 'application/octet-stream',
    content: isText ? content : new Uint8Array(content),
    format: format.title,
    lost: [...above, ...lost],
  }
}

const rated = ['quiz', 'questions', 'terms'] as const

function within(pack: Pack, ceiling: Rating) {
  function isAllowed({ rating }: { readonly rating: Rating }): boolean {
    return isRatingAtMost(rating, ceiling)
  }
  const allowed: Pack = {
    ...pack,
    quiz: pack.quiz.filter(isAllowed),
    questions: pack.questions.filter(isAllowed),
    terms: pack.terms.filter(isAllowed),
  }
  const lost = rated.flatMap((section) => {
    const count = pack[section].length - allowed[section].length
    const reason =
      count === 1
        ? 'It is above the rating of your class.'
        : 'They are above the rating of your class.'
    return count === 0 ? [] : { place: countIn(pack, section, count), reason }
  })
  return { allowed, lost }
}

/** Returns the text that can be uploaded, with the pictures of its questions; drawings have no place in it. */
export function packAsText({ drawings: _drawings, images = {}, ...pack }: Pack): string {
  const names: readonly string[] = sectionNames
  const manifest = Object.entries(pack).filter(([name]) => !names.includes(name))
  return toYaml({
    // A unit of its own is written as its name alone.
    pack: {
      ...Object.fromEntries(manifest),
      unit: pack.unit.within === undefined ? pack.unit.name : pack.unit,
    },
    ...Object.fromEntries(
      sectionNames.flatMap((name) => (pack[name].length > 0 ? [[name, pack[name]]] : [])),
    ),
    ...(Object.keys(images).length > 0 && {
      pictures: Object.fromEntries(
        Object.entries(images).map(([file, data]) => [file, data.slice(data.indexOf(',') + 1)]),
      ),
    }),
  })
}
