/** General synonyms: the relations of WordNet. */

/** A stem that may stand for another. The weight is 1 for the word itself. */
export interface RelatedStem {
  readonly stem: string
  readonly weight: number
}

/** Related words in general English, by their stems. */
export interface Thesaurus {
  /** Whether this is the stem of an English word, and so not a typing mistake. */
  has(root: string): boolean
  near(root: string): readonly RelatedStem[]
}

/** The lines of thesaurus.txt list related words in three groups, from synonyms to loose relations (see src/cli/thesaurus.ts). */
const groupWeights = [0.5, 0.35, 0.2]

/** @param read returns the text of thesaurus.txt; called only when the first word is looked up, to save memory until then. */
export function createThesaurus(read: () => string): Thesaurus {
  let text: string | undefined

  /** Finds the line of a stem by binary search in the sorted text; a list of lines would take ten times the memory. */
  function lineOf(root: string): string | undefined {
    text ??= read()
    let low = 0
    let high = text.length
    while (low < high) {
      const middle = (low + high) >> 1
      const start = text.lastIndexOf('\n', middle - 1) + 1
      const end = text.indexOf('\n', middle)
      if (text.slice(start, end) < root) low = end + 1
      else high = start
    }
    const line = text.slice(low, text.indexOf('\n', low))
    return line === root || line.startsWith(`${root} `) ? line : undefined
  }

  return {
    has: (root) => lineOf(root) !== undefined,
    near(root) {
      const groups =
        lineOf(root)
          ?.slice(root.length + 1)
          .split('|') ?? []
      return groups.flatMap((group, i) =>
        group
          .split(' ')
          .filter(Boolean)
          .map((other) => ({ stem: other, weight: groupWeights[i] ?? 0 })),
      )
    },
  }
}

/** Knows no words. */
export const emptyThesaurus: Thesaurus = { has: () => false, near: () => [] }
