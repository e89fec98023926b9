/** Checks that every id which a part of a pack names is the id of something in the pack. */
import { findClosestName } from '../../command/did-you-mean.ts'
import type { Pack } from '../pack.ts'
import { listMoments } from '../moments.ts'
import type { PackFile, PackPath, ReportProblem } from '../problem.ts'

export function checkReferences(pack: Pack, report: ReportProblem): void {
  const ids = {
    scene: pack.scenes.map((scene) => scene.id),
    quote: pack.quotes.map((quote) => quote.id),
    character: pack.characters.map((character) => character.id),
    theme: pack.themes.map((theme) => theme.id),
  }

  function check(
    file: PackFile,
    path: PackPath,
    kind: keyof typeof ids,
    given: string | readonly string[] | undefined,
  ): void {
    if (given === undefined) return
    if (typeof given !== 'string') {
      for (const [at, id] of given.entries()) check(file, [...path, at], kind, id)
      return
    }
    if (ids[kind].includes(given)) return
    const close = findClosestName(given, ids[kind])
    const hint =
      close === undefined ? `Add it to ${kind}s.yaml or mend the name.` : `Did you mean “${close}”?`
    report(file, path, `There is no ${kind} “${given}”. ${hint}`)
  }

  for (const [index, scene] of pack.scenes.entries()) {
    check('scenes', [index, 'characters'], 'character', scene.characters)
    check('scenes', [index, 'themes'], 'theme', scene.themes)
  }
  for (const [index, quote] of pack.quotes.entries()) {
    check('quotes', [index, 'scene'], 'scene', quote.scene)
    check('quotes', [index, 'speaker'], 'character', quote.speaker)
    check('quotes', [index, 'addressee'], 'character', quote.addressee)
    check('quotes', [index, 'themes'], 'theme', quote.themes)
  }
  for (const [index, character] of pack.characters.entries()) {
    check('characters', [index, 'first'], 'scene', character.first)
  }
  for (const { file, path, moment } of listMoments(pack)) {
    check(file, [...path, 'scene'], 'scene', moment.scene)
    check(file, [...path, 'quote'], 'quote', moment.quote)
    check(file, [...path, 'with'], 'character', moment.with)
  }
  for (const [index, question] of pack.questions.entries()) {
    check('questions', [index, 'scene'], 'scene', question.scene)
    check('questions', [index, 'quote'], 'quote', question.quote)
    check('questions', [index, 'themes'], 'theme', question.themes)
    for (const [at, { scene, quote }] of question.evidence.entries()) {
      check('questions', [index, 'evidence', at, 'scene'], 'scene', scene)
      check('questions', [index, 'evidence', at, 'quote'], 'quote', quote)
    }
  }
  for (const [index, item] of pack.quiz.entries()) {
    check('quiz', [index, 'scene'], 'scene', item.scene)
    check('quiz', [index, 'quote'], 'quote', item.quote)
    check('quiz', [index, 'themes'], 'theme', item.themes)
  }
}
