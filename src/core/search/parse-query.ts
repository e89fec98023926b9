/** Interprets what was typed: what each word may stand for, whose words or which kind of thing is meant. */
import type { Corrector } from './correct.ts'
import type { EntryKind } from '../pack/sections.ts'
import { cutText } from '../reply/truncate.ts'
import { type Expander, containsPhrase } from './expand.ts'
import { stem } from './stem.ts'
import { isStopWord, contentStems } from './stop-words.ts'
import { type TextIndex, indexOfSorted, lowerBound } from './text-index.ts'
import { wordsIn } from './tokenise.ts'

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
}

export interface Query {
  readonly words: readonly QueryWord[]
  /** The kinds that the wording asks for. */
  readonly kinds: ReadonlySet<EntryKind>
  /** The names of the people whose words it may ask for. */
  readonly speakers: ReadonlySet<string>
}

/** Longer queries are cut, to bound the time of an answer; nobody remembers more words than this. */
const maxWords = 48
const maxCharacters = 600
const maxWordLength = 40
/** A query with more unknown words than this is no sentence with typing mistakes. */
const maxCorrections = 16

const prefixWeight = 0.8
const correctedWeights = [0.9, 0.7, 0.6]
/** A typing mistake can make another English word (“reel” for “real”), but more often that word is meant. */
const otherWordWeight = 0.45
const maxForms = 40
const stopWeight = 0.12

/** Words that belong to the question, not to what is looked for. */
const questionWords = new Set(
  `scene scenes quote quotes quotation line lines say says said saying tell tells told ask asks asked happen happens
  happened character characters theme themes question questions mean means meaning definition define defined movie film
  part moment find show remember called name example story does thing talks talk talking speech exact words`
    .trim()
    .split(/\s+/),
)

const kindWords: readonly (readonly [RegExp, EntryKind])[] = [
  [/\b(?:quotes?|quotation|lines?)\b|\bwho (?:said|says|say|asks?|asked|tells?|told)\b/, 'quote'],
  [/\b(?:did|does) \w+ (?:say|tell|ask)\b|\b(?:says|said) (?:that|to|about)\b/, 'quote'],
  [/\bscenes?\b|^when (?:do|does|did|is|was)\b|^where (?:do|does|did|is|was|are)\b/, 'scene'],
  [/\bwhat happen(?:s|ed)?\b/, 'scene'],
  [/^who (?:is|are|was|were)\b|\bcharacters?\b/, 'character'],
  [/\bthemes?\b|\bmotifs?\b/, 'theme'],
  [/\b(?:discussion|question|discuss|essay)s?\b/, 'question'],
  [
    /^(?:define|meaning of|what is (?:an? |the )?(?:definition|meaning)|what does .+ mean)\b/,
    'term',
  ],
  [/\bdefinition\b|\bterms?\b|^what is an? \w+$/, 'term'],
]

/** Words that link a person to a topic. */
const linkingWords = new Set(['about', 'on', 'over', 'regarding'])

const questionStart = /^(?:who|whom|whose|what|where|when|why|how|which|do|does|did|is|are|was)\b/

export function createQueryParser(
  index: TextIndex,
  expander: Expander,
  nearest: Corrector,
): (typed: string) => Query {
  const names = namesOf(index)

  function parse(typed: string): Query {
    const texts = wordsIn(cutText(typed, maxCharacters))
      .slice(0, maxWords)
      .map((word) => cutText(word, maxWordLength))
    const correct = limitCalls(nearest, maxCorrections)
    const { words, guesses } = correctWords(texts, /[\p{L}\p{N}]$/u.test(typed), correct)
    const stems = words.map((word) => stem(word))
    const hasContentWords = words.some((word) => !isStopWord(word) && !questionWords.has(word))
    const folded = words.join(' ')
    const kinds = new Set(
      kindWords.flatMap(([pattern, kind]) => (pattern.test(folded) ? [kind] : [])),
    )
    // “Why does Samantha laugh?” is about her; “Samantha about laughter” asks for her words.
    const asksForWords = kinds.has('quote') || !questionStart.test(folded)
    const people = names.filter(({ stems: name }) => asksForWords && containsPhrase(name, stems))
    return {
      words: words.map((word, at) => ({
        typed: word,
        wordId: indexOfSorted(index.words, word),
        guess: guesses.get(at)?.[0],
        forms: formsOf(word, stems, at, guesses.get(at), correct),
        stop: isStopWord(word),
        weight:
          people.length > 0 && linkingWords.has(word)
            ? 0
            : weightOf(word, stems[at] ?? '', hasContentWords, guesses.get(at)),
      })),
      kinds,
      speakers: new Set(people.map(({ person }) => person)),
    }
  }

  /** Returns the words, split where a space was left out, with guesses for those that the index doesn’t have. */
  function correctWords(typed: readonly string[], isLastUnfinished: boolean, correct: Corrector) {
    const words: string[] = []
    const guesses = new Map<number, readonly string[]>()
    for (const [at, word] of typed.entries()) {
      const completions = isLastUnfinished && at === typed.length - 1 ? completionsOf(word) : []
      if (completions.length > 0) {
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

  function isKnown(word: string): boolean {
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
  ): readonly WordForm[] {
    const best = new Map<number, number>()
    function add(root: string, weight: number): void {
      const stemId = indexOfSorted(index.stems, root)
      if (stemId !== undefined) best.set(stemId, Math.max(best.get(stemId) ?? 0, weight))
    }
    add(stems[at] ?? '', 1)
    guesses?.forEach((word, i) => {
      const isCompletion = word.startsWith(typed)
      add(stem(word), isCompletion ? prefixWeight : (correctedWeights[i] ?? 0))
    })
    const root = guesses?.[0] === undefined ? (stems[at] ?? '') : stem(guesses[0])
    const context = stems.map((other, i) => (i === at ? root : other))
    if (!isStopWord(root)) {
      if (best.size === 0) for (const near of correct(typed, 2, 1)) add(stem(near), otherWordWeight)
      for (const near of expander.near(context, at)) add(near.stem, near.weight)
    }
    return [...best]
      .map(([stemId, weight]) => ({ stemId, weight }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, maxForms)
  }

  function weightOf(
    word: string,
    root: string,
    hasContentWords: boolean,
    guesses: readonly string[] | undefined,
  ): number {
    if (isStopWord(word)) return stopWeight * index.maxIdf
    const stemId = indexOfSorted(index.stems, guesses?.[0] === undefined ? root : stem(guesses[0]))
    const idf = stemId === undefined ? index.maxIdf : (index.idf[stemId] ?? index.maxIdf)
    return Math.max(0.3, idf) * (hasContentWords && questionWords.has(word) ? 0.2 : 1)
  }

  return parse
}

function limitCalls(nearest: Corrector, maxCalls: number): Corrector {
  let calls = 0
  return (...words) => (++calls > maxCalls ? [] : nearest(...words))
}

/** Returns the query with its typing mistakes corrected, or undefined if there are none. */
export function correctQuery(query: Query): string | undefined {
  const corrected = query.words.filter(
    ({ guess, typed }) => guess !== undefined && !guess.startsWith(typed),
  )
  if (corrected.length === 0) return undefined
  return query.words.map(({ guess, typed }) => guess ?? typed).join(' ')
}

function namesOf({ entries }: TextIndex) {
  return entries
    .filter((entry) => entry.kind === 'character')
    .flatMap((entry) =>
      [entry.label, ...entry.aliases].map((name) => ({
        person: entry.label,
        stems: contentStems(name),
      })),
    )
    .filter(({ stems }) => stems.length > 0)
}
