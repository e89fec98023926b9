/** Finds the entries that answer a query and puts the likeliest first. */
import { createAligner } from './align.ts'
import { type Tier, confidenceOf, sureness, tierOf } from './confidence.ts'
import type { EntryKind } from './entries.ts'
import type { Query } from './query.ts'
import type { TextIndex } from './text-index.ts'

export interface Ranked {
  readonly doc: number
  readonly score: number
  readonly confidence: number
  readonly tier: Exclude<Tier, 'none'>
}

/** How many of the best by words alone are looked at closely. */
const shortlist = 80
/** Forms below this are loose ties, and entries are read for them only so far: in a large library they drown. */
const ownFrom = 0.6
const mostLoosePostings = 3000
/** Entries read for a query of nothing but stop words, which stand in very many. */
const mostStopPostings = 20_000

const parts = { words: 0.25, order: 0.45, label: 0.1 }
const bonus = { kind: 0.12, speaker: 0.12 }

/** Where nothing else decides, the work itself comes before what is asked about it. */
const kindShare: Readonly<Record<EntryKind, number>> = {
  scene: 1,
  quote: 1.05,
  character: 0.98,
  theme: 0.95,
  term: 0.95,
  question: 0.75,
}

export interface Ranker {
  rank(query: Query, passes: (doc: number) => boolean): readonly Ranked[]
}

export function createRanker(index: TextIndex): Ranker {
  const count = index.entries.length
  // Sums by entry, zeroed after each query by the list of entries it touched.
  const scores = new Float32Array(count)
  const covered = new Float32Array(count)
  const met = new Float32Array(count)
  const wordScores = new Float32Array(count)
  const wordShares = new Float32Array(count)

  function rank(query: Query, passes: (doc: number) => boolean): readonly Ranked[] {
    const touched = gather(query)
    const told = query.words.reduce((sum, { weight, stop }) => sum + (stop ? 0 : weight), 0)
    const chosen = best(touched, passes)
    const top = chosen.reduce((most, doc) => Math.max(most, scores[doc] ?? 0), 0)
    const aligner = createAligner(index, query)
    const ranked: Ranked[] = []
    for (const doc of chosen) {
      const { share, sure, label } = aligner.align(doc)
      const coverage = told === 0 ? 0 : (covered[doc] ?? 0) / told
      const spread = told === 0 ? 0 : (met[doc] ?? 0) / told
      const confidence = confidenceOf(coverage, sure)
      const tier = tierOf(confidence)
      if (tier === 'none') continue
      const words = top === 0 ? 0 : (scores[doc] ?? 0) / top
      const match = parts.words * words + parts.order * share + parts.label * label * spread
      ranked.push({ doc, tier, confidence, score: match * kindShareOf(doc) + wanted(query, doc) })
    }
    for (const doc of touched) {
      scores[doc] = 0
      covered[doc] = 0
      met[doc] = 0
    }
    return ranked.sort((a, b) => b.score - a.score || a.doc - b.doc)
  }

  function kindShareOf(doc: number): number {
    const entry = index.entries[doc]
    return entry === undefined ? 1 : kindShare[entry.kind]
  }

  function wanted(query: Query, doc: number): number {
    const entry = index.entries[doc]
    if (entry === undefined) return 0
    const kind = query.kinds.has(entry.kind) ? bonus.kind : 0
    const spoken = entry.kind === 'quote' && entry.people.some((name) => query.people.has(name))
    return kind + (spoken ? bonus.speaker : 0)
  }

  /** Adds up what each entry has of the query; several forms of one word count once, by the best of them. */
  function gather(query: Query): readonly number[] {
    const touched: number[] = []
    const seen = new Uint8Array(count)
    for (const { forms, weight, stop } of query.words) {
      if (stop) continue
      const docs: number[] = []
      let left = mostLoosePostings
      for (const { stemId, weight: share } of forms) {
        const worth = share * Math.min(weight, index.idf[stemId] ?? 0)
        const from = index.postingStarts[stemId] ?? 0
        const to = index.postingStarts[stemId + 1] ?? 0
        left -= to - from
        if (left < 0 && share < ownFrom) continue
        for (let i = from; i < to; i++) {
          const doc = index.docs[i] ?? 0
          const value = worth * (index.impacts[i] ?? 0)
          if (wordShares[doc] === 0) docs.push(doc)
          if (share > (wordShares[doc] ?? 0)) wordShares[doc] = share
          if (value > (wordScores[doc] ?? 0)) wordScores[doc] = value
        }
      }
      for (const doc of docs) {
        if (seen[doc] === 0) {
          seen[doc] = 1
          touched.push(doc)
        }
        scores[doc] = (scores[doc] ?? 0) + (wordScores[doc] ?? 0)
        covered[doc] = (covered[doc] ?? 0) + weight * sureness(wordShares[doc] ?? 0)
        met[doc] = (met[doc] ?? 0) + weight * (wordShares[doc] ?? 0)
        wordScores[doc] = 0
        wordShares[doc] = 0
      }
    }
    if (query.words.every(({ stop }) => stop)) gatherStopWords(query, seen, touched)
    return touched
  }

  /** Some lines are nothing but common words; their rarest one leads to them. */
  function gatherStopWords(query: Query, seen: Uint8Array, touched: number[]): void {
    const [rarest] = query.words
      .flatMap(({ wordId }) => wordId ?? [])
      .sort((a, b) => nameCount(a) - nameCount(b))
    if (rarest === undefined) return
    const from = index.nameStarts[rarest] ?? 0
    const to = Math.min(index.nameStarts[rarest + 1] ?? 0, from + mostStopPostings)
    for (let i = from; i < to; i++) {
      const doc = index.nameDocs[i] ?? 0
      if (seen[doc] === 1) continue
      seen[doc] = 1
      touched.push(doc)
    }
  }

  function nameCount(word: number): number {
    return (index.nameStarts[word + 1] ?? 0) - (index.nameStarts[word] ?? 0)
  }

  /** The entries with the highest sums, found without sorting all of them. */
  function best(touched: readonly number[], passes: (doc: number) => boolean): readonly number[] {
    const all = touched.every((doc) => scores[doc] === 0)
    const chosen: number[] = []
    let least = 0
    for (const doc of touched) {
      if (!all && (scores[doc] ?? 0) <= least) continue
      if (!passes(doc)) continue
      chosen.push(doc)
      if (!all && chosen.length === 4 * shortlist) {
        chosen.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).length = shortlist
        least = scores[chosen.at(-1) ?? 0] ?? 0
      }
    }
    if (all) return chosen.slice(0, 25 * shortlist)
    return chosen.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, shortlist)
  }

  return { rank }
}
