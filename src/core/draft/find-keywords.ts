/** Finds the words by which one unit of a text differs from the others, for search. */
import { foldLetters } from '../reply/fold-letters.ts'
import { languageOf } from '../search/languages/language-of.ts'

const maxKeywords = 6
/** What a unit speaks of once or twice may be chance. */
const minCount = 3
const minLength = 5
const notThings = /(?:ing|ed|ly|n[’']t|ment[eo]|ous|ful|ive|able)$/

interface UnitWords {
  readonly counts: readonly ReadonlyMap<string, number>[]
  readonly units: ReadonlyMap<string, number>
}

const countsOf = new WeakMap<object, UnitWords>()

/** `units` are the texts of the paragraphs of each unit. Places come first, then words that are frequent here and rare elsewhere. */
export function findKeywords(
  units: readonly (readonly string[])[],
  index: number,
  places: readonly string[],
  language: string,
): readonly string[] {
  const { counts, units: spread } = wordCounts(units)
  const { stopWords } = languageOf(language)
  const text = (units[index] ?? []).join(' ')
  const here = places.filter((place) => text.includes(place) && place.length <= 40)
  const words = [...(counts[index] ?? [])]
    .filter(
      ([word, count]) =>
        count >= minCount && !stopWords.has(foldLetters(word)) && !notThings.test(word),
    )
    .filter(([word]) => (spread.get(word) ?? 0) <= Math.max(1, units.length / 4))
    .toSorted(([a, one], [b, other]) => other / (spread.get(b) ?? 1) - one / (spread.get(a) ?? 1))
    .map(([word]) => word)
  return [...new Set([...here, ...words])].slice(0, maxKeywords)
}

/** Counted once for all units of a text. */
function wordCounts(units: readonly (readonly string[])[]): UnitWords {
  const known = countsOf.get(units)
  if (known !== undefined) return known
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
  const found = { counts, units: spread }
  countsOf.set(units, found)
  return found
}
