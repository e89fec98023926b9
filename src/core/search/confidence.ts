/** How sure a hit is. Raw BM25 scores do not separate sense from nonsense; the share of the query that is met does. */

export type Tier = 'strong' | 'weak' | 'none'

/** From here on it is an answer. */
const minStrongConfidence = 0.5
/** From here on it is worth showing among the closest; below, saying nothing is more honest. */
const minWeakConfidence = 0.18

/**
 * The confidence in a hit, from 0 to 1.
 * @param coverage share of the query’s telling weight that the entry has, wherever it stands
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
 * How far a form of a word vouches that the entry is meant. A looser tie ranks well, since it is judged against others,
 * but says little by itself: nearly everything is loosely tied to something.
 */
export function sureness(weight: number): number {
  return weight >= 0.7 ? weight : weight * weight
}
