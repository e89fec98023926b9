/** Finds the words by which one unit of a text differs from the others, for search. */
import { foldLetters } from '../reply/fold-letters.ts'
import { languageOf } from '../search/languages/language-of.ts'

const maxKeywords = 6
/** What a unit speaks of once or twice may be chance. */
const minCount = 3
const minLength = 5
const maxPlaceLength = 40
const maxPlaces = 100
const notThings = /(?:ing|ed|ly|n[’']t|ment[eo]|ous|ful|ive|able)$/

/**
 * `units` are the texts of the paragraphs of each unit. Returns the keywords of each: places, and then words that are frequent
 * there and rare elsewhere.
 */
export function findKeywords(
  units: readonly (readonly string[])[],
  places: readonly string[],
  language: string,
): readonly (readonly string[])[] {
  const { counts, spread } = countWords(units)
  const { stopWords } = languageOf(language)
  const maxSpread = Math.max(1, units.length / 4)
  return units.map((paragraphs, index) => {
    const text = paragraphs.join(' ')
    const here = places
      .slice(0, maxPlaces)
      .filter((place) => place.length <= maxPlaceLength && text.includes(place))
    const words = [...(counts[index] ?? [])]
      .filter(([word, count]) => count >= minCount && (spread.get(word) ?? 0) <= maxSpread)
      .filter(([word]) => !notThings.test(word) && !stopWords.has(foldLetters(word)))
      .toSorted(([a, one], [b, other]) => other / (spread.get(b) ?? 1) - one / (spread.get(a) ?? 1))
      .map(([word]) => word)
    return [...new Set([...here, ...words])].slice(0, maxKeywords)
  })
}

function countWords(units: readonly (readonly string[])[]) {
  const spread = new Map<string, number>()
  const counts = units.map((paragraphs) => {
    const own = new Map<string, number>()
    for (const [word] of paragraphs
      .join(' ')
      .matchAll(/(?<![\p{L}’'])\p{Ll}[\p{L}\p{M}]+(?![\p{L}\p{M}’'])/gu)) {
      if (word.length >= minLength) own.set(word, (own.get(word) ?? 0) + 1)
    }
    for (const word of own.keys()) spread.set(word, (spread.get(word) ?? 0) + 1)
    return own
  })
  return { counts, spread }
}
