/** Ids of the questions that a quiz generates, such as `made-who-said-ninety`: the kind, then the line or scenes it is about. */

const quoteKinds = ['who-said', 'which-scene', 'finish', 'match'] as const
const sceneKinds = ['place', 'order'] as const
export type QuoteQuestionKind = (typeof quoteKinds)[number]
export type SceneQuestionKind = (typeof sceneKinds)[number]

const quotePattern = new RegExp(`^made-(?:${quoteKinds.join('|')})-(.+)$`)

export function generatedId(
  kind: QuoteQuestionKind | SceneQuestionKind,
  ...sources: readonly string[]
): string {
  return ['made', kind, ...sources].join('-')
}

/** Returns the id of the line that a question was generated from, or undefined if it was not generated from a line. */
export function generatedFromQuote(id: string): string | undefined {
  return quotePattern.exec(id)?.[1]
}
