/** Checks that every fact of a pack points at paragraphs that the guide has. */
import type { Pack } from '../pack.ts'
import { listMoments } from '../moments.ts'
import { type PackFile, type PackPath, type ReportProblem, packLists } from '../problem.ts'

export function checkSources(pack: Pack, report: ReportProblem): void {
  const sections = new Map(pack.guide.sections.map((section) => [section.key, section.paragraphs]))
  const ranges = pack.guide.sections
    .map((section) => `${section.key}1 to ${section.key}${section.paragraphs}`)
    .join(', ')

  function check(file: PackFile, path: PackPath, sources: readonly string[]): void {
    for (const [at, source] of sources.entries()) {
      const number = Number(source.slice(1))
      if (number < 1 || number > (sections.get(source.charAt(0)) ?? 0)) {
        report(
          file,
          [...path, 'source', at],
          `${source} is no paragraph of the guide; there are ${ranges}.`,
        )
      }
    }
  }

  for (const file of packLists) {
    for (const [index, item] of pack[file].entries()) check(file, [index], item.source)
  }
  for (const { file, path, moment } of listMoments(pack)) check(file, path, moment.source)
}
