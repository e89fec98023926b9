/** Finds the word that somebody meant when the one they typed doesn’t exist. */
import { editDistance, maxTypos } from './edit-distance.ts'
import type { TextIndex } from './text-index.ts'

/** From this length a word may contain two typing mistakes. */
const lengthForTwoTypos = 7

/** Finds words of the index near the one typed, nearest first and then commonest, at most `most`, with at most so many slips. */
export type Corrector = (typed: string, most: number, slips?: number) => readonly string[]

export function createCorrector(index: TextIndex): Corrector {
  // Each slip changes at most two of the letters that a word has, so most words are ruled out by one exclusive or.
  const letters = Uint32Array.from(index.words, (word) => letterMask(word))
  const lengths = Uint16Array.from(index.words, (word) => word.length)

  return (typed, most, atMost = 2) => {
    const slips = Math.min(atMost, maxTypos(typed.length, lengthForTwoTypos))
    if (slips === 0 || typed.length > 30) return []
    const mine = letterMask(typed)
    const found: { readonly word: string; readonly distance: number; readonly idf: number }[] = []
    for (let id = 0; id < letters.length; id++) {
      const length = lengths[id] ?? 0
      if (length < 3 || length - typed.length > slips || typed.length - length > slips) continue
      if (bits(mine ^ (letters[id] ?? 0)) > 2 * slips) continue
      const word = index.words[id] ?? ''
      const distance = editDistance(typed, word, slips)
      if (distance > slips) continue
      const sameStart = word[0] === typed[0]
      // Hardly anybody gets the first letter wrong as well.
      if (!sameStart && (distance > 1 || typed.length < 5)) continue
      const cost = distance + (sameStart ? 0 : 0.5)
      found.push({ word, distance: cost, idf: index.idf[index.stemOfWord[id] ?? 0] ?? 0 })
    }
    return found
      .sort((a, b) => a.distance - b.distance || a.idf - b.idf || (a.word < b.word ? -1 : 1))
      .slice(0, most)
      .map(({ word }) => word)
  }
}

function letterMask(word: string): number {
  let set = 0
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31)
  return set
}

/** How many bits are set, two, four and eight at a time (Warren, “Hacker’s Delight”, 2002, section 5–1). */
function bits(set: number): number {
  const twos = set - ((set >>> 1) & 0x55555555)
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
