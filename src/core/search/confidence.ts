/** How sure a hit is. Raw BM25 scores don’t separate sense from nonsense; the share of the query that matches does. */

export type Tier = 'strong' | 'weak' | 'none'

/** From this confidence on, a hit is an answer. */
const minStrongConfidence = 0.5
/** From this confidence on, a hit is worth showing among the closest; below, showing nothing is more honest. */
const minWeakConfidence = 0.18

/**
 * Returns the confidence in a hit, from 0 to 1.
 * @param coverage share of the weight of the query’s telling words that the entry has anywhere
 * @param aligned share of the query’s whole weight that lines up with it in order
 */
export function confidenceOf(coverage: number, aligned: number): number {
  return Math.max(coverage, 0.95 * aligned)
}

export function tierOf(confidence: number): Tier {
  if (confidence >= minStrongConfidence) return 'strong'
  return confidence >= minWeakConfidence ? 'weak' : 'none'
}

/**
 * Returns how far a form of a word shows that the entry is meant. A loose relation is good for ranking, where it is
 * compared with others, but proves little by itself: nearly everything is loosely related to something.
 */
export function sureness(weight: number): number {
  return weight >= 0.7 ? weight : weight * weight
}
