/** Checks that the parts of a pack agree. Each file has passed its schema before this runs. */
import type { Pack } from '../pack.ts'
import type { PackProblem, ReportProblem } from '../problem.ts'
import { sectionNames } from '../sections.ts'
import { checkOptions } from './answer-options.ts'
import { checkQuiz } from './quiz-items.ts'
import { checkRatings } from './ratings.ts'
import { checkReferences } from './references.ts'
import { checkSources } from './sources.ts'
import { checkStoryOrder } from './story-order.ts'

const checks = [
  checkIds,
  checkNames,
  checkSources,
  checkReferences,
  checkRatings,
  checkStoryOrder,
  checkQuiz,
  checkOptions,
]

/** Returns every disagreement in the pack, in no particular order. */
export function checkPack(pack: Pack): readonly PackProblem[] {
  const problems: PackProblem[] = []
  for (const check of checks) {
    check(pack, (file, path, message) => problems.push({ file, path, message }))
  }
  return problems
}

function checkIds(pack: Pack, report: ReportProblem): void {
  for (const file of sectionNames) {
    const seen = new Set<string>()
    for (const [index, { id }] of pack[file].entries()) {
      if (seen.has(id)) {
        report(
          file,
          [index, 'id'],
          `The id “${id}” is used twice in this file. Give one of them another id.`,
        )
      }
      seen.add(id)
    }
  }
}

/** People choose and type names, so two items of a section must not share one. */
function checkNames(pack: Pack, report: ReportProblem): void {
  function check(
    file: 'scenes' | 'characters' | 'themes',
    field: 'title' | 'name',
    names: readonly string[],
  ): void {
    const seen = new Set<string>()
    for (const [index, name] of names.entries()) {
      if (seen.has(name.toLowerCase())) {
        report(
          file,
          [index, field],
          `“${name}” is used twice. Change one of them, so that students can tell them apart.`,
        )
      }
      seen.add(name.toLowerCase())
    }
  }
  const { scenes, characters, themes } = pack
  check(
    'scenes',
    'title',
    scenes.map(({ title }) => title),
  )
  check(
    'characters',
    'name',
    characters.map(({ name }) => name),
  )
  check(
    'themes',
    'name',
    themes.map(({ name }) => name),
  )
}
