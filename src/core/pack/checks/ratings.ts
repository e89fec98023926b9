/** Checks that nothing in a pack is rated milder than what it rests on, or it would show what a ceiling hides. */
import type { Pack } from '../pack.ts'
import { listMoments } from '../moments.ts'
import { type PackFile, type PackPath, type ReportProblem, packLists } from '../problem.ts'
import { type Rating, isRatingAtMost } from '../rating.ts'

export function checkRatings(pack: Pack, report: ReportProblem): void {
  const ratingOf = {
    scene: ratingsById(pack.scenes),
    quote: ratingsById(pack.quotes),
    character: ratingsById(pack.characters),
  }

  function atLeast(
    file: PackFile,
    path: PackPath,
    own: Rating,
    kind: keyof typeof ratingOf,
    id: string | undefined,
  ): void {
    const base = id === undefined ? undefined : ratingOf[kind].get(id)
    if (base !== undefined && !isRatingAtMost(base, own)) {
      report(
        file,
        path,
        `It is rated ${own}, but the ${kind} “${id}” is rated ${base}; rate it ${base} too.`,
      )
    }
  }

  for (const file of packLists) {
    for (const [index, item] of pack[file].entries()) {
      if (item.rating !== 'everyone' && item.reasons.length === 0) {
        report(
          file,
          [index, 'rating'],
          `Say why it is rated ${item.rating}: add reasons, such as [language].`,
        )
      }
    }
  }
  for (const [index, quote] of pack.quotes.entries()) {
    atLeast('quotes', [index, 'rating'], quote.rating, 'scene', quote.scene)
    atLeast('quotes', [index, 'rating'], quote.rating, 'character', quote.speaker)
    atLeast('quotes', [index, 'rating'], quote.rating, 'character', quote.addressee)
  }
  for (const [index, character] of pack.characters.entries()) {
    atLeast('characters', [index, 'rating'], character.rating, 'scene', character.first)
  }
  for (const { file, path, moment } of listMoments(pack)) {
    atLeast(file, [...path, 'rating'], moment.rating, 'scene', moment.scene)
    atLeast(file, [...path, 'rating'], moment.rating, 'quote', moment.quote)
    atLeast(file, [...path, 'rating'], moment.rating, 'character', moment.with)
  }
  for (const file of ['questions', 'quiz'] as const) {
    for (const [index, item] of pack[file].entries()) {
      atLeast(file, [index, 'rating'], item.rating, 'scene', item.scene)
      atLeast(file, [index, 'rating'], item.rating, 'quote', item.quote)
    }
  }
  for (const [index, question] of pack.questions.entries()) {
    for (const [at, { scene, quote }] of question.evidence.entries()) {
      const path = [index, 'evidence', at]
      atLeast('questions', [...path, 'scene'], question.rating, 'scene', scene)
      atLeast('questions', [...path, 'quote'], question.rating, 'quote', quote)
    }
  }
}

function ratingsById(
  items: readonly { readonly id: string; readonly rating: Rating }[],
): ReadonlyMap<string, Rating> {
  return new Map(items.map((item) => [item.id, item.rating]))
}
