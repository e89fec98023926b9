/** The words for what a quiz is about beside the items of the pack: everything so far, and this week’s part of the reading plan. */
import type { Suggestion } from '../search/suggestion.ts'

/** How a preset says so. */
export const aboutEverything = 'everything'
const thisWeek = 'this week'

export function meansEverything(words: string): boolean {
  return /^\s*(?:everything|all)(?: so far)?\s*$/i.test(words)
}

export function meansThisWeek(words: string): boolean {
  return /^\s*this week(?:[\u2019\u0027]s part)?\s*$/i.test(words)
}

/** Adds what is no item of the pack, where there is a choice: a class without a reading plan gets everything anyway. */
export function suggestTopics(
  typed: string,
  hasPlan: boolean,
  items: readonly Suggestion[],
): readonly Suggestion[] {
  if (!hasPlan) return items
  const words = typed.trim().toLowerCase()
  const others = [
    { label: 'This week’s part', value: thisWeek },
    { label: 'Everything so far', value: aboutEverything },
  ].filter(({ label }) => label.toLowerCase().startsWith(words))
  return [...others, ...items.slice(0, items.length - others.length)]
}
