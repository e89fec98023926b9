/** Finds the words that somebody may have meant by one that the index doesn’t have. */
import { editDistance, maxTypos } from './edit-distance.ts'
import type { TextIndex } from './text-index.ts'

/** The most words that are compared letter by letter for one correction, whatever the index has. */
const maxCompared = 3000

/** From this length a word may contain two typing mistakes. */
const lengthForTwoTypos = 7

/** Returns up to `limit` words of the index within `maxDistance` typing mistakes (2), the nearest first and then the commonest. */
export type Corrector = (typed: string, limit: number, maxDistance?: number) => readonly string[]

export function createCorrector(index: TextIndex): Corrector {
  // A typing mistake changes at most two of a word’s letters, so one exclusive or rules out most words.
  const letterMasks = new Uint32Array(index.words.length)
  const lengths = new Uint16Array(index.words.length)
  for (const [id, word] of index.words.entries()) {
    letterMasks[id] = letterMask(word)
    lengths[id] = word.length
  }

  return (typed, limit, maxDistance = 2) => {
    const max = Math.min(maxDistance, maxTypos(typed.length, lengthForTwoTypos))
    if (max === 0 || typed.length > 30) return []
    const typedMask = letterMask(typed)
    const found: { readonly word: string; readonly distance: number; readonly idf: number }[] = []
    let compared = 0
    for (let id = 0; id < letterMasks.length; id++) {
      const length = lengths[id] ?? 0
      if (length < 3 || length - typed.length > max || typed.length - length > max) continue
      if (countBits(typedMask ^ (letterMasks[id] ?? 0)) > 2 * max) continue
      if (++compared > maxCompared) break
      const word = index.words[id] ?? ''
      const distance = editDistance(typed, word, max)
      if (distance > max) continue
      const isSameStart = word[0] === typed[0]
      // Hardly anybody gets the first letter wrong as well.
      if (!isSameStart && (distance > 1 || typed.length < 5)) continue
      const cost = distance + (isSameStart ? 0 : 0.5)
      found.push({ word, distance: cost, idf: index.idf[index.stemOfWord[id] ?? 0] ?? 0 })
    }
    return found
      .sort((a, b) => a.distance - b.distance || a.idf - b.idf || (a.word < b.word ? -1 : 1))
      .slice(0, limit)
      .map(({ word }) => word)
  }
}

/** Returns the corrector for so many words; for further ones it finds nothing. */
export function limitCalls(nearest: Corrector, maxCalls: number): Corrector {
  let calls = 0
  return (...words) => (++calls > maxCalls ? [] : nearest(...words))
}

function letterMask(word: string): number {
  let mask = 0
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31)
  return mask
}

/** Returns how many bits are set, counted two, four and eight at a time (Warren, “Hacker’s Delight”, 2002, section 5–1). */
function countBits(mask: number): number {
  const twos = mask - ((mask >>> 1) & 0x55555555)
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
