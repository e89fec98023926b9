/** Sorts the entries that match a query, the likeliest first, and says how certain each is. */
import { createAligner, weighNames } from './align.ts'
import { type EntryKind, lookups } from '../pack/sections.ts'
import type { Query } from './parse-query.ts'
import type { TextIndex } from './text-index.ts'

/** Forms with a lower weight are loosely related. A limit on the entries read for them keeps large libraries fast. */
const minCloseWeight = 0.6
const maxLoosePostings = 3000
/** The most entries read for a query of stop words only, since these occur almost everywhere. */
const maxStopPostings = 800

/** How many of the best by BM25F are aligned with the query word by word. */
const maxShortlist = 80

/** What counts how much in a hit’s score. Values near these do equally well on the tuning queries. */
const weights = { words: 0.2, order: 0.45, name: 0.2, ownWords: 0.2 }
/** Added for the kind that the wording asks for, for a speaker that it names, and for an entry that it names. */
const bonus = { kind: 0.12, speaker: 0.12, name: 0.15, order: 0.2 }
/** From this share on, the entry has the query word for word. */
const minOrder = 0.95
/** Below this likeness, a theme that is asked for by name is another one. */
const minThemeLikeness = 0.1
/** From this likeness on, the query is the entry’s name, but for a word or two. */
const minNameLikeness = 0.9

/** All else being equal, the work itself comes before what is said about it. */
const rankFactors = new Map<EntryKind, number>(
  lookups.map(({ lookup }) => [lookup.kind, lookup.rankFactor]),
)

/**
 * How certain a hit is. Raw BM25 scores don’t tell good hits from bad ones; the share of the query that matches does. From
 * the first value on, a hit is an answer; from the second on, it is shown among the closest.
 */
const minStrongConfidence = 0.5
/** With this much, a hit is an answer if it also scores as high as one. */
const minNearConfidence = 0.4
/** This much of the query has to be met by its own words; with only loosely related ones, a hit is never an answer. */
const minSolidCoverage = 0.295
const maxLooseConfidence = 0.39
const minWeakConfidence = 0.12

/** Returns a function that finds the hits: first the strong ones, then the weak ones, each best first. */
export function createRanker(index: TextIndex) {
  const gather = createGatherer(index)
  const nameWeights = weighNames(index)

  return function rank(query: Query, passes: (doc: number) => boolean) {
    const gathered = gather(query, maxShortlist, passes)
    const top = gathered[0]?.score ?? 0
    const align = createAligner(index, query, nameWeights)
    const isAllStop = query.words.every(({ stop }) => stop)
    const hits = gathered.flatMap(({ doc, score }) => {
      const entry = index.entries[doc]
      if (entry === undefined) return []
      const { order, sureOrder, sureCoverage, solidCoverage, name } = align(doc)
      const share = Math.max(sureCoverage, 0.95 * sureOrder)
      // A theme that only mentions love is no answer to “theme love”.
      const isOtherTheme =
        entry.kind === 'theme' && query.kinds.has('theme') && name < minThemeLikeness
      const isSure = (solidCoverage >= minSolidCoverage || isAllStop) && !isOtherTheme
      const confidence = isSure ? share : Math.min(share, maxLooseConfidence)
      if (confidence < minWeakConfidence) return []
      const words = top === 0 ? 0 : score / top
      const match =
        weights.words * words +
        weights.order * order +
        weights.name * name +
        weights.ownWords * solidCoverage
      const isNamed =
        (name >= minNameLikeness &&
          query.speakers.size === 0 &&
          (entry.kind === 'quote' || !query.kinds.has('quote'))) ||
        (entry.kind === 'character' && query.characters.has(entry.label))
      const kindBonus = query.kinds.has(entry.kind) ? bonus.kind : 0
      const isSaidByNamed =
        entry.kind === 'quote' && entry.people.some((name) => query.speakers.has(name))
      const total =
        match * (rankFactors.get(entry.kind) ?? 1) +
        kindBonus +
        (isSaidByNamed ? bonus.speaker : 0) +
        (isNamed ? bonus.name : 0) +
        (entry.kind === 'quote' && order >= minOrder ? bonus.order : 0)
      return [{ doc, score: total, confidence }]
    })
    const minStrongScore = Math.min(
      ...hits.flatMap(({ score, confidence }) =>
        confidence >= minStrongConfidence ? [score] : [],
      ),
    )
    return hits
      .map(({ doc, score, confidence }) => ({
        doc,
        score,
        isStrong:
          confidence >= minStrongConfidence ||
          (confidence >= minNearConfidence && score >= minStrongScore),
      }))
      .sort((a, b) => Number(b.isStrong) - Number(a.isStrong) || b.score - a.score || a.doc - b.doc)
  }
}

/** An entry that contains words of a query, with its BM25F score. */
interface Gathered {
  readonly doc: number
  readonly score: number
}

/** Returns a function that gathers up to `limit` entries that pass, best first. */
function createGatherer(index: TextIndex) {
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
