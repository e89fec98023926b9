/** Checks that nothing is told before its place in the story, or a class would see what its gate hides. */
import type { Pack } from '../pack.ts'
import { listMoments } from '../moments.ts'
import type { PackFile, PackPath, ReportProblem } from '../problem.ts'

/** An item's `scene` is the last one a student has to know, so nothing in it may lie behind that scene. */
export function checkStoryOrder(pack: Pack, report: ReportProblem): void {
  const place = new Map(pack.scenes.map((scene, index) => [scene.id, index]))
  const sceneOf = new Map(pack.quotes.map((quote) => [quote.id, quote.scene]))
  const firstOf = new Map(pack.characters.map((character) => [character.id, character.first]))

  function before(file: PackFile, path: PackPath, inner: string | undefined, outer: string): void {
    const [a, b] = [inner === undefined ? undefined : place.get(inner), place.get(outer)]
    if (a !== undefined && b !== undefined && a > b) {
      report(
        file,
        path,
        `“${inner}” comes after “${outer}” in the story; the item would give it away.`,
      )
    }
  }
  function met(file: PackFile, path: PackPath, character: string | undefined, by: string): void {
    const first = character === undefined ? undefined : firstOf.get(character)
    const [a, b] = [first === undefined ? undefined : place.get(first), place.get(by)]
    if (a !== undefined && b !== undefined && a > b) {
      report(
        file,
        path,
        `“${character}” is first met in “${first}”, after “${by}”; the item would give it away.`,
      )
    }
  }
  function quoted(file: PackFile, path: PackPath, quote: string | undefined, by: string): void {
    before(file, path, quote === undefined ? undefined : sceneOf.get(quote), by)
  }

  for (const [index, scene] of pack.scenes.entries()) {
    for (const [at, character] of scene.characters.entries()) {
      met('scenes', [index, 'characters', at], character, scene.id)
    }
  }
  for (const [index, quote] of pack.quotes.entries()) {
    met('quotes', [index, 'speaker'], quote.speaker, quote.scene)
    met('quotes', [index, 'addressee'], quote.addressee, quote.scene)
  }
  for (const [index, character] of pack.characters.entries()) {
    for (const field of ['arc', 'relationships'] as const) {
      for (const [at, moment] of character[field].entries()) {
        met('characters', [index, field, at, 'scene'], character.id, moment.scene)
      }
    }
    for (const [at, moment] of character.arc.entries()) {
      const next = character.arc[at + 1]
      if (next !== undefined)
        before('characters', [index, 'arc', at + 1, 'scene'], moment.scene, next.scene)
    }
  }
  for (const { file, path, moment } of listMoments(pack)) {
    quoted(file, [...path, 'quote'], moment.quote, moment.scene)
    met(file, [...path, 'with'], moment.with, moment.scene)
  }
  for (const [index, question] of pack.questions.entries()) {
    quoted('questions', [index, 'quote'], question.quote, question.scene)
    for (const [at, { scene, quote }] of question.evidence.entries()) {
      before('questions', [index, 'evidence', at, 'scene'], scene, question.scene)
      quoted('questions', [index, 'evidence', at, 'quote'], quote, scene)
    }
  }
  for (const [index, item] of pack.quiz.entries()) {
    quoted('quiz', [index, 'quote'], item.quote, item.scene)
  }
}
