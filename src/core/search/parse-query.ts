/** Understands what was typed: which words tell, what each may stand for, whose words or which kind of thing is meant. */
import type { Corrector } from './correct.ts'
import type { EntryKind } from '../pack/sections.ts'
import { type Expander, containsPhrase } from './expand.ts'
import { stem } from './stem.ts'
import { isStopWord, tellingStems } from './stop-words.ts'
import { type TextIndex, lowerBound } from './text-index.ts'
import { wordsIn } from './tokenise.ts'

/** A stem of the index that answers to a word of the query, and how well: 1 is the word itself. */
interface WordForm {
  readonly stemId: number
  readonly weight: number
}

interface QueryWord {
  readonly typed: string
  readonly wordId: number | undefined
  /** The word that was meant, where the one typed is none. */
  readonly meant: string | undefined
  readonly forms: readonly WordForm[]
  /** How telling the word is; stop words tell only a little and only in the order they stand in. */
  readonly weight: number
  readonly stop: boolean
}

export interface Query {
  readonly words: readonly QueryWord[]
  /** Kinds that the wording asks for. */
  readonly kinds: ReadonlySet<EntryKind>
  /** Names of the people whose words it may be after. */
  readonly speakers: ReadonlySet<string>
}

/** Longer queries are cut: nobody remembers more words than this, and the time of an answer stays bounded. */
const maxWords = 48
const maxCharacters = 600

const prefixWeight = 0.8
const correctedWeights = [0.9, 0.7, 0.6]
/** A slip can make another word (“reel” for “real”), but a word that nobody here uses is more often just that. */
const otherWordWeight = 0.45
const maxForms = 40
const stopWeight = 0.12

/** Words that ask rather than tell. */
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

/** What stands between a person and a topic. */
const linkingWords = new Set(['about', 'on', 'over', 'regarding'])

const questionStart = /^(?:who|whom|whose|what|where|when|why|how|which|do|does|did|is|are|was)\b/

export function createQueryParser(
  index: TextIndex,
  expander: Expander,
  nearest: Corrector,
): (typed: string) => Query {
  const names = namesOf(index)

  function parse(typed: string): Query {
    const texts = wordsIn(typed.slice(0, maxCharacters)).slice(0, maxWords)
    const { words, meant } = mend(texts, /[\p{L}\p{N}]$/u.test(typed))
    const stems = words.map((word) => stem(word))
    const telling = words.some((word) => !isStopWord(word) && !questionWords.has(word))
    const folded = words.join(' ')
    const kinds = new Set(
      kindWords.flatMap(([pattern, kind]) => (pattern.test(folded) ? [kind] : [])),
    )
    // “Why does Samantha laugh?” is about her; “Samantha about laughter” is after her words.
    const asksForWords = kinds.has('quote') || !questionStart.test(folded)
    const people = names.filter(({ stems: name }) => asksForWords && containsPhrase(name, stems))
    return {
      words: words.map((word, at) => ({
        typed: word,
        wordId: index.wordIds.get(word),
        meant: meant.get(at)?.[0],
        forms: formsOf(word, stems, at, meant.get(at)),
        stop: isStopWord(word),
        weight:
          people.length > 0 && linkingWords.has(word)
            ? 0
            : weightOf(word, stems[at] ?? '', telling, meant.get(at)),
      })),
      kinds,
      speakers: new Set(people.map(({ person }) => person)),
    }
  }

  /** Words as the index knows them: split where a space was left out, with what was meant by those that are none. */
  function mend(typed: readonly string[], unfinished: boolean) {
    const words: string[] = []
    const meant = new Map<number, readonly string[]>()
    for (const [at, word] of typed.entries()) {
      const longer = unfinished && at === typed.length - 1 ? wordsFrom(word) : []
      if (longer.length > 0) {
        meant.set(words.length, longer)
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
      const candidates = nearest(word, 3)
      if (candidates.length > 0) meant.set(words.length, candidates)
      words.push(word)
    }
    return { words, meant }
  }

  function isKnown(word: string): boolean {
    return index.wordIds.has(word) || index.stemIds.has(stem(word)) || expander.has(stem(word))
  }

  function splitWord(word: string): readonly [string, string] | undefined {
    if (word.length < 6) return undefined
    for (let at = 2; at <= word.length - 3; at++) {
      const head = word.slice(0, at)
      const tail = word.slice(at)
      if (index.wordIds.has(head) && index.wordIds.has(tail)) {
        if (head.length > 2 || head === 'ex') return [head, tail]
      }
    }
    return undefined
  }

  /** Words of the index that go on from the last one typed, where that is none yet. */
  function wordsFrom(start: string): readonly string[] {
    if (start.length < 2 || index.stemIds.has(stem(start)) || index.wordIds.has(start)) return []
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
    meant: readonly string[] | undefined,
  ): readonly WordForm[] {
    const best = new Map<number, number>()
    function add(root: string, weight: number): void {
      const stemId = index.stemIds.get(root)
      if (stemId !== undefined) best.set(stemId, Math.max(best.get(stemId) ?? 0, weight))
    }
    add(stems[at] ?? '', 1)
    meant?.forEach((word, i) => {
      const goesOn = word.startsWith(typed)
      add(stem(word), goesOn ? prefixWeight : (correctedWeights[i] ?? 0))
    })
    const root = meant?.[0] === undefined ? (stems[at] ?? '') : stem(meant[0])
    const context = stems.map((other, i) => (i === at ? root : other))
    if (!isStopWord(root)) {
      if (best.size === 0) for (const near of nearest(typed, 2, 1)) add(stem(near), otherWordWeight)
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
    telling: boolean,
    meant: readonly string[] | undefined,
  ): number {
    if (isStopWord(word)) return stopWeight * index.maxIdf
    const known = index.stemIds.get(meant?.[0] === undefined ? root : stem(meant[0]))
    const idf = known === undefined ? index.maxIdf : (index.idf[known] ?? index.maxIdf)
    return Math.max(0.3, idf) * (telling && questionWords.has(word) ? 0.2 : 1)
  }

  return parse
}

/** What the query would be with its slips mended; nothing where there were none. */
export function correctQuery(query: Query): string | undefined {
  const slips = query.words.filter(
    ({ meant, typed }) => meant !== undefined && !meant.startsWith(typed),
  )
  if (slips.length === 0) return undefined
  return query.words.map(({ meant, typed }) => meant ?? typed).join(' ')
}

function namesOf({ entries }: TextIndex) {
  return entries
    .filter((entry) => entry.kind === 'character')
    .flatMap((entry) =>
      [entry.label, ...entry.aliases].map((name) => ({
        person: entry.label,
        stems: tellingStems(name),
      })),
    )
    .filter(({ stems }) => stems.length > 0)
}
