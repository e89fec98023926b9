/** Interprets what was typed: what each word may stand for, whose words or which kind of thing is meant. */
import { type Corrector, limitCalls } from './correct.ts'
import type { EntryKind } from '../pack/sections.ts'
import { cutText } from '../reply/truncate.ts'
import type { Expander } from './expand.ts'
import { countLeadingWords, isOrdinaryWord, kindsAskedFor, topicWeights } from './question-words.ts'
import type { Language } from './language.ts'
import { createPeopleFinder } from './speakers.ts'
import { type TextIndex, indexOfSorted, lowerBound } from './text-index.ts'

/** A stem of the index that a word of the query may stand for. The weight is 1 for the word itself. */
interface WordForm {
  readonly stemId: number
  readonly weight: number
}

interface QueryWord {
  readonly typed: string
  readonly wordId: number | undefined
  /** A correction or completion, if the index doesn’t have the word as typed. */
  readonly guess: string | undefined
  readonly forms: readonly WordForm[]
  /** How significant the word is. Stop words count only a little, and only where they are in order. */
  readonly weight: number
  readonly stop: boolean
  /** Whether it belongs to what is looked for, and not to the question. */
  readonly isTopic: boolean
}

export interface Query {
  readonly words: readonly QueryWord[]
  /** The kinds that the wording asks for. */
  readonly kinds: ReadonlySet<EntryKind>
  /** The names of the people whose words it may ask for. */
  readonly speakers: ReadonlySet<string>
  /** The names of the people who are asked about, if nothing else is. */
  readonly characters: ReadonlySet<string>
}

/** Of longer queries the most telling words are read, to bound the time of an answer. */
const maxWords = 48
const maxCharacters = 3000
const maxWordLength = 40
/** A query with more unknown words than this is no sentence with typing mistakes. */
const maxCorrections = 16

const prefixWeight = 0.8
const correctedWeights = [0.9, 0.7, 0.6]
/** A typing mistake can make another English word (“reel” for “real”), but more often that word is meant. */
const otherWordWeight = 0.45
/** A shorter last word is taken for the beginning of one even where English has it, as it has “re” and “sam”. */
const minWholeWord = 4
const maxForms = 40
/** The least weight of any other word, so that a name which stands everywhere still counts. */
export const minWeight = 0.3
/** The weight of a stop word, as a share of that of the rarest. */
export const stopWeight = 0.12

