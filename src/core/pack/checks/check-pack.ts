/** Checks that the parts of a pack agree: each file is sound by itself before this is asked. */
import type { Pack } from '../pack.ts'
import { checkOptions } from './answer-options.ts'
import { checkQuiz } from './quiz-items.ts'
import { checkRatings } from './ratings.ts'
import { checkReferences } from './references.ts'
import { checkStoryOrder } from './story-order.ts'
import { checkSources } from './sources.ts'
import { type PackProblem, type ReportProblem, packLists } from '../problem.ts'

/** Every disagreement in the pack, in no particular order; empty for a sound one. */
export function checkPack(pack: Pack): readonly PackProblem[] {
  const problems: PackProblem[] = []
  function report(...[file, path, message]: Parameters<ReportProblem>): void {
    problems.push({ file, path, message })
  }
  checkIds(pack, report)
  checkNames(pack, report)
  checkSources(pack, report)
  checkReferences(pack, report)
  checkRatings(pack, report)
  checkStoryOrder(pack, report)
  checkQuiz(pack, report)
  checkOptions(pack, report)
  return problems
}

function checkIds(pack: Pack, report: ReportProblem): void {
  for (const file of packLists) {
    const seen = new Set<string>()
    for (const [index, item] of pack[file].entries()) {
      if (seen.has(item.id)) {
        report(
          file,
          [index, 'id'],
          `“${item.id}” is used twice in this file; give one of them another id.`,
        )
      }
      seen.add(item.id)
    }
  }
}

/** Names are what people type and choose, so two things of a kind must not share one. */
function checkNames(pack: Pack, report: ReportProblem): void {
  function check(
    file: 'scenes' | 'characters' | 'themes',
    field: string,
    names: readonly string[],
  ) {
    const seen = new Set<string>()
    for (const [index, name] of names.entries()) {
      if (seen.has(name.toLowerCase())) {
        report(file, [index, field], `“${name}” stands there twice; nobody could tell them apart.`)
      }
      seen.add(name.toLowerCase())
    }
  }
  const { scenes, characters, themes } = pack
  check(
    'scenes',
    'title',
    scenes.map((scene) => scene.title),
  )
  check(
    'characters',
    'name',
    characters.map((character) => character.name),
  )
  check(
    'themes',
    'name',
    themes.map((theme) => theme.name),
  )
}
