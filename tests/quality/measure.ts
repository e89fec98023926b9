/** Measures how well an engine answers labelled queries: hit@1, hit@5, MRR@10 and how sure it is. */
import type { ReadQuery } from './read-queries.ts'

export interface Answer {
  /** `kind/id`. */
  readonly entry: string
  readonly strong: boolean
}

export type Engine = (words: string) => readonly Answer[]

export interface Measure {
  readonly count: number
  /** Share of the queries whose first hit is an answer. */
  readonly hit1: number
  /** Share of the queries with an answer among the first three. */
  readonly hit3: number
  /** Share of the queries with an answer among the first five. */
  readonly hit5: number
  /** Mean of 1 / rank of the first right answer among the first ten, 0 where there is none. */
  readonly mrr: number
  /** Share with a right answer among the first five that is sure. */
  readonly strongHit5: number
  /** Share with a right answer among the first five of the sure hits, as if there were no others. */
  readonly sureAlone5: number
  /** Share answered with nothing at all. */
  readonly nothing: number
  /** Share answered with at least one sure hit. */
  readonly anyStrong: number
}

export function measure(engine: Engine, queries: readonly ReadQuery[]): Measure {
  const results = queries.map((query) => {
    const answers = engine(query.words)
    const rank = answers.findIndex(({ entry }) => query.answers.includes(entry))
    const sureRank = answers
      .filter(({ strong }) => strong)
      .findIndex(({ entry }) => query.answers.includes(entry))
    return {
      first: rank === 0,
      sureAlone: sureRank >= 0 && sureRank < 5,
      amongThree: rank >= 0 && rank < 3,
      hit: rank >= 0 && rank < 5,
      strongHit: rank >= 0 && rank < 5 && answers[rank]?.strong === true,
      reciprocal: rank >= 0 && rank < 10 ? 1 / (rank + 1) : 0,
      nothing: answers.length === 0,
      anyStrong: answers.some(({ strong }) => strong),
    }
  })
  function mean(value: (result: (typeof results)[number]) => number): number {
    return results.reduce((sum, result) => sum + value(result), 0) / Math.max(1, results.length)
  }
  return {
    count: queries.length,
    hit1: mean(({ first }) => Number(first)),
    hit3: mean(({ amongThree }) => Number(amongThree)),
    hit5: mean(({ hit }) => Number(hit)),
    mrr: mean(({ reciprocal }) => reciprocal),
    strongHit5: mean(({ strongHit }) => Number(strongHit)),
    sureAlone5: mean(({ sureAlone }) => Number(sureAlone)),
    nothing: mean((result) => Number(result.nothing)),
    anyStrong: mean((result) => Number(result.anyStrong)),
  }
}

/** Classes whose queries have a right answer. */
export function isAnswerable(name: string): boolean {
  return name !== 'gibberish' && name !== 'off-topic' && name !== 'word-sharing'
}