export function createQueryParser(
  index: TextIndex,
  expander: Expander,
  nearest: Corrector,
): (typed: string) => Query {
  const { language } = index
  const { stem, stopWords, articles } = language
  const findPeople = createPeopleFinder(index)

  function parse(typed: string): Query {
    const texts = mostTelling(readWords(language, typed))
    const correct = limitCalls(nearest, maxCorrections)
    const unfinished = endsUnfinished(typed)
    const { words, guesses } = correctWords(texts, unfinished, correct)
    const stems = words.map((word) => stem(word))
    const topics = topicWeights(language, words)
    const lead = countLeadingWords(language, words)
    const asked = kindsAskedFor(language, words)
    const { speakers, characters } = findPeople(
      words,
      asked.has('quote'),
      (at) => topics[at] === 1 && !stopWords.has(words[at] ?? ''),
    )
    const kinds = new Set(asked)
    if (characters.size > 0) kinds.add('character')
    else if (speakers.size > 0) kinds.add('quote')
    const isNonsense = guesses.size > 0 && isMostlyUnknown(words, guesses)
    return {
      words: words.map((word, at) => {
        const topic =
          speakers.size > 0 && language.people.topicLinks.has(word) ? 0 : (topics[at] ?? 0)
        return {
          typed: word,
          wordId: indexOfSorted(index.words, word),
          guess: guesses.get(at)?.[0],
          forms:
            topic === 0 || isNonsense
              ? []
              : formsOf(
                  word,
                  stems,
                  at,
                  guesses.get(at),
                  correct,
                  unfinished && at === words.length - 1,
                ),
          stop: topic === 0 || stopWords.has(guesses.get(at)?.[0] ?? word),
          isTopic: topic === 1 && at >= lead && !articles.has(word),
          weight: topic * weightOf(word, stems[at] ?? '', guesses.get(at)),
        }
      }),
      kinds,
      speakers,
      characters,
    }
  }

  /** Returns the words in their order, without the commonest where there are too many. */
  function mostTelling(words: readonly string[]): readonly string[] {
    if (words.length <= maxWords) return words
    const content = new Set(words.filter((word) => !stopWords.has(word)))
    const rarest = [...content].sort((a, b) => rarity(b) - rarity(a)).slice(0, maxWords)
    return [...content].filter((word) => rarest.includes(word))
  }

  /** Words that the index doesn’t have say nothing. */
  function rarity(word: string): number {
    const stemId = indexOfSorted(index.stems, stem(word))
    return stemId === undefined ? 0 : (index.idf[stemId] ?? 0)
  }

  /** Returns the words, split where a space was left out, with guesses for those that the index doesn’t have. */
  function correctWords(typed: readonly string[], isLastUnfinished: boolean, correct: Corrector) {
    const words: string[] = []
    const guesses = new Map<number, readonly string[]>()
    for (const [at, word] of typed.entries()) {
      const completions = isLastUnfinished && at === typed.length - 1 ? completionsOf(word) : []
      if (completions.length > 0 && !isWholeWord(word)) {
        guesses.set(words.length, completions)
        words.push(word)
        continue
      }
      if (isKnown(word)) {
        words.push(word)
        continue
      }
      const parts = splitWord(word)
      if (parts !== undefined) {
        words.push(...parts)
        continue
      }
      const candidates = correct(word, 3)
      if (candidates.length > 0) guesses.set(words.length, candidates)
      words.push(word)
    }
    return { words, guesses }
  }

  /** Whether none of several words is known, and few are mistyped ones: “plorf znibble qua” is no question for “quarrel”. */
  function isMostlyUnknown(
    words: readonly string[],
    guesses: ReadonlyMap<number, readonly string[]>,
  ): boolean {
    const content = [...words.entries()].filter(([, word]) => !stopWords.has(word))
    const isAnyKnown = content.some(
      ([, word]) => hasWord(word) || hasStem(word) || isWholeWord(word),
    )
    const slips = content.filter(([at, word]) => guesses.get(at)?.[0]?.startsWith(word) === false)
    return !isAnyKnown && content.length > 1 && 2 * slips.length < content.length
  }

  /** Whether the last word may be meant as it stands, though it may go on. */
  function isWholeWord(word: string): boolean {
    return word.length >= minWholeWord && expander.has(stem(word))
  }

  function isKnown(word: string): boolean {
    if (isOrdinaryWord(language, word)) return true
    return hasWord(word) || hasStem(word) || expander.has(stem(word))
  }

  function hasWord(word: string): boolean {
    return indexOfSorted(index.words, word) !== undefined
  }

  function hasStem(word: string): boolean {
    return indexOfSorted(index.stems, stem(word)) !== undefined
  }

  function splitWord(word: string): readonly [string, string] | undefined {
    if (word.length < 6) return undefined
    for (let at = 2; at <= word.length - 3; at++) {
      const head = word.slice(0, at)
      const tail = word.slice(at)
      if (hasWord(head) && hasWord(tail)) {
        if (head.length > 2 || head === 'ex') return [head, tail]
      }
    }
    return undefined
  }

  /** Returns the words of the index that begin with an unfinished word. */
  function completionsOf(start: string): readonly string[] {
    if (start.length < 2 || hasStem(start) || hasWord(start)) return []
    const from = lowerBound(index.words, start)
    const found: string[] = []
    for (let id = from; id < index.words.length && found.length < maxForms; id++) {
      const word = index.words[id] ?? ''
      if (!word.startsWith(start)) break
      found.push(word)
    }
    return found
  }

  function formsOf(
    typed: string,
    stems: readonly string[],
    at: number,
    guesses: readonly string[] | undefined,
    correct: Corrector,
    isLast: boolean,
  ): readonly WordForm[] {
    const best = new Map<number, number>()
    let leastWeight = 1
    function add(root: string, weight: number): void {
      // Looking a word up costs more than all else here, and one that comes last is cut off below.
      if (best.size >= maxForms && weight <= leastWeight) return
      const stemId = indexOfSorted(index.stems, root)
      if (stemId === undefined) return
      best.set(stemId, Math.max(best.get(stemId) ?? 0, weight))
      leastWeight = Math.min(leastWeight, weight)
    }
    add(stems[at] ?? '', 1)
    guesses?.forEach((word, i) => {
      const isCompletion = word.startsWith(typed)
      add(stem(word), isCompletion ? prefixWeight : (correctedWeights[i] ?? 0))
    })
    const root = guesses?.[0] === undefined ? (stems[at] ?? '') : stem(guesses[0])
    const context = stems.map((other, i) => (i === at ? root : other))
    if (!stopWords.has(root)) {
      if (best.size === 0) for (const near of correct(typed, 2, 1)) add(stem(near), otherWordWeight)
      for (const near of expander.near(context, at)) add(near.stem, near.weight)
      if (isLast && guesses === undefined) {
        for (const word of completionsOf(typed)) add(stem(word), otherWordWeight)
      }
    }
    return [...best]
      .map(([stemId, weight]) => ({ stemId, weight }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, maxForms)
  }

  function weightOf(word: string, root: string, guesses: readonly string[] | undefined): number {
    const meant = guesses?.[0]
    if (stopWords.has(meant ?? word)) return stopWeight * index.maxIdf
    const stemId = indexOfSorted(index.stems, meant === undefined ? root : stem(meant))
    const idf = stemId === undefined ? index.maxIdf : (index.idf[stemId] ?? index.maxIdf)
    return Math.max(minWeight, idf)
  }

  return parse
}

function readWords({ wordsIn }: Language, typed: string): readonly string[] {
  return wordsIn(cutText(typed, maxCharacters)).map((word) => cutText(word, maxWordLength))
}

/** Whether the last word may go on. */
function endsUnfinished(typed: string): boolean {
  return /[\p{L}\p{N}]$/u.test(typed)
}

/** Returns the same text for queries that are read in the same way. */
export function queryKey(language: Language, typed: string): string {
  return `${readWords(language, typed).join(' ')}${endsUnfinished(typed) ? '' : '.'}`
}

/** Returns the query with its typing mistakes corrected, or undefined if there are none. */
export function correctQuery(query: Query): string | undefined {
  const corrected = query.words.filter(
    ({ guess, typed }) => guess !== undefined && !guess.startsWith(typed),
  )
  if (corrected.length === 0) return undefined
  return query.words.map(({ guess, typed }) => guess ?? typed).join(' ')
}

/** Returns the words that say most about what is looked for, in their order, at most `maxLength` characters. */
export function shortenQuery({ words }: Query, maxLength: number): string {
  const kept = new Set<QueryWord>()
  let length = 0
  for (const word of words.toSorted((a, b) => b.weight - a.weight)) {
    if (length + word.typed.length > maxLength) continue
    kept.add(word)
    length += word.typed.length + 1
  }
  return words
    .filter((word) => kept.has(word))
    .map(({ typed }) => typed)
    .join(' ')
}
