/** Ids of generated questions, such as `made-who-said-ninety`: the kind, then the line, scenes or term that it was made from. */

const quoteKinds = ['who-said', 'which-scene', 'finish', 'match'] as const
export type QuoteQuestionKind = (typeof quoteKinds)[number]
type OtherQuestionKind = 'order' | 'events' | 'term'

const prefix = 'made'
const quotePattern = new RegExp(`^${prefix}-(?:${quoteKinds.join('|')})-(.+)$`)

export function generatedId(
  kind: QuoteQuestionKind | OtherQuestionKind,
  ...sources: readonly string[]
): string {
  return [prefix, kind, ...sources].join('-')
}

export function isGenerated({ id }: { readonly id: string }): boolean {
  return id.startsWith(`${prefix}-`)
}

/** Returns the id of the line that a question was generated from, or undefined if it was not generated from a line. */
export function generatedFromQuote(id: string): string | undefined {
  return quotePattern.exec(id)?.[1]
}
