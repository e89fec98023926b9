/** Advice on a sound pack: what is allowed and yet makes a poor quiz, a thin guide or a cut label. */
import type { Pack } from '../pack.ts'
import { normaliseWords } from '../../reply/normalise-words.ts'
import { lintQuiz } from './lint-quiz.ts'
import type { PackProblem, ReportProblem } from '../problem.ts'

/** Discord shows about this much of a button’s label on a phone before it cuts it. */
const maxLabelLength = 38

/**
 * How many words of a work may be quoted, by the guidelines for classrooms that US educators and publishers agreed on
 * (https://www.copyright.gov/circs/circ21.pdf, page 6): 250 of a poem, 1,000 of prose, which we apply to films too.
 */
const maxQuotedWords = { poem: 250, other: 1000 } as const

/** Warnings, in no particular order. */
export function lintPack(pack: Pack): readonly PackProblem[] {
  const warnings: PackProblem[] = []
  function report(...[file, path, message]: Parameters<ReportProblem>): void {
    warnings.push({ file, path, message })
  }
  lintCoverage(pack, report)
  lintLabels(pack, report)
  lintQuotes(pack, report)
  lintQuiz(pack, report)
  lintPrompts(pack, report)
  return warnings
}

/** The scenes that discussion questions and quiz items are about, by their place, their line or their evidence. */
export function coveredScenes(pack: Pack): Readonly<Record<'questions' | 'quiz', Set<string>>> {
  const sceneOf = new Map(pack.quotes.map((quote) => [quote.id, quote.scene]))
  function touched(item: { readonly scene: string; readonly quote?: string | undefined }) {
    return [item.scene, sceneOf.get(item.quote ?? '') ?? item.scene]
  }
  const titles = new Map(pack.scenes.map((scene) => [scene.title, scene.id]))
  return {
    questions: new Set(
      pack.questions.flatMap((question) => [
        ...touched(question),
        ...question.evidence.map((evidence) => evidence.scene),
      ]),
    ),
    quiz: new Set(
      pack.quiz.flatMap((item) =>
        item.kind === 'which-scene' ? [titles.get(item.answer) ?? item.scene] : touched(item),
      ),
    ),
  }
}

function lintCoverage(pack: Pack, report: ReportProblem): void {
  const { questions, quiz } = coveredScenes(pack)
  for (const [index, { id }] of pack.scenes.entries()) {
    if (!questions.has(id)) report('scenes', [index], 'No discussion question is about this scene.')
    if (!quiz.has(id)) report('scenes', [index], 'No quiz item is about this scene.')
  }
}

function lintLabels(pack: Pack, report: ReportProblem): void {
  function check(
    file: 'scenes' | 'characters' | 'themes' | 'terms',
    field: string,
    names: readonly string[],
  ) {
    for (const [index, name] of names.entries()) {
      if (name.length > maxLabelLength) {
        report(
          file,
          [index, field],
          `“${name}” has ${name.length} characters; phones cut labels after about ${maxLabelLength}.`,
        )
      }
    }
  }
  check(
    'scenes',
    'title',
    pack.scenes.map((scene) => scene.title),
  )
  check(
    'characters',
    'name',
    pack.characters.map((character) => character.name),
  )
  check(
    'themes',
    'name',
    pack.themes.map((theme) => theme.name),
  )
  check(
    'terms',
    'term',
    pack.terms.map((term) => term.term),
  )
}

function lintQuotes(pack: Pack, report: ReportProblem): void {
  const budget = pack.work.kind === 'poem' ? maxQuotedWords.poem : maxQuotedWords.other
  let words = 0
  for (const [index, quote] of pack.quotes.entries()) {
    const before = words
    words += quote.line.split(/\s+/).length
    if (before <= budget && words > budget) {
      report(
        'quotes',
        [index, 'line'],
        `From here on the pack quotes more than ${budget} words of the work; ask whether that is still fair use.`,
      )
    }
  }
}

function lintPrompts(pack: Pack, report: ReportProblem): void {
  for (const file of ['questions', 'quiz'] as const) {
    const items = pack[file].map((item) => ({
      id: item.id,
      words: new Set(normaliseWords(item.prompt)),
    }))
    for (const [index, item] of items.entries()) {
      const twin = items
        .slice(0, index)
        .find((earlier) => likeness(earlier.words, item.words) > 0.85)
      if (twin !== undefined) {
        report(file, [index, 'prompt'], `This asks nearly the same as “${twin.id}”.`)
      }
    }
  }
}

/** The share of words that two texts have in common, from 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / a.union(b).size
}
