/** The pool of daily items: lines with a discussion question, in an order that is fixed for each schedule and cycle. */
import type { Library } from '../pack/library.ts'
import type { Question, Quote } from '../pack/pack.ts'
import { isWholeLine } from '../pack/whole-line.ts'
import { normaliseText } from '../reply/normalise-words.ts'

export interface DailyItem {
  /** The question's id: a question is asked once a cycle. */
  readonly id: string
  readonly quote: Quote
  readonly question: Question
  /** The number of the scene that it needs, where the class has a gate; the newest part comes first. Else 0. */
  readonly part: number
}

/** A question that begins with so many words of the line repeats it. */
const minRepeatedWords = 3

/** By id. */
export type Pool = ReadonlyMap<string, DailyItem>

/** As much of an item as decides on which day it comes. */
export interface PoolItem extends Pick<DailyItem, 'id' | 'part'> {
  readonly quote: Pick<Quote, 'id'>
}

/**
 * Returns every item that the class may see: a question with the line it starts from, or else the first line of its evidence.
 * Lines are whole, and where there are several, the question does not quote the one, except where it begins with it. A
 * question about a line that is not whole comes only with another line of its scene; beside one from elsewhere it puzzles.
 */
export function buildPool(library: Library): Pool {
  const isGated = library.limits.gate !== undefined
  const pool = new Map<string, DailyItem>()
  for (const question of library.questions) {
    const own = library.quote(question.quote ?? '')
    const lines = [question.quote, ...question.evidence.map((evidence) => evidence.quote)]
      .flatMap((id) => (id === undefined ? [] : (library.quote(id) ?? [])))
      .filter((quote) => isWholeLine(quote))
      .filter(({ scene }) => own === undefined || isWholeLine(own) || scene === own.scene)
    const unquoted = lines.find(
      (line) => !isQuotedIn(withoutLeadingLine(question.prompt, line), line),
    )
    const quote = unquoted ?? lines[0]
    const part = isGated ? library.sceneNumber(question.scene) : 0
    if (quote !== undefined) pool.set(question.id, { id: question.id, quote, question, part })
  }
  return pool
}

/** Returns a question without the line that it begins with, if what is left is a question by itself. */
export function withoutLeadingLine(prompt: string, quote: Quote): string {
  const [whole, line = ''] = /^“([^”]+)”[\s–—:]*(?=\p{Lu})/u.exec(prompt) ?? []
  const isPart = line.split(/\s+/).length >= minRepeatedWords && isQuotedIn(quote.line, { line })
  return whole !== undefined && (isPart || isQuotedIn(whole, quote))
    ? prompt.slice(whole.length)
    : prompt
}

/** Whether a text has the whole line in it. */
export function isQuotedIn(text: string, { line }: Pick<Quote, 'line'>): boolean {
  return ` ${normaliseText(text)} `.includes(` ${normaliseText(line)} `)
}

/**
 * Returns the items in the order of a cycle: the newest part first, and within it always the same order, but a different one for
 * each schedule and each cycle.
 */
export function cycleOrder(
  schedule: string,
  cycle: number,
  items: Iterable<PoolItem>,
): readonly PoolItem[] {
  return [...items]
    .map((item) => ({ item, position: hash53(`${schedule}/${cycle}/${item.id}`) }))
    .toSorted(
      (a, b) =>
        b.item.part - a.item.part || a.position - b.position || a.item.id.localeCompare(b.item.id),
    )
    .map(({ item }) => item)
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
