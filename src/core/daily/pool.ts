/** The deck of daily cards: quotes with a discussion question, in an order that is fixed for each schedule and cycle. */
import type { Library } from '../pack/library.ts'
import type { Question, Quote } from '../pack/pack.ts'

export interface DailyItem {
  /** The question's id; a question is asked once a cycle. */
  readonly id: string
  readonly quote: Quote
  readonly question: Question
}

/** Every card that may be shown: a question and the line it starts from, or the first line among its evidence. */
export function buildPool(library: Library): ReadonlyMap<string, DailyItem> {
  const cards = new Map<string, DailyItem>()
  for (const question of library.questions) {
    const ids = [question.quote, ...question.evidence.map((evidence) => evidence.quote)]
    const quote = ids.map((id) => (id === undefined ? undefined : library.quote(id))).find(Boolean)
    if (quote !== undefined) cards.set(question.id, { id: question.id, quote, question })
  }
  return cards
}

/** The cards in the order of a cycle: the same every time it is asked, another for each schedule and each cycle. */
export function cycleOrder(
  schedule: string,
  cycle: number,
  cards: Iterable<string>,
): readonly string[] {
  return [...cards]
    .map((card) => ({ card, place: hash53(`${schedule}/${cycle}/${card}`) }))
    .toSorted((a, b) => a.place - b.place || a.card.localeCompare(b.card))
    .map(({ card }) => card)
}

/** A well-spread 53-bit hash of a text (cyrb53, in the public domain: https://github.com/bryc/code). Not for secrets. */
export function hash53(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
