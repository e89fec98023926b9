/** Gathers the entries that have words of a query, with their BM25F scores. */
import type { Query } from './parse-query.ts'
import type { TextIndex } from './text-index.ts'

/** Forms below this are loose ties, and entries are read for them only so far: in a large library they would drown. */
const minCloseWeight = 0.6
const maxLoosePostings = 3000
/** Entries read for a query of nothing but stop words, which stand in very many. */
const maxStopPostings = 800

interface Gatherer {
  /** The entries with the highest scores, best first, at most `most`, among those that pass. */
  gather(query: Query, most: number, passes: (doc: number) => boolean): readonly Gathered[]
}

interface Gathered {
  readonly doc: number
  readonly score: number
}

export function createGatherer(index: TextIndex): Gatherer {
  // Sums by entry, zeroed after each query by the list of entries it touched.
  const scores = new Float32Array(index.entries.length)
  const wordScores = new Float32Array(index.entries.length)

  function gather(
    query: Query,
    most: number,
    passes: (doc: number) => boolean,
  ): readonly Gathered[] {
    if (query.words.every(({ stop }) => stop)) return gatherStopWords(query, passes)
    const touched: number[] = []
    for (const { forms, weight, stop } of query.words) {
      if (stop) continue
      const met: number[] = []
      let left = maxLoosePostings
      for (const { stemId, weight: form } of forms) {
        const worth = form * Math.min(weight, index.idf[stemId] ?? 0)
        const from = index.postingStarts[stemId] ?? 0
        const to = index.postingStarts[stemId + 1] ?? 0
        left -= to - from
        if (worth === 0 || (left < 0 && form < minCloseWeight)) continue
        for (let i = from; i < to; i++) {
          const doc = index.docs[i] ?? 0
          const score = worth * (index.impacts[i] ?? 0)
          const before = wordScores[doc] ?? 0
          if (before === 0) met.push(doc)
          // Several forms of one word count once, by the best of them.
          if (score > before) wordScores[doc] = score
        }
      }
      for (const doc of met) {
        const before = scores[doc] ?? 0
        if (before === 0) touched.push(doc)
        scores[doc] = before + (wordScores[doc] ?? 0)
        wordScores[doc] = 0
      }
    }
    const chosen = best(touched, most, passes).map((doc) => ({ doc, score: scores[doc] ?? 0 }))
    for (const doc of touched) scores[doc] = 0
    return chosen
  }

  /** Some lines are nothing but common words; their rarest one leads to them. */
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

  /** The best without sorting all: a list that is cut back whenever it has grown to four times its length. */
  function best(
    touched: readonly number[],
    most: number,
    passes: (doc: number) => boolean,
  ): readonly number[] {
    const chosen: number[] = []
    let least = 0
    for (const doc of touched) {
      if ((scores[doc] ?? 0) <= least || !passes(doc)) continue
      chosen.push(doc)
      if (chosen.length < 4 * most) continue
      chosen.sort(byScore).length = most
      least = scores[chosen.at(-1) ?? 0] ?? 0
    }
    return chosen.sort(byScore).slice(0, most)
  }

  function byScore(a: number, b: number): number {
    return (scores[b] ?? 0) - (scores[a] ?? 0) || a - b
  }

  return { gather }
}
