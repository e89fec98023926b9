/** Checks that every id in a pack refers to an item that exists. */
import { findClosestName } from '../../command/did-you-mean.ts'
import { listMoments } from '../moments.ts'
import type { Pack } from '../pack.ts'
import type { ReportProblem } from '../problem.ts'
import type { Reference, ReferencedSection } from '../section.ts'
import { type PackContent, type SectionName, sectionNames, sections } from '../sections.ts'

export function checkReferences(pack: Pack, report: ReportProblem): void {
  const ids: Readonly<Record<ReferencedSection, readonly string[]>> = {
    scenes: pack.scenes.map(({ id }) => id),
    quotes: pack.quotes.map(({ id }) => id),
    characters: pack.characters.map(({ id }) => id),
    themes: pack.themes.map(({ id }) => id),
  }

  function check(file: SectionName, { path, to, ids: given }: Reference): void {
    if (given === undefined) return
    if (typeof given !== 'string') {
      for (const [at, id] of given.entries()) check(file, { path: [...path, at], to, ids: id })
      return
    }
    if (ids[to].includes(given)) return
    const closest = findClosestName(given, ids[to])
    const hint =
      closest === undefined
        ? `Add it to ${to}.yaml or correct the spelling.`
        : `Did you mean “${closest}”?`
    report(file, path, `There is no ${sections[to].lookup?.kind} “${given}”. ${hint}`)
  }

  for (const name of sectionNames) {
    for (const reference of referencesOf(pack, name)) check(name, reference)
  }
  for (const { file, path, moment } of listMoments(pack)) {
    check(file, { path: [...path, 'scene'], to: 'scenes', ids: moment.scene })
    check(file, { path: [...path, 'quote'], to: 'quotes', ids: moment.quote })
    check(file, { path: [...path, 'with'], to: 'characters', ids: moment.with })
  }
}

function referencesOf<Name extends SectionName>(
  pack: PackContent,
  name: Name,
): readonly Reference[] {
  return pack[name].flatMap((item, index) =>
    (sections[name].references?.(item) ?? []).map((reference) => ({
      ...reference,
      path: [index, ...reference.path],
    })),
  )
}
