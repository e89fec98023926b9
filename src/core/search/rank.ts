/** Sorts the entries that match a query, the likeliest first, and says how certain each is. */
import { createAligner } from './align.ts'
import { type EntryKind, lookups } from '../pack/sections.ts'
import { createGatherer } from './gather.ts'
import type { Query } from './parse-query.ts'
import type { TextIndex } from './text-index.ts'

/** How many of the best by BM25F are aligned with the query word by word. */
const maxShortlist = 80

/** What counts how much in a hit’s score. Values near these do equally well on the tuning queries. */
const weights = { words: 0.25, order: 0.45, label: 0.1 }
/** Added for the kind that the wording asks for, and for a speaker that it names. */
const bonus = { kind: 0.12, speaker: 0.12 }

/** All else being equal, the work itself comes before what is said about it. */
const rankFactors = new Map<EntryKind, number>(
  lookups.map(({ lookup }) => [lookup.kind, lookup.rankFactor]),
)

/**
 * How certain a hit is. Raw BM25 scores don’t tell good hits from bad ones; the share of the query that matches does. From
 * the first value on, a hit is an answer; from the second on, it is shown among the closest.
 */
const minStrongConfidence = 0.5
const minWeakConfidence = 0.18

/** Returns a function that finds the hits: first the strong ones, then the weak ones, each best first. */
export function createRanker(index: TextIndex) {
  const gather = createGatherer(index)

  return function rank(query: Query, passes: (doc: number) => boolean) {
    const gathered = gather(query, maxShortlist, passes)
    const top = gathered[0]?.score ?? 0
    const align = createAligner(index, query)
    return gathered
      .flatMap(({ doc, score }) => {
        const entry = index.entries[doc]
        if (entry === undefined) return []
        const { order, sureOrder, coverage, sureCoverage, label } = align(doc)
        const confidence = Math.max(sureCoverage, 0.95 * sureOrder)
        if (confidence < minWeakConfidence) return []
        const words = top === 0 ? 0 : score / top
        const match =
          weights.words * words + weights.order * order + weights.label * label * coverage
        const kindBonus = query.kinds.has(entry.kind) ? bonus.kind : 0
        const isSaidByNamed =
          entry.kind === 'quote' && entry.people.some((name) => query.speakers.has(name))
        const total =
          match * (rankFactors.get(entry.kind) ?? 1) +
          kindBonus +
          (isSaidByNamed ? bonus.speaker : 0)
        return [{ doc, score: total, isStrong: confidence >= minStrongConfidence }]
      })
      .sort((a, b) => Number(b.isStrong) - Number(a.isStrong) || b.score - a.score || a.doc - b.doc)
  }
}
