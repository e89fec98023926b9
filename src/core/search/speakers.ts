/** Tells whose words a query is after: in “what does Theodore say to Samantha about love” Theodore’s, not hers. */
import { stem } from './stem.ts'
import { contentStems } from './stop-words.ts'
import type { TextIndex } from './text-index.ts'

/** Words between who speaks and what about. */
const topicLinks: ReadonlySet<string> = new Set(['about', 'on', 'over', 'regarding'])
/** Words before the name of who only listens. */
const hearerLinks: ReadonlySet<string> = new Set(['to', 'with'])
const sayingWords: ReadonlySet<string> = new Set(['said', 'say', 'saying', 'says'])
/** Words before the name of who speaks. */
const sourceWords: ReadonlySet<string> = new Set(['by', 'from', 'of'])

const questionStart = /^(?:who|whom|whose|what|where|when|why|how|which|do|does|did|is|are|was)\b/
const noPeople: AskedPeople = { speakers: new Set(), cards: new Set() }

interface AskedPeople {
  /** Whose words are asked for; nobody’s if it is no question of who said something. */
  readonly speakers: ReadonlySet<string>
  /** Whose cards are asked for, where nothing but people is named, as in “Theodore and Samantha”. */
  readonly cards: ReadonlySet<string>
}

interface Name {
  readonly person: string
  readonly stems: readonly string[]
}

/** Returns a function that finds the people that a query names, and what for. */
export function createPeopleFinder({ entries }: TextIndex) {
  const names: readonly Name[] = entries
    .filter((entry) => entry.kind === 'character')
    .flatMap((entry) =>
      [entry.label, ...entry.aliases].map((name) => ({
        person: entry.label,
        stems: contentStems(name),
      })),
    )
    .filter(({ stems }) => stems.length > 0)

  /** @param isTopic whether the word at an index says what is looked for */
  return function findPeople(
    words: readonly string[],
    asksForQuote: boolean,
    isTopic: (at: number) => boolean,
  ): AskedPeople {
    const stems = words.map((word) => stem(word))
    const named = names
      .flatMap(({ person, stems: name }) => {
        const at = indexOfPhrase(name, stems)
        return at === -1
          ? []
          : [{ person, at, end: at + name.length, before: wordBefore(words, at) }]
      })
      .sort((a, b) => a.at - b.at)
    if (named.length === 0) return noPeople
    const isOnlyNames = words.every(
      (_, at) => !isTopic(at) || named.some((name) => name.at <= at && at < name.end),
    )
    const asksForWords =
      asksForQuote ||
      (!questionStart.test(words.join(' ')) &&
        (words.some((word) => topicLinks.has(word) || sayingWords.has(word)) ||
          named.some(({ end }) => words[end]?.endsWith('ing') === true)))
    if (!asksForWords) {
      return {
        speakers: new Set(),
        cards: new Set(isOnlyNames ? named.map(({ person }) => person) : []),
      }
    }
    const link = words.findIndex((word) => topicLinks.has(word) || hearerLinks.has(word))
    const sources = named.filter(({ before }) => sourceWords.has(before))
    const subjects = named.filter(
      ({ at, before }) => (link === -1 || at < link) && (at === named[0]?.at || before === 'and'),
    )
    const speakers = (sources.length > 0 ? sources : subjects).map(({ person }) => person)
    return { speakers: new Set(speakers), cards: new Set() }
  }
}

function wordBefore(words: readonly string[], at: number): string {
  return (words[at - 1] === 'the' ? words[at - 2] : words[at - 1]) ?? ''
}

/** Whether a word only links a speaker to a topic. */
export function isLinkingWord(word: string): boolean {
  return topicLinks.has(word)
}

function indexOfPhrase(phrase: readonly string[], stems: readonly string[]): number {
  return stems.findIndex((_, from) => phrase.every((root, i) => stems[from + i] === root))
}
