/** The pool of daily items: lines with a discussion question, in an order that is fixed for each schedule and cycle. */
import type { Library } from '../pack/library.ts'
import type { Question, Quote } from '../pack/pack.ts'

export interface DailyItem {
  /** The question's id: a question is asked once a cycle. */
  readonly id: string
  readonly quote: Quote
  readonly question: Question
}

/** By id. */
export type Pool = ReadonlyMap<string, DailyItem>

/** Returns every item that the class may see: a question with the line it starts from, or else the first line of its evidence. */
export function buildPool(library: Library): Pool {
  const pool = new Map<string, DailyItem>()
  for (const question of library.questions) {
    const ids = [question.quote, ...question.evidence.map((evidence) => evidence.quote)]
    const quote = ids.map((id) => (id === undefined ? undefined : library.quote(id))).find(Boolean)
    if (quote !== undefined) pool.set(question.id, { id: question.id, quote, question })
  }
  return pool
}

/** Returns the items in the order of a cycle: always the same one, but different for each schedule and each cycle. */
export function cycleOrder(
  schedule: string,
  cycle: number,
  itemIds: Iterable<string>,
): readonly string[] {
  return [...itemIds]
    .map((id) => ({ id, position: hash53(`${schedule}/${cycle}/${id}`) }))
    .toSorted((a, b) => a.position - b.position || a.id.localeCompare(b.id))
    .map(({ id }) => id)
}

/** Returns a well-spread 53-bit hash of a text (cyrb53, public domain: https://github.com/bryc/code). Not for secrets. */
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
