/** Relates the words of a language that writes compounds as one word: “Brief” and “Abschiedsbrief”, “Turmtreppe” and “Treppe”. */
import { indexOfSorted, lowerBound } from './text-index.ts'
import type { RelatedStem, Thesaurus } from './thesaurus.ts'

/** The last part says what a thing is, the first only which: an “Abschiedsbrief” is a letter. */
const weights = { endsWith: 0.7, startsWith: 0.5, tail: 0.6, head: 0.45 }
/** Shorter parts stand in words that have nothing to do with them. */
const minPart = 4
const minRest = 2
const maxRelated = 40

/**
 * @param stems those of the index, sorted
 * @param links what may join two parts, such as the s of “Abschiedsbrief”
 */
export function compoundsAmong(stems: readonly string[], links: readonly string[]): Thesaurus {
  const reversed = stems.map((stem) => reverse(stem)).sort()

  function near(root: string): readonly RelatedStem[] {
    return [
      ...wholesOf(root),
      ...cutsOf(root).flatMap(({ head, tail }) => [
        ...(tail === undefined ? [] : [related(tail, 'tail')]),
        ...(head === undefined ? [] : [related(head, 'head')]),
      ]),
    ]
  }

  /** Returns the words of the index that have the word as their first or last part. */
  function wholesOf(root: string): readonly RelatedStem[] {
    if (root.length < minPart) return []
    return [
      ...startingWith(reversed, reverse(root)).map((each) => related(reverse(each), 'endsWith')),
      ...startingWith(stems, root).map((each) => related(each, 'startsWith')),
    ]
  }

  /** Cuts a word in two wherever one part is a word of the index. */
  function cutsOf(root: string) {
    return Array.from({ length: Math.max(0, root.length - 2 * minPart + 1) }, (_, i) => {
      const [head, tail] = [root.slice(0, minPart + i), root.slice(minPart + i)]
      const bare = links.flatMap((link) => (head.endsWith(link) ? head.slice(0, -link.length) : []))
      return {
        head: [head, ...bare].find((each) => each.length >= minPart && isStem(each)),
        tail: isStem(tail) ? tail : undefined,
      }
    })
  }

  /** A typing mistake in one part leaves the other part a word. */
  function isMadeOfKnown(root: string): boolean {
    return cutsOf(root).some(({ head, tail }) => head !== undefined && tail !== undefined)
  }

  function isStem(word: string): boolean {
    return indexOfSorted(stems, word) !== undefined
  }

  return { near, has: (root) => wholesOf(root).length > 0 || isMadeOfKnown(root) }
}

function startingWith(sorted: readonly string[], start: string): readonly string[] {
  const from = lowerBound(sorted, start)
  const found: string[] = []
  for (let at = from; at < sorted.length && found.length < maxRelated; at++) {
    const word = sorted[at] ?? ''
    if (!word.startsWith(start)) break
    if (word.length >= start.length + minRest) found.push(word)
  }
  return found
}

function related(stem: string, how: keyof typeof weights): RelatedStem {
  return { stem, weight: weights[how] }
}

function reverse(word: string): string {
  return Array.from(word).reverse().join('')
}
