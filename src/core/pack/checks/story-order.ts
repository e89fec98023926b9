/** Checks that nothing is revealed before its place in the story, or a class would see what its progress gate hides. */
import type { Pack, PackFile, ReportProblem } from '../pack.ts'
import type { PackPath } from '../section.ts'
import { listMoments } from '../sections.ts'
import { numberScenes } from '../visible-content.ts'

/** An item’s `scene` is the last one that students need to know, so nothing in the item may come after that scene. */
export function checkStoryOrder(pack: Pack, report: ReportProblem): void {
  const sceneNumbers = numberScenes(pack)
  const sceneOfQuote = new Map(pack.quotes.map(({ id, scene }) => [id, scene]))
  const firstScenes = new Map(pack.characters.map(({ id, first }) => [id, first]))

  /** False where either scene is missing, which another check reports. */
  function comesAfter(scene: string | undefined, other: string): boolean {
    return (sceneNumbers.get(scene ?? '') ?? 0) > (sceneNumbers.get(other) ?? Infinity)
  }
  function checkScene(file: PackFile, path: PackPath, scene: string | undefined, limit: string) {
    if (!comesAfter(scene, limit)) return
    const message = `“${scene}” comes after “${limit}” in the story, so this would be a spoiler. Choose something earlier, or move this to a later scene.`
    report(file, path, message)
  }
  function checkQuote(file: PackFile, path: PackPath, quote: string | undefined, limit: string) {
    checkScene(file, path, sceneOfQuote.get(quote ?? ''), limit)
  }
  function checkCharacter(file: PackFile, path: PackPath, id: string | undefined, limit: string) {
    const first = firstScenes.get(id ?? '')
    if (!comesAfter(first, limit)) return
    const message = `The class first meets “${id}” in “${first}”, after “${limit}”, so this would be a spoiler. Leave them out, or move this to a later scene.`
    report(file, path, message)
  }

  for (const [index, scene] of pack.scenes.entries()) {
    for (const [at, character] of scene.characters.entries()) {
      checkCharacter('scenes', [index, 'characters', at], character, scene.id)
    }
  }
  for (const [index, { speaker, addressee, scene }] of pack.quotes.entries()) {
    checkCharacter('quotes', [index, 'speaker'], speaker, scene)
    checkCharacter('quotes', [index, 'addressee'], addressee, scene)
  }
  for (const [index, character] of pack.characters.entries()) {
    for (const [at, { scene }] of character.arc.entries()) {
      const before = character.arc[at - 1]?.scene
      if (!comesAfter(before, scene)) continue
      const message = `“${scene}” comes before “${before}” in the story. List the parts of an arc in the order of the story.`
      report('characters', [index, 'arc', at, 'scene'], message)
    }
  }
  for (const { file, path, moment } of listMoments(pack)) {
    const owner = file === 'characters' ? pack.characters[Number(path[0])] : undefined
    checkCharacter(file, [...path, 'scene'], owner?.id, moment.scene)
    checkQuote(file, [...path, 'quote'], moment.quote, moment.scene)
    checkCharacter(file, [...path, 'with'], moment.with, moment.scene)
  }
  for (const [index, question] of pack.questions.entries()) {
    checkQuote('questions', [index, 'quote'], question.quote, question.scene)
    for (const [at, { scene, quote }] of question.evidence.entries()) {
      checkScene('questions', [index, 'evidence', at, 'scene'], scene, question.scene)
      checkQuote('questions', [index, 'evidence', at, 'quote'], quote, scene)
    }
  }
  for (const [index, { quote, scene, about }] of pack.quiz.entries()) {
    checkQuote('quiz', [index, 'quote'], quote, scene)
    checkScene('quiz', [index, 'about'], about, scene)
  }
}
