/** Checks the names among which a quiz item lets people choose: real ones, and known at the item's place and rating. */
import { findClosestName } from '../../command/did-you-mean.ts'
import type { Pack } from '../pack.ts'
import { listAnswerOptions } from './quiz-items.ts'
import type { ReportProblem } from '../problem.ts'
import type { QuizItem } from '../quiz-item.ts'
import { type Rating, ratings, isRatingAtMost } from '../rating.ts'

type NameKind = 'character' | 'scene' | 'theme'

/** A name, and where and for whom it may be seen. A theme has one for each piece of its evidence. */
interface OptionName {
  readonly name: string
  readonly sceneIndex: number
  readonly rating: Rating
}

/** An option above the item's ceiling or past its gate would spoil it, and would look odd where it is hidden. */
export function checkOptions(pack: Pack, report: ReportProblem): void {
  const place = new Map(pack.scenes.map((scene, index) => [scene.id, index]))
  const known = collectOptionNames(pack, place)

  for (const [index, item] of pack.quiz.entries()) {
    const kind = namesIn(item)
    if (kind === undefined || !('answer' in item && 'distractors' in item)) continue
    for (const { path, option } of listAnswerOptions(item)) {
      const message = problemOf(option, kind, item)
      if (message !== undefined) report('quiz', [index, ...path], message)
    }
  }

  function problemOf(option: string, kind: NameKind, item: QuizItem): string | undefined {
    const named = known[kind].filter((each) => each.name.toLowerCase() === option.toLowerCase())
    if (named.length === 0) {
      const close = findClosestName(option, [...new Set(known[kind].map((each) => each.name))])
      const hint = close === undefined ? `Use one from ${kind}s.yaml.` : `Did you mean “${close}”?`
      return `No ${kind} has the name “${option}”. ${hint}`
    }
    const fit = named.filter((each) => isRatingAtMost(each.rating, item.rating))
    if (fit.length === 0) {
      return `“${option}” is rated ${named[0]?.rating}, above the item; choose another ${kind}.`
    }
    const gate = place.get(item.scene)
    if (gate === undefined || fit.some((each) => each.sceneIndex <= gate)) return undefined
    return `“${option}” is not known yet at “${item.scene}”; choose another ${kind} or a later scene.`
  }
}

/** What the options of an item of this kind are names of. */
function namesIn({ kind }: QuizItem): NameKind | undefined {
  switch (kind) {
    case 'who-said':
    case 'to-whom':
      return 'character'
    case 'which-scene':
      return 'scene'
    case 'theme-of-line':
      return 'theme'
    default:
      return undefined
  }
}

function collectOptionNames(
  pack: Pack,
  sceneIndexes: ReadonlyMap<string, number>,
): Readonly<Record<NameKind, readonly OptionName[]>> {
  function at(scene: string): number {
    return sceneIndexes.get(scene) ?? Infinity
  }
  return {
    character: pack.characters.map(({ name, first, rating }) => ({
      name,
      sceneIndex: at(first),
      rating,
    })),
    scene: pack.scenes.map(({ title, rating }, index) => ({
      name: title,
      sceneIndex: index,
      rating,
    })),
    theme: pack.themes.flatMap(({ name, rating, evidence }) =>
      evidence.map((moment) => ({
        name,
        sceneIndex: at(moment.scene),
        rating: stronger(rating, moment.rating),
      })),
    ),
  }
}

function stronger(a: Rating, b: Rating): Rating {
  return ratings.indexOf(a) > ratings.indexOf(b) ? a : b
}
