/** Tells whose words a query is after: in “what does Theodore say to Samantha about love” Theodore’s, not hers. */
import { type Language, contentStems } from './language.ts'
import type { TextIndex } from './text-index.ts'

const noPeople: AskedPeople = { speakers: new Set(), characters: new Set() }

interface AskedPeople {
  /** Whose words are asked for; nobody’s if it is no question of who said something. */
  readonly speakers: ReadonlySet<string>
  /** Who is asked for themselves, where nothing but people is named, as in “Theodore and Samantha”. */
  readonly characters: ReadonlySet<string>
}

interface Name {
  readonly person: string
  readonly stems: readonly string[]
}

/** Returns a function that finds the people that a query names, and what for. */
export function createPeopleFinder({ entries, language }: TextIndex) {
  const { topicLinks, hearerLinks, sayingWords, sourceWords, and, questionStarts, doing } =
    language.people
  const names: readonly Name[] = entries
    .filter((entry) => entry.kind === 'character')
    .flatMap((entry) =>
      [entry.label, ...entry.aliases].map((name) => ({
        person: entry.label,
        stems: contentStems(language, name),
      })),
    )
    .filter(({ stems }) => stems.length > 0)

  /** @param isTopic whether the word at an index says what is looked for */
  return function findPeople(
    words: readonly string[],
    asksForQuote: boolean,
    isTopic: (at: number) => boolean,
  ): AskedPeople {
    const stems = words.map((word) => language.stem(word))
    const named = names
      .flatMap(({ person, stems: name }) => {
        const at = indexOfPhrase(name, stems)
        return at === -1
          ? []
          : [{ person, at, end: at + name.length, before: wordBefore(language, words, at) }]
      })
      .sort((a, b) => a.at - b.at)
    if (named.length === 0) return noPeople
    const isOnlyNames = words.every(
      (_, at) => !isTopic(at) || named.some((name) => name.at <= at && at < name.end),
    )
    const asksForWords =
      asksForQuote ||
      (!questionStarts.has(words[0] ?? '') &&
        (words.some((word) => topicLinks.has(word) || sayingWords.has(word)) ||
          named.some(({ end }) => doing?.test(words[end] ?? '') === true)))
    if (!asksForWords) {
      return {
        speakers: new Set(),
        characters: new Set(isOnlyNames ? named.map(({ person }) => person) : []),
      }
    }
    const link = words.findIndex((word) => topicLinks.has(word) || hearerLinks.has(word))
    const sources = named.filter(({ before }) => sourceWords.has(before))
    const subjects = named.filter(
      ({ at, before }) => (link === -1 || at < link) && (at === named[0]?.at || and.has(before)),
    )
    const speakers = (sources.length > 0 ? sources : subjects).map(({ person }) => person)
    return { speakers: new Set(speakers), characters: new Set() }
  }
}

function wordBefore({ articles }: Language, words: readonly string[], at: number): string {
  return (articles.has(words[at - 1] ?? '') ? words[at - 2] : words[at - 1]) ?? ''
}

function indexOfPhrase(phrase: readonly string[], stems: readonly string[]): number {
  return stems.findIndex((_, from) => phrase.every((root, i) => stems[from + i] === root))
}
