/** Checks that the parts of a pack agree. Each file has passed its schema before this runs. */
import { normaliseLook } from '../../reply/normalise-words.ts'
import type { Pack, PackProblem, ReportProblem } from '../pack.ts'
import { maxTotalItems } from '../pack-limits.ts'
import { namesIn, sectionNames, sections } from '../sections.ts'
import { checkOptions, checkQuiz } from './quiz-items.ts'
import { checkRatings } from './ratings.ts'
import { checkReferences, checkSources } from './references.ts'
import { checkStoryOrder } from './story-order.ts'
import { checkUnits } from './units.ts'

const allChecks = [
  checkSize,
  checkIds,
  checkNames,
  checkSources,
  checkReferences,
  checkRatings,
  checkStoryOrder,
  checkUnits,
  checkQuiz,
  checkOptions,
]

/** Returns the disagreements in the pack, but no more than `maxProblems`, in no particular order. */
export function checkPack(pack: Pack, maxProblems = Infinity): readonly PackProblem[] {
  return collectProblems(pack, allChecks, maxProblems)
}

export function collectProblems(
  pack: Pack,
  checks: readonly ((pack: Pack, report: ReportProblem) => void)[],
  maxProblems = Infinity,
): readonly PackProblem[] {
  const problems: PackProblem[] = []
  for (const check of checks) {
    check(pack, (file, path, message) => {
      if (problems.length >= maxProblems) return
      problems.push({ file, path, message: typeof message === 'string' ? message : message() })
    })
  }
  return problems
}

function checkSize(pack: Pack, report: ReportProblem): void {
  const count = sectionNames.reduce((sum, name) => sum + pack[name].length, 0)
  if (count <= maxTotalItems) return
  const [items, limit] = [count, maxTotalItems].map((number) => number.toLocaleString('en'))
  report('pack', [], `The pack has ${items} items, and the limit is ${limit}. Split it in two.`)
}

function checkIds(pack: Pack, report: ReportProblem): void {
  for (const file of sectionNames) {
    const ids = pack[file].map((item) => item.id)
    for (const [index, id] of findRepeats(ids)) report(file, [index, 'id'], repeatedId(id))
  }
}

export function repeatedId(id: string): string {
  return `The id “${id}” is used twice in this file. Give one of them another id.`
}

/** People choose and type names, so two items of a section must not share one. */
export function checkNames(pack: Pack, report: ReportProblem): void {
  for (const file of ['scenes', 'characters', 'themes'] as const) {
    const names = namesIn(pack, file)
    for (const [index] of findRepeats(names.map((name) => normaliseLook(name)))) {
      const message = `“${names[index]}” is used twice. Change one of them, so that students can tell them apart.`
      report(file, [index, sections[file].nameField ?? 'id'], message)
    }
  }
}

/** Returns those that stand further up already, with their indexes. */
export function findRepeats(values: readonly string[]): readonly (readonly [number, string])[] {
  const seen = new Set<string>()
  return [...values.entries()].filter(([, value]) => seen.size === seen.add(value).size)
}
