/** Lines up the words of a query with those of an entry: the same words in the same order are the surest sign. */
import { type Query, minWeight, stopWeight } from './parse-query.ts'
import { type TextIndex, pieceEnd } from './text-index.ts'

/** Each word between two neighbours of the query costs this share of a rare word’s weight. */
const gapCost = 0.04
const maxGap = 8
/** The most pairs of matches that are compared for one query; beyond, each match stands alone. No text that people write needs as many. */
const maxComparisons = 4_000_000
/** Another form of the same word counts a little less than the word itself. */
const sameStemFactor = 0.93
/** A match in an entry’s description counts a little less than one in its label or aliases. */
const bodyFactor = 0.9

/** Forms from this weight on mean the word itself. */
const minSolid = 0.7

/** Shares from 0 to 1. In the sure ones, loosely related words count less. */
interface Alignment {
  /** The share of the query’s weight that lines up in order. */
  readonly order: number
  readonly sureOrder: number
  /** The share of its content words’ weight that occurs anywhere in the entry. */
  readonly sureCoverage: number
  /** The share of its content words’ weight that is met by themselves, corrections or synonyms of the pack, not by related words. */
  readonly solidCoverage: number
  /** How nearly the query is the label or one of the aliases: the share of its words in the query, times the reverse. */
  readonly name: number
}

interface Link {
  readonly at: number
  readonly position: number
  value: number
  sure: number
}

/**
 * Prepares a query to be aligned with entries. The alignment is the heaviest chain of matches in the order of both
 * sides, less its gaps: local alignment (Smith and Waterman, “Identification of Common Molecular Subsequences”, 1981) on
 * words, computed over the matches only, since most words of an entry match nothing.
 */
export function createAligner(
  index: TextIndex,
  query: Query,
  nameWeights: Float32Array,
): (doc: number) => Alignment {
  const matches = Map.groupBy(
    query.words.flatMap(({ forms }, at) => forms.map((form) => ({ ...form, at }))),
    ({ stemId }) => stemId,
  )
  // Most words of an entry match nothing, and an array tells so faster than the map.
  const isMatched = new Uint8Array(index.stems.length)
  for (const stemId of matches.keys()) isMatched[stemId] = 1
  const total = query.words.reduce((sum, { weight }) => sum + weight, 0)
  const contentTotal = query.words.reduce((sum, { weight, stop }) => sum + (stop ? 0 : weight), 0)
  const topicTotal = query.words.reduce(
    (sum, { weight, isTopic }) => sum + (isTopic ? weight : 0),
    0,
  )
  const bestForms = new Float64Array(query.words.length)
  const names = createNameMatch(query)
  const step = gapCost * index.maxIdf
  let comparisons = 0

  function align(doc: number): Alignment {
    const start = index.tokenStarts[doc] ?? 0
    const end = index.tokenStarts[doc + 1] ?? 0
    const nameEnd = index.nameEnds[doc] ?? 0
    let order = 0
    let sureOrder = 0
    let chain: Link[] = []
    bestForms.fill(0)
    names.start()
    for (let position = start; position < end; position++) {
      const wordId = index.tokens[position] ?? pieceEnd
      if (wordId === pieceEnd) {
        if (chain.length > 0) chain = []
        if (position < nameEnd) names.endName()
        continue
      }
      const stemId = index.stemOfWord[wordId] ?? 0
      const found = isMatched[stemId] === 1 ? matches.get(stemId) : undefined
      if (position < nameEnd) names.add(nameWeights[wordId] ?? 0, found)
      if (found === undefined) continue
      // What matches the same word cannot precede it.
      const preceding = chain.length
      for (const { at, weight } of found) {
        if (weight > (bestForms[at] ?? 0)) bestForms[at] = weight
        const word = query.words[at]
        const form = weight < 1 || word?.wordId === wordId ? weight : sameStemFactor
        const full = (word?.weight ?? 0) * (position < nameEnd ? 1 : bodyFactor)
        const link = { at, position, value: full * form, sure: full * evidenceOf(form) }
        extendChain(chain, preceding, link)
        chain.push(link)
        if (link.value > order) order = link.value
        if (link.sure > sureOrder) sureOrder = link.sure
      }
    }
    return {
      order: share(order, total),
      sureOrder: share(sureOrder, total),
      sureCoverage: share(covered(evidenceOf), contentTotal),
      solidCoverage: share(covered(solidOf), contentTotal),
      name: share(names.best(), topicTotal),
    }
  }

  /** Joins the match to the heaviest chain that can precede it, among the first links. */
  function extendChain(chain: readonly Link[], preceding: number, link: Link): void {
    let before = 0
    let sure = 0
    comparisons += preceding
    if (comparisons > maxComparisons) return
    for (let i = 0; i < preceding; i++) {
      const other = chain[i]
      if (other === undefined || other.at >= link.at) continue
      const gap = link.position - other.position + link.at - other.at - 2
      const cost = step * Math.min(maxGap, gap)
      if (other.value - cost <= before) continue
      before = other.value - cost
      sure = Math.max(0, other.sure - cost)
    }
    link.value += before
    link.sure += sure
  }

  function covered(valueOf: (form: number) => number): number {
    let sum = 0
    for (const [at, { weight, stop }] of query.words.entries()) {
      const form = bestForms[at] ?? 0
      if (!stop && form > 0) sum += weight * valueOf(form)
    }
    return sum
  }

  return align
}

/** Returns how much each word of the index counts in a name. */
export function weighNames(index: TextIndex): Float32Array {
  const { articles, stopWords } = index.language
  return Float32Array.from(index.words, (word, wordId) => {
    if (articles.has(word)) return 0
    if (stopWords.has(word)) return stopWeight * index.maxIdf
    return Math.max(minWeight, index.idf[index.stemOfWord[wordId] ?? 0] ?? 0)
  })
}

/** Compares the query with one name after another of an entry, from `start` on. */
function createNameMatch(query: Query) {
  const forms = new Float64Array(query.words.length)
  let best = 0
  let total = 0
  let matched = 0

  return {
    start() {
      best = 0
    },
    add(weight: number, found?: readonly { readonly at: number; readonly weight: number }[]) {
      total += weight
      if (found === undefined) return
      let form = 0
      for (const { at, weight: one } of found) {
        if (query.words[at]?.isTopic !== true) continue
        form = Math.max(form, one)
        forms[at] = Math.max(forms[at] ?? 0, one)
      }
      matched += weight * form
    },
    endName() {
      if (matched > 0) {
        let met = 0
        for (const [at, { weight }] of query.words.entries()) met += weight * (forms[at] ?? 0)
        best = Math.max(best, (matched / total) * met)
        matched = 0
        forms.fill(0)
      }
      total = 0
    },
    best: () => best,
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/**
 * Returns how strongly a form of a word suggests that the entry is meant. A loose relation helps with ranking, where it is
 * compared with others, but proves little alone: nearly everything is loosely related to something.
 */
function evidenceOf(weight: number): number {
  return weight >= minSolid ? weight : weight ** 1.5
}

function solidOf(weight: number): number {
  return weight >= minSolid ? weight : 0
}
