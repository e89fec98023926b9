/** Finds what else a word may mean: the pack’s own synonyms and other names, then general English. */
import { type Language, contentStems } from './language.ts'
import type { RelatedStem, Thesaurus } from './thesaurus.ts'

/** A pack’s synonyms mean the same, so they count almost as much as the word itself. */
const synonymWeight = 0.8

/** A word may be in many groups, but only the first ones count, so that no query takes long. */
const maxGroups = 20

export interface Expander extends Pick<Thesaurus, 'has'> {
  /** Returns stems that may replace the stem at index `at`, alone or as part of one of the pack’s phrases. */
  near(stems: readonly string[], at: number): readonly RelatedStem[]
}

/** @param groups words and phrases that mean the same, such as `['ex-wife', 'former wife', 'Catherine']`. */
export function createExpander(
  groups: readonly (readonly string[])[],
  thesaurus: Thesaurus,
  language: Language,
): Expander {
  // Each group is kept once, and each word knows its groups; a list of the others for each word would be as long as the square.
  const phrases = groups.map((group) => group.map((words) => stemsOf(language, words)))
  const groupsOf = new Map<string, number[]>()
  for (const [group, members] of phrases.entries()) {
    for (const root of new Set(members.flat())) {
      groupsOf.getOrInsertComputed(root, () => []).push(group)
    }
  }

  function near(stems: readonly string[], at: number): readonly RelatedStem[] {
    const root = stems[at] ?? ''
    const fromPack = (groupsOf.get(root) ?? []).slice(0, maxGroups).flatMap((group) => {
      const members = phrases[group] ?? []
      const meant = members.filter(
        (phrase) => phrase.includes(root) && containsPhrase(phrase, stems),
      )
      if (meant.length === 0) return []
      return members
        .filter((phrase) => meant.length > 1 || phrase !== meant[0])
        .flatMap((phrase) =>
          phrase.map((other) => ({ stem: other, weight: synonymWeight / phrase.length })),
        )
    })
    return [...fromPack, ...thesaurus.near(root)]
  }

  return { near, has: (root) => thesaurus.has(root) }
}

/** Whether the stems of a phrase follow one another among the others. */
function containsPhrase(phrase: readonly string[], stems: readonly string[]): boolean {
  return stems.some((_, from) => phrase.every((root, i) => stems[from + i] === root))
}

function stemsOf(language: Language, words: string): readonly string[] {
  const content = contentStems(language, words)
  return content.length > 0 ? content : language.wordsIn(words).map((word) => language.stem(word))
}
