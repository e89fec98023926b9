/** Collects the entries that contain words of a query, with their BM25F scores. */
import type { Query } from './parse-query.ts'
import type { TextIndex } from './text-index.ts'

/** Forms with a lower weight are loosely related. A limit on the entries read for them keeps large libraries fast. */
const minCloseWeight = 0.6
const maxLoosePostings = 3000
/** The most entries read for a query of stop words only, since these occur almost everywhere. */
const maxStopPostings = 800

interface Gathered {
  readonly doc: number
  readonly score: number
}

/** Returns a function that gathers up to `limit` entries that pass, best first. */
export function createGatherer(index: TextIndex) {
  // Scores by entry. After each query, only the entries that it touched are reset to zero.
  const scores = new Float32Array(index.entries.length)
  const wordScores = new Float32Array(index.entries.length)

  function gather(
    query: Query,
    limit: number,
    passes: (doc: number) => boolean,
  ): readonly Gathered[] {
    if (query.words.every(({ stop }) => stop)) return gatherStopWords(query, passes)
    const touched: number[] = []
    for (const { forms, weight, stop } of query.words) {
      if (stop) continue
      const matched: number[] = []
      let remaining = maxLoosePostings
      for (const { stemId, weight: form } of forms) {
        const value = form * Math.min(weight, index.idf[stemId] ?? 0)
        const from = index.postingStarts[stemId] ?? 0
        const to = index.postingStarts[stemId + 1] ?? 0
        remaining -= to - from
        if (value === 0 || (remaining < 0 && form < minCloseWeight)) continue
        for (let i = from; i < to; i++) {
          const doc = index.docs[i] ?? 0
          const score = value * (index.impacts[i] ?? 0)
          const before = wordScores[doc] ?? 0
          if (before === 0) matched.push(doc)
          // Of several forms of one word, only the best counts.
          if (score > before) wordScores[doc] = score
        }
      }
      for (const doc of matched) {
        const before = scores[doc] ?? 0
        if (before === 0) touched.push(doc)
        scores[doc] = before + (wordScores[doc] ?? 0)
        wordScores[doc] = 0
      }
    }
    const chosen = best(touched, limit, passes).map((doc) => ({ doc, score: scores[doc] ?? 0 }))
    for (const doc of touched) scores[doc] = 0
    return chosen
  }

  /** Finds lines that consist of stop words only, by their rarest word. */
  function gatherStopWords(query: Query, passes: (doc: number) => boolean): readonly Gathered[] {
    const [rarest] = query.words
      .flatMap(({ wordId }) => wordId ?? [])
      .sort((a, b) => nameCount(a) - nameCount(b))
    if (rarest === undefined) return []
    const from = index.nameStarts[rarest] ?? 0
    const docs = index.nameDocs.subarray(from, from + Math.min(nameCount(rarest), maxStopPostings))
    return [...docs].filter((doc) => passes(doc)).map((doc) => ({ doc, score: 0 }))
  }

  function nameCount(word: number): number {
    return (index.nameStarts[word + 1] ?? 0) - (index.nameStarts[word] ?? 0)
  }

  /** Finds the best without sorting all: the list is cut whenever it reaches four times its final length. */
  function best(
    touched: readonly number[],
    limit: number,
    passes: (doc: number) => boolean,
  ): readonly number[] {
    const chosen: number[] = []
    let minScore = 0
    for (const doc of touched) {
      if ((scores[doc] ?? 0) <= minScore || !passes(doc)) continue
      chosen.push(doc)
      if (chosen.length < 4 * limit) continue
      chosen.sort(byScore).length = limit
      minScore = scores[chosen.at(-1) ?? 0] ?? 0
    }
    return chosen.sort(byScore).slice(0, limit)
  }

  function byScore(a: number, b: number): number {
    return (scores[b] ?? 0) - (scores[a] ?? 0) || a - b
  }

  return gather
}
