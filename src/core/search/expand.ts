/** Finds what else a word may mean: the pack’s own synonyms and other names, then general English. */
import { stem } from './stem.ts'
import { contentStems } from './stop-words.ts'
import type { RelatedStem, Thesaurus } from './thesaurus.ts'
import { wordsIn } from './tokenise.ts'

/** A pack’s synonyms mean the same, so they count almost as much as the word itself. */
const synonymWeight = 0.8

/** A phrase and the other ways to say it. */
interface Phrase {
  readonly stems: readonly string[]
  readonly others: readonly RelatedStem[]
}

export interface Expander extends Pick<Thesaurus, 'has'> {
  /** Returns stems that may replace the stem at index `at`, alone or as part of one of the pack’s phrases. */
  near(stems: readonly string[], at: number): readonly RelatedStem[]
}

/** @param groups words and phrases that mean the same, such as `['ex-wife', 'former wife', 'Catherine']`. */
export function createExpander(
  groups: readonly (readonly string[])[],
  thesaurus: Thesaurus,
): Expander {
  const phrases = new Map<string, Phrase[]>()
  for (const group of groups) {
    const members = group.map((words) => stemsOf(words))
    members.forEach((member, i) => {
      const others = members.flatMap((other, j) =>
        i === j ? [] : other.map((root) => ({ stem: root, weight: synonymWeight / other.length })),
      )
      for (const root of new Set(member)) {
        phrases.set(root, [...(phrases.get(root) ?? []), { stems: member, others }])
      }
    })
  }

  function near(stems: readonly string[], at: number): readonly RelatedStem[] {
    const root = stems[at] ?? ''
    const fromPack = (phrases.get(root) ?? [])
      .filter((phrase) => containsPhrase(phrase.stems, stems))
      .flatMap((phrase) => phrase.others)
    return fromPack.length === 0 ? thesaurus.near(root) : [...fromPack, ...thesaurus.near(root)]
  }

  return { near, has: (root) => thesaurus.has(root) }
}

/** Whether the stems of a phrase follow one another among the others. */
export function containsPhrase(phrase: readonly string[], stems: readonly string[]): boolean {
  return stems.some((_, from) => phrase.every((root, i) => stems[from + i] === root))
}

function stemsOf(words: string): readonly string[] {
  const content = contentStems(words)
  return content.length > 0 ? content : wordsIn(words).map((word) => stem(word))
}
