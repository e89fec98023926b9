/** Lines up the words of a query with those of an entry: the same words in the same order are the surest sign. */
import type { Query } from './parse-query.ts'
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

/** Shares from 0 to 1. In the sure ones, loosely related words count less. */
interface Alignment {
  /** The share of the query’s weight that lines up in order. */
  readonly order: number
  readonly sureOrder: number
  /** The share of its content words’ weight that occurs anywhere in the entry. */
  readonly coverage: number
  readonly sureCoverage: number
  /** The share of the label’s words that match. */
  readonly label: number
}

interface Link {
  readonly at: number
  readonly position: number
  readonly value: number
  readonly sure: number
}

/**
 * Prepares a query to be aligned with entries. The alignment is the heaviest chain of matches in the order of both
 * sides, less its gaps: local alignment (Smith and Waterman, “Identification of Common Molecular Subsequences”, 1981) on
 * words, computed over the matches only, since most words of an entry match nothing.
 */
export function createAligner(index: TextIndex, query: Query): (doc: number) => Alignment {
  const matches = Map.groupBy(
    query.words.flatMap(({ forms }, at) => forms.map((form) => ({ ...form, at }))),
    ({ stemId }) => stemId,
  )
  const total = query.words.reduce((sum, { weight }) => sum + weight, 0)
  const contentTotal = query.words.reduce((sum, { weight, stop }) => sum + (stop ? 0 : weight), 0)
  const bestForms = new Float64Array(query.words.length)
  const step = gapCost * index.maxIdf
  let comparisons = 0

  function align(doc: number): Alignment {
    const start = index.tokenStarts[doc] ?? 0
    const end = index.tokenStarts[doc + 1] ?? 0
    const labelEnd = index.labelEnds[doc] ?? 0
    const nameEnd = index.nameEnds[doc] ?? 0
    let order = 0
    let sureOrder = 0
    let labelled = 0
    let chain: Link[] = []
    bestForms.fill(0)
    for (let position = start; position < end; position++) {
      const wordId = index.tokens[position] ?? pieceEnd
      if (wordId === pieceEnd) {
        if (chain.length > 0) chain = []
        continue
      }
      const found = matches.get(index.stemOfWord[wordId] ?? 0)
      if (found === undefined) continue
      if (position < labelEnd) labelled++
      const here = found.map(({ at, weight }) => {
        if (weight > (bestForms[at] ?? 0)) bestForms[at] = weight
        const word = query.words[at]
        const form = weight < 1 || word?.wordId === wordId ? weight : sameStemFactor
        const full = (word?.weight ?? 0) * (position < nameEnd ? 1 : bodyFactor)
        return extendChain(chain, {
          at,
          position,
          value: full * form,
          sure: full * evidenceOf(form),
        })
      })
      for (const link of here) {
        chain.push(link)
        if (link.value > order) order = link.value
        if (link.sure > sureOrder) sureOrder = link.sure
      }
    }
    return {
      order: share(order, total),
      sureOrder: share(sureOrder, total),
      coverage: share(
        covered((weight) => weight),
        contentTotal,
      ),
      sureCoverage: share(covered(evidenceOf), contentTotal),
      label: labelled / Math.max(1, labelEnd - start - 1),
    }
  }

  /** Returns the match joined to the heaviest chain that can precede it. */
  function extendChain(chain: readonly Link[], link: Link): Link {
    let before = 0
    let sure = 0
    comparisons += chain.length
    if (comparisons > maxComparisons) return link
    for (const other of chain) {
      if (other.at >= link.at) continue
      const gap = link.position - other.position + link.at - other.at - 2
      const cost = step * Math.min(maxGap, gap)
      if (other.value - cost <= before) continue
      before = other.value - cost
      sure = Math.max(0, other.sure - cost)
    }
    return { ...link, value: link.value + before, sure: link.sure + sure }
  }

  function covered(valueOf: (weight: number) => number): number {
    return query.words.reduce(
      (sum, { weight, stop }, at) => sum + (stop ? 0 : weight * valueOf(bestForms[at] ?? 0)),
      0,
    )
  }

  return align
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/**
 * Returns how strongly a form of a word suggests that the entry is meant. A loose relation helps with ranking, where it is
 * compared with others, but proves little alone: nearly everything is loosely related to something.
 */
function evidenceOf(weight: number): number {
  return weight >= 0.7 ? weight : weight * weight
}
