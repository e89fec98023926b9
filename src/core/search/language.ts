/** What search knows of a language: how a text falls apart into words, which of them count, and how people ask. */
import type { EntryKind } from '../pack/sections.ts'
import type { NumberWords } from './numbers.ts'
import type { Token } from './tokenise.ts'

/** Words that ask, as against those that say what is asked for. All are as `wordsIn` returns them. */
export interface QuestionWords {
  /** They belong to the question wherever they stand, unless nothing else is typed, and count a little. */
  readonly anywhere: ReadonlySet<string>
  /** They only ask where a query begins or ends with them. */
  readonly openers: ReadonlySet<string>
  readonly closers: ReadonlySet<string>
  /** What questions begin with. */
  readonly starts: ReadonlySet<string>
  /** Those of them that ask how somebody is or changes, and the words that such a question may end with. */
  readonly howStarts: ReadonlySet<string>
  readonly changes: ReadonlySet<string>
  /** How people lead up to a question, and how they leave it. */
  readonly leadIn?: RegExp
  readonly leadOut?: RegExp
  /** Which kind of entry a wording asks for. */
  readonly kinds: readonly (readonly [RegExp, EntryKind])[]
}

/** Words that tell who speaks, to whom, and about what. */
export interface PeopleWords {
  readonly topicLinks: ReadonlySet<string>
  /** Words before the name of who only listens. */
  readonly hearerLinks: ReadonlySet<string>
  readonly sayingWords: ReadonlySet<string>
  /** Words before the name of who speaks. */
  readonly sourceWords: ReadonlySet<string>
  /** Words between two names. */
  readonly and: ReadonlySet<string>
  /** What questions begin with that ask for more than somebody’s words. */
  readonly questionStarts: ReadonlySet<string>
  /** What somebody does, as in “Theodore talking”. */
  readonly doing?: RegExp
}

/** Words that name a place in the work: “scene 16”, “the last letter”. */
export interface PlaceWords {
  /** What the parts of works are called, with what people write for them. Only scenes are counted; the others stand in scenes’ names. */
  readonly units: ReadonlyMap<string, string>
  /** “Number” between a part and its number. */
  readonly numberSigns: ReadonlySet<string>
  /** Words around a place that ask for nothing else. */
  readonly fillers: ReadonlySet<string>
  /** Words for the beginning and the end of the story. */
  readonly first: ReadonlySet<string>
  readonly last: ReadonlySet<string>
  /** What somebody may want of a scene. */
  readonly parts: ReadonlySet<string>
  readonly firstAdjectives: ReadonlySet<string>
  readonly lastAdjectives: ReadonlySet<string>
  readonly next: ReadonlySet<string>
  readonly previous: ReadonlySet<string>
  /** Words for the last but one, and those between “second” and “last”. */
  readonly lastButOne: ReadonlySet<string>
  readonly beforeLast: ReadonlySet<string>
  /** Whether adjectives may follow: “escena final”. */
  readonly adjectivesFollow: boolean
  readonly numbers: NumberWords
}

export interface Language {
  /** Returns the words of a text in order, as they are compared; none if it has no letters or digits. */
  readonly tokenise: (text: string) => readonly Token[]
  /** Returns the same words without their positions. */
  readonly wordsIn: (text: string) => readonly string[]
  readonly stem: (word: string) => string
  /** Words so common that they say nothing about a topic. They count only when whole lines are compared. */
  readonly stopWords: ReadonlySet<string>
  /** Names are the same with and without them. */
  readonly articles: ReadonlySet<string>
  readonly questions: QuestionWords
  readonly people: PeopleWords
  readonly places: PlaceWords
  /** What may join the parts of a compound, such as the s of “Abschiedsbrief”; none where words do not grow together. */
  readonly compoundLinks: readonly string[]
  /** Whether the thesaurus has its words. */
  readonly hasThesaurus: boolean
}

/** Returns the words of a text as one string, for comparing whole names. */
export function normaliseIn({ wordsIn }: Language, text: string): string {
  return wordsIn(text).join(' ')
}

/** Returns the stems of the words of a text that are no stop words, in order. */
export function contentStems(
  { wordsIn, stopWords, stem }: Language,
  text: string,
): readonly string[] {
  return wordsIn(text)
    .filter((word) => !stopWords.has(word))
    .map((word) => stem(word))
}

/** Reads a list of words as the tables of languages write it. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''))
}

/** Reads “scene:scenes,sc act:acts” as what each word stands for. */
export function unitWords(units: string): ReadonlyMap<string, string> {
  return new Map(
    units
      .trim()
      .split(/\s+/)
      .flatMap((line) => {
        const [unit = '', others = ''] = line.split(':')
        return [unit, ...others.split(',')]
          .filter((word) => word !== '')
          .map((word) => [word, unit] as const)
      }),
  )
}
