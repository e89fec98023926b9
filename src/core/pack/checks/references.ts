/** Checks that every id in a pack refers to an item, and every source to a paragraph that there is. */
import { type NameFinder, createNameFinder, didYouMean } from '../../command/did-you-mean.ts'
import type { Pack, PackFile, ReportProblem } from '../pack.ts'
import type { PackPath, Reference } from '../section.ts'
import {
  type PackContent,
  type SectionName,
  listMoments,
  mapSections,
  sectionNames,
  sections,
} from '../sections.ts'

/** The ids in each section; undefined where a section cannot be read, and then nothing is missing from it. */
export type KnownIds = Readonly<Record<SectionName, ReadonlySet<string> | undefined>>

export function checkReferences(pack: PackContent, report: ReportProblem): void {
  checkReferencesTo(idsOf(pack), pack, report)
}

function idsOf(pack: PackContent): KnownIds {
  return mapSections<KnownIds>((name) => new Set(pack[name].map(({ id }) => id)))
}

/** The same where the ids are those of more than this content. */
export function checkReferencesTo(ids: KnownIds, pack: PackContent, report: ReportProblem): void {
  const closest = mapSections<Readonly<Record<SectionName, NameFinder>>>((name) =>
    createNameFinder(() => [...(ids[name] ?? [])]),
  )

  function check(
    file: SectionName,
    { path, to, ids: given }: Reference,
    item: PackPath = [],
  ): void {
    if (typeof given === 'string') {
      if (isMissing(to, given)) reportMissing(file, [...item, ...path], to, given)
      return
    }
    for (const [at, id] of (given ?? []).entries()) {
      if (isMissing(to, id)) reportMissing(file, [...item, ...path, at], to, id)
    }
  }

  function isMissing(to: SectionName, id: string): boolean {
    return ids[to]?.has(id) === false
  }

  function reportMissing(file: SectionName, path: PackPath, to: SectionName, id: string): void {
    report(file, path, () => {
      const hint = didYouMean(closest[to](id), `Add it to ${to}.yaml or correct the spelling.`)
      return `There is no ${sections[to].lookup?.kind} “${id}”. ${hint}`
    })
  }

  for (const name of sectionNames) checkItems(pack, name, check)
  for (const { file, path, moment } of listMoments(pack)) {
    check(file, { path: [...path, 'scene'], to: 'scenes', ids: moment.scene })
    check(file, { path: [...path, 'quote'], to: 'quotes', ids: moment.quote })
    check(file, { path: [...path, 'with'], to: 'characters', ids: moment.with })
  }
}

function checkItems<Name extends SectionName>(
  pack: PackContent,
  name: Name,
  check: (file: SectionName, reference: Reference, item: PackPath) => void,
): void {
  for (const [index, item] of pack[name].entries()) {
    for (const reference of sections[name].references?.(item) ?? []) {
      check(name, reference, [index])
    }
  }
}

/** Checks that sources such as S3 point at paragraphs of the guide or of the work; other places can’t be looked up. */
export function checkSources(pack: Pack, report: ReportProblem): void {
  const { guide, work } = pack
  if (guide !== undefined && work.sections !== undefined) {
    const message =
      'The pack has a guide, so S3 is a paragraph of the guide. Leave out work › sections.'
    report('pack', ['work', 'sections'], message)
  }
  const known = guide?.sections ?? work.sections ?? []
  const counts = new Map(known.map(({ key, paragraphs }) => [key, paragraphs]))
  const ranges = known.map(({ key, paragraphs }) => `${key}1 to ${key}${paragraphs}`).join(', ')
  const owner = guide === undefined ? 'work' : 'guide'

  function check(file: PackFile, path: PackPath, sources: readonly string[]): void {
    for (const [at, source] of sources.entries()) {
      const [, key = '', number] = /^([A-Z])(\d+)$/.exec(source) ?? []
      if (number === undefined) continue
      if (Number(number) >= 1 && Number(number) <= (counts.get(key) ?? 0)) continue
      const message =
        ranges === ''
          ? `${source} is paragraph ${number} of a section ${key}, but pack.yaml lists no sections. Write where it stands in the work, such as 1.2.14-18, l. 14 or p. 12.`
          : `The ${owner} has no paragraph ${source}. It has ${ranges}.`
      report(file, [...path, 'source', at], message)
    }
  }

  for (const file of sectionNames) {
    for (const [index, { source }] of pack[file].entries()) check(file, [index], source)
  }
  for (const { file, path, moment } of listMoments(pack)) check(file, path, moment.source)
}
