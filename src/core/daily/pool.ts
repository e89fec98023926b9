/** The pool of daily items: lines with a discussion question, in an order that is fixed for each schedule and cycle. */
import type { Library } from '../pack/library.ts'
import type { Question, Quote } from '../pack/pack.ts'
import { oncePer } from '../pack/once-per.ts'
import { isWholeLine } from '../pack/whole-line.ts'
import { normaliseText } from '../reply/normalise-words.ts'
import { hash53 } from '../platform/hash53.ts'
import { type OwnItem, type StoredOwnItem, hidesAny, toOwnItem } from './own-item.ts'

/** A day's item: one of the pack, or in a teacher's own words. */
export type DailyItem = PackItem | OwnItem

export interface PackItem {
  readonly own?: undefined
  readonly wasPosted?: undefined
  /** The question's id: a question is asked once a cycle. */
  readonly id: string
  readonly quote: Quote
  readonly question: Question
  /**
   * The larger comes first: the number of the scene that it needs where the class has a gate, so that the newest part comes first;
   * that of its third of the work, below 0, where all of it is open, so that the lines never start with its end.
   */
  readonly part: number
}

/** A question that begins with so many words of the line repeats it. */
const minRepeatedWords = 3

/** By id. */
export type Pool = ReadonlyMap<string, DailyItem>

/** As much of an item as decides on which day it comes. */
export interface PoolItem extends Pick<DailyItem, 'id' | 'part'> {
  readonly quote: Pick<Quote, 'id'>
  /** It comes only where a teacher put it. */
  readonly own?: true | undefined
  readonly wasPosted?: boolean | undefined
}

/**
 * Returns every item that the class may see: a question with the line it starts from, or else the first line of its evidence.
 * Lines are whole, and where there are several, the question does not quote the one, except where it begins with it. A
 * question about a line that is not whole comes only with another line of its scene; beside one from elsewhere it puzzles.
 * What teachers wrote themselves comes with it, but for what the class may not see.
 */
export function buildPool(library: Library, own: readonly StoredOwnItem[] = []): Pool {
  const ofClass = own
    .filter(({ words }) => !hidesAny(library, words))
    .map((stored) => [stored.id, toOwnItem(library, stored)] as const)
  return new Map<string, DailyItem>([...ofClass, ...packItems(library)])
}

/** A plan asks for them for each of its days. */
const packItems = oncePer((library: Library): ReadonlyMap<string, PackItem> => {
  const isGated = library.limits.gate !== undefined
  const pool = new Map<string, PackItem>()
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
    if (quote === undefined) continue
    const scene = library.sceneNumber(question.scene)
    const part = partOf(
      library,
      isGated ? scene : Math.max(scene, library.sceneNumber(quote.scene)),
    )
    pool.set(question.id, { id: question.id, quote, question, part })
  }
  return pool
})

/** Smaller parts would bring the questions of one line too close together. */
const partsOfOpenWork = 3

/** Returns the part of what needs this scene; see `PackItem.part`. */
export function partOf(library: Library, sceneNumber: number): number {
  if (library.limits.gate !== undefined) return sceneNumber
  const { scenes } = library
  // The rating can hide scenes, so a scene’s number is not its place among those that the class sees.
  const place = scenes.filter(({ id }) => library.sceneNumber(id) <= sceneNumber).length
  return -Math.ceil((partsOfOpenWork * place) / Math.max(1, scenes.length))
}

/** Whether this is the last part of a work that is all open. */
export function isEndOfOpenWork(part: number): boolean {
  return part === -partsOfOpenWork
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
 * Returns the items in the order of a cycle: the newest part first, or the work from its beginning, and within a part always the same order, but a different one for
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
