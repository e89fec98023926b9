/** Checks that every fact of a pack points at paragraphs that the guide has. */
import { listMoments } from '../moments.ts'
import type { Pack, PackFile } from '../pack.ts'
import type { ReportProblem } from '../problem.ts'
import type { PackPath } from '../section.ts'
import { sectionNames } from '../sections.ts'

export function checkSources(pack: Pack, report: ReportProblem): void {
  const counts = new Map(pack.guide.sections.map(({ key, paragraphs }) => [key, paragraphs]))
  const ranges = pack.guide.sections
    .map(({ key, paragraphs }) => `${key}1 to ${key}${paragraphs}`)
    .join(', ')

  function check(file: PackFile, path: PackPath, sources: readonly string[]): void {
    for (const [at, source] of sources.entries()) {
      const number = Number(source.slice(1))
      if (number < 1 || number > (counts.get(source.charAt(0)) ?? 0)) {
        report(
          file,
          [...path, 'source', at],
          `The guide has no paragraph ${source}. It has ${ranges}.`,
        )
      }
    }
  }

  for (const file of sectionNames) {
    for (const [index, { source }] of pack[file].entries()) check(file, [index], source)
  }
  for (const { file, path, moment } of listMoments(pack)) check(file, path, moment.source)
}
