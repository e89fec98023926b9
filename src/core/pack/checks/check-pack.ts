/** Checks that the parts of a pack agree. Each file has passed its schema before this runs. */
import type { Pack, PackProblem, ReportProblem } from '../pack.ts'
import { namesIn, sectionNames, sections } from '../sections.ts'
import { checkOptions, checkQuiz } from './quiz-items.ts'
import { checkRatings } from './ratings.ts'
import { checkReferences, checkSources } from './references.ts'
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
    for (const [index, id] of findRepeats(pack[file].map((item) => item.id))) {
      const message = `The id “${id}” is used twice in this file. Give one of them another id.`
      report(file, [index, 'id'], message)
    }
  }
}

/** People choose and type names, so two items of a section must not share one. */
function checkNames(pack: Pack, report: ReportProblem): void {
  for (const file of ['scenes', 'characters', 'themes'] as const) {
    const names = namesIn(pack, file)
    for (const [index] of findRepeats(names.map((name) => name.toLowerCase()))) {
      const message = `“${names[index]}” is used twice. Change one of them, so that students can tell them apart.`
      report(file, [index, sections[file].nameField ?? 'id'], message)
    }
  }
}

/** Returns those that stand further up already, with their indexes. */
function findRepeats(values: readonly string[]): readonly (readonly [number, string])[] {
  return [...values.entries()].filter(([index, value]) => values.indexOf(value) < index)
}
