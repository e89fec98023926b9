/** Lines up the words of a query with those of an entry: the same words in the same order are the surest sign. */
import { sureness } from './confidence.ts'
import type { Query } from './query.ts'
import { type TextIndex, pieceEnd } from './text-index.ts'

/** What stands between two neighbours of the query costs this much of a telling word, for each word in between. */
const gapCost = 0.04
const mostGap = 8
/** Another form of the same word is a little less than the word itself. */
const sameStem = 0.93
/** A line-up in what is told about an entry is a little less than one in its own words. */
const toldShare = 0.9

export interface Alignment {
  /** Share of the query’s weight that lines up, from 0 to 1. */
  readonly share: number
  /** The same with loose ties counted for less. */
  readonly sure: number
  /** Share of the label’s words that were met, from 0 to 1. */
  readonly label: number
}

export interface Aligner {
  align(doc: number): Alignment
}

/**
 * Prepares a query to be lined up with entries. The line-up is the heaviest chain of matches that keeps the order of both
 * sides, less its gaps: local alignment (Smith and Waterman, 1981) on words, computed over matches alone, since most
 * words of an entry match nothing.
 */
export function createAligner(index: TextIndex, query: Query): Aligner {
  const matches = new Map<number, { readonly at: number; readonly weight: number }[]>()
  let total = 0
  query.words.forEach((word, at) => {
    total += word.weight
    for (const { stemId, weight } of word.forms) {
      matches.set(stemId, [...(matches.get(stemId) ?? []), { at, weight }])
    }
  })
  const unit = index.mostIdf

  function align(doc: number): Alignment {
    const start = index.tokenStarts[doc] ?? 0
    const labelEnd = index.labelEnds[doc] ?? 0
    const nameEnd = index.nameEnds[doc] ?? 0
    const end = index.tokenStarts[doc + 1] ?? 0
    let best = 0
    let sure = 0
    let met = 0
    let chains: {
      readonly at: number
      readonly place: number
      readonly value: number
      readonly sure: number
    }[] = []
    for (let place = start; place < end; place++) {
      const wordId = index.tokens[place] ?? pieceEnd
      if (wordId === pieceEnd) {
        chains = []
        continue
      }
      const found = matches.get(index.stemOfWord[wordId] ?? 0)
      if (found === undefined) continue
      if (place < labelEnd) met++
      const here = []
      for (const { at, weight } of found) {
        const word = query.words[at]
        if (word === undefined) continue
        const exact = weight < 1 || word.wordId === wordId ? weight : sameStem
        const own = word.weight * exact * (place < nameEnd ? 1 : toldShare)
        let before = 0
        let sureBefore = 0
        for (const chain of chains) {
          if (chain.at >= at) continue
          const gap = place - chain.place - 1 + (at - chain.at - 1)
          const cost = gapCost * unit * Math.min(mostGap, gap)
          if (chain.value - cost <= before) continue
          before = chain.value - cost
          sureBefore = Math.max(0, chain.sure - cost)
        }
        const link = {
          at,
          place,
          value: own + before,
          sure: (own / exact) * sureness(exact) + sureBefore,
        }
        here.push(link)
        best = Math.max(best, link.value)
        sure = Math.max(sure, link.sure)
      }
      chains.push(...here)
    }
    return {
      share: total === 0 ? 0 : best / total,
      sure: total === 0 ? 0 : sure / total,
      label: met / Math.max(1, labelEnd - start - 1),
    }
  }

  return { align }
}
