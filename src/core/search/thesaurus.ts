/** The general synonym layer: WordNet’s relations and the words that students use for what books say. */
import { everydayGroups } from './everyday-english.ts'
import { tellingStems } from './stop-words.ts'

/** A stem that may stand for another, and how far: 1 is the word itself. */
export interface RelatedStem {
  readonly stem: string
  readonly weight: number
}

/** What is near in general English, by stems. */
export interface Thesaurus {
  /** Whether it is the stem of an English word, so that it is not taken for a slip of the pen. */
  has(root: string): boolean
  near(root: string): readonly RelatedStem[]
}

/** The lines of thesaurus.txt list near words in three groups, from synonyms to loose ties (see src/cli/thesaurus.ts). */
const groupWeights = [0.5, 0.35, 0.2]
const everydayWeight = 0.55

let everydayByStem: ReadonlyMap<string, readonly string[]> | undefined

/** `read` gives the text of thesaurus.txt; it is called when the first word is looked up, since most of the text is memory. */
export function createThesaurus(read: () => string): Thesaurus {
  let text: string | undefined

  /** The line of a stem, found by halving the text, whose lines are in order; a list of them would take ten times the memory. */
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
    has: (root) => lineOf(root) !== undefined || nearEveryday(root).length > 0,
    near(root) {
      const groups =
        lineOf(root)
          ?.slice(root.length + 1)
          .split('|') ?? []
      return [
        ...nearEveryday(root).map((other) => ({ stem: other, weight: everydayWeight })),
        ...groups.flatMap((group, i) =>
          group
            .split(' ')
            .filter(Boolean)
            .map((other) => ({ stem: other, weight: groupWeights[i] ?? 0 })),
        ),
      ]
    },
  }
}

/** Only the words that students use for what books say. */
export const everydayThesaurus: Thesaurus = createThesaurus(() => '')

function nearEveryday(root: string): readonly string[] {
  everydayByStem ??= groupByStem()
  return everydayByStem.get(root) ?? []
}

function groupByStem(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>()
  for (const group of everydayGroups) {
    const stems = [...new Set(tellingStems(group))]
    for (const one of stems) {
      all.set(one, [...(all.get(one) ?? []), ...stems.filter((other) => other !== one)])
    }
  }
  return all
}
