/** Checks that nothing is rated milder than what it is based on, or it would show what a rating ceiling hides. */
import type { Pack, PackFile, ReportProblem } from '../pack.ts'
import { type Rating, isRatingAtMost } from '../rating.ts'
import type { PackPath } from '../section.ts'
import { listMoments, sectionNames } from '../sections.ts'

export function checkRatings(pack: Pack, report: ReportProblem): void {
  const ratings = {
    scene: ratingsById(pack.scenes),
    quote: ratingsById(pack.quotes),
    character: ratingsById(pack.characters),
  }

  /** Reports a field that is rated milder than an item it is based on. */
  function check(
    file: PackFile,
    path: PackPath,
    rating: Rating,
    bases: Partial<Readonly<Record<keyof typeof ratings, string | undefined>>>,
  ): void {
    for (const kind of ['scene', 'quote', 'character'] as const) {
      const base = ratings[kind].get(bases[kind] ?? '')
      if (base !== undefined && !isRatingAtMost(base, rating)) {
        const message = `This is rated ${rating}, but the ${kind} “${bases[kind]}” is rated ${base}. Rate this ${base} too.`
        report(file, path, message)
      }
    }
  }

  checkReasons(pack, report)
  for (const [index, { rating, scene, speaker, addressee }] of pack.quotes.entries()) {
    check('quotes', [index, 'rating'], rating, { scene, character: speaker })
    check('quotes', [index, 'rating'], rating, { character: addressee })
  }
  for (const [index, { rating, first }] of pack.characters.entries()) {
    check('characters', [index, 'rating'], rating, { scene: first })
  }
  for (const { file, path, moment } of listMoments(pack)) {
    const { rating, scene, quote, with: character } = moment
    check(file, [...path, 'rating'], rating, { scene, quote, character })
  }
  for (const file of ['questions', 'quiz'] as const) {
    for (const [index, { rating, scene, quote }] of pack[file].entries()) {
      check(file, [index, 'rating'], rating, { scene, quote })
    }
  }
  for (const [index, { rating, about }] of pack.quiz.entries()) {
    check('quiz', [index, 'rating'], rating, { scene: about })
  }
  for (const [index, { rating, evidence }] of pack.questions.entries()) {
    for (const [at, { scene, quote }] of evidence.entries()) {
      const path = [index, 'evidence', at]
      check('questions', [...path, 'scene'], rating, { scene })
      check('questions', [...path, 'quote'], rating, { quote })
    }
  }
}

function checkReasons(pack: Pack, report: ReportProblem): void {
  for (const file of sectionNames) {
    for (const [index, { rating, reasons }] of pack[file].entries()) {
      if (rating !== 'everyone' && reasons.length === 0) {
        const message = `Say why this is rated ${rating}: add reasons, such as [language].`
        report(file, [index, 'rating'], message)
      }
    }
  }
}

function ratingsById(
  items: readonly { readonly id: string; readonly rating: Rating }[],
): ReadonlyMap<string, Rating> {
  return new Map(items.map(({ id, rating }) => [id, rating]))
}
