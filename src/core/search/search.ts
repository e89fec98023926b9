/** Finds entries by the words that a student remembers, and suggests names while somebody types. */
import { LRUCache } from 'lru-cache'
import { lruCache } from '../platform/lru-cache.ts'
import type { Suggestion } from './suggestion.ts'
import type { RichText } from '../reply/reply.ts'
import { compoundsAmong } from './compounds.ts'
import { createCorrector } from './correct.ts'
import type { Entry } from './entries.ts'
import type { EntryKind } from '../pack/sections.ts'
import { createExpander } from './expand.ts'
import { type Language, normaliseIn } from './language.ts'
import { english } from './languages/english.ts'
import { type Highlighter, createHighlighter } from './highlight.ts'
import {
  type Query,
  createQueryParser,
  correctQuery,
  queryKey,
  shortenQuery,
} from './parse-query.ts'
import { createSceneFinder } from './position.ts'
import { createRanker } from './rank.ts'
import { createSuggester } from './suggest.ts'
import { buildIndex, indexBytes } from './text-index.ts'
import { type Thesaurus, emptyThesaurus } from './thesaurus.ts'

export interface SearchFilter {
  readonly kinds?: readonly EntryKind[]
  /** A character's name. */
  readonly person?: string
  /** A theme's name. */
  readonly theme?: string
}

export interface Hit {
  readonly kind: EntryKind
  readonly id: string
  readonly label: string
  /** The label with its matches marked. */
  readonly markedLabel: RichText
  /** The alias or sentence that matches best, with its matches marked. */
  readonly excerpt: RichText | undefined
  /** Whether readers see why it matches: its label does, or it is asked for by another of its names, not only by what is told about it. */
  readonly isNamed: boolean
  /** Whether it is certain enough to be an answer. If not, it is only among the closest. */
  readonly isStrong: boolean
}

export interface SearchIndex {
  /** About how much memory it takes. */
  readonly bytes: number
  /** Returns what matches, best first, up to `limit`, by default all; nothing if the words have nothing to do with the pack. */
  search(words: string, filter?: SearchFilter, limit?: number): readonly Hit[]
  /** Returns the words with typing mistakes corrected, if there were any. Uses only words that the class can see. */
  didYouMean(words: string): string | undefined
  /** Returns the most telling of the words, at most `maxLength` characters: what a button carries of a long query. */
  shorten(words: string, maxLength: number): string
  /** Returns up to `limit` (25) names for what has been typed so far. The value is the id, or `kind/id` for several kinds. */
  suggest(typed: string, kinds: readonly EntryKind[], limit?: number): readonly Suggestion[]
}

/** Up to this many entries, autocomplete also finds items by their texts; in larger libraries only by name, to stay fast. */
const maxEntriesForTextSuggestions = 2000

/** How much of what was asked lately an index remembers: some 300 kB at most. */
const maxRecentForms = 8000
const maxRecentFinds = 64

interface Found {
  /** What was looked for, as `parse` takes it. */
  readonly asked: string
  readonly ranking: readonly { readonly doc: number; readonly isStrong: boolean }[]
}

/**
 * Builds the index of a library. It contains only these entries, so it cannot reveal anything else.
 * @param synonyms groups of words that mean the same in this pack
 * @param thesaurus related words in general English, for packs in English
 * @param language what the pack is written in
 * @param texts what buildIndex returned for these entries
 */
export function createSearch(
  entries: readonly Entry[],
  synonyms: readonly (readonly string[])[] = [],
  thesaurus: Thesaurus = emptyThesaurus,
  language: Language = english,
  texts = buildIndex(entries, language),
): SearchIndex {
  const index = { ...texts, entries, language }
  const nearest = createCorrector(index)
  const expander = createExpander(
    [...synonyms, ...otherNames(entries)],
    relatedWords(language, thesaurus, texts.stems),
    language,
  )
  const parseQuery = createQueryParser(index, expander, nearest)
  const rank = createRanker(index)
  const findByPosition = createSceneFinder(numberedScenes(entries), language)
  const recentQueries = new LRUCache<string, Query>({
    maxSize: maxRecentForms,
    sizeCalculation: ({ words }) => words.reduce((sum, { forms }) => sum + forms.length, 1),
  })
  const recentFinds = lruCache<string, Found>(maxRecentFinds)

  function parse(words: string): Query {
    const key = queryKey(language, words)
    const recent = recentQueries.get(key)
    if (recent !== undefined) return recent
    const query = parseQuery(words)
    recentQueries.set(key, query)
    return query
  }

  /** A search among one kind asks for that kind. */
  function ranked(query: Query, filter: SearchFilter) {
    const kinds = filter.kinds?.length === 1 ? filter.kinds : query.kinds
    return rank({ ...query, kinds: new Set(kinds) }, (doc) => matchesFilter(entries[doc], filter))
  }

  /** As `findNow`, at no cost for what was asked a moment ago. The index has only what its class may see, so does the memory. */
  function find(words: string, filter: SearchFilter): Found {
    const { kinds = [], person = '', theme = '' } = filter
    const key = JSON.stringify([queryKey(language, words), kinds, person, theme])
    const recent = recentFinds.get(key)
    if (recent !== undefined) return recent
    const found = findNow(words, filter)
    recentFinds.set(key, found)
    return found
  }

  /** Ranks what the words ask for: of “scene 16” that scene before what else has to do with it, of “lines of scene 16” its lines. */
  function findNow(words: string, filter: SearchFilter): Found {
    const place = findByPosition(words)
    if (place === undefined) {
      return { asked: words, ranking: ranked(parse(words), filter) }
    }
    const [first] = place.scenes
    const docs = place.scenes.map(({ doc }) => doc)
    const asked = `${place.rest} ${first.names[0] ?? ''}.`
    const ranking = ranked(parse(asked), filter)
    const { kinds } = parse(place.rest)
    if (kinds.size > 0) {
      const byKind = Map.groupBy(ranking, (hit) => kinds.has(entries[hit.doc]?.kind ?? 'scene'))
      return { asked, ranking: [...(byKind.get(true) ?? []), ...(byKind.get(false) ?? [])] }
    }
    if (!matchesFilter(entries[first.doc], filter)) return { asked, ranking }
    return {
      asked,
      ranking: [
        ...docs.map((doc) => ({ doc, isStrong: true })),
        ...ranking.filter(({ doc }) => !docs.includes(doc)),
      ],
    }
  }

  return {
    bytes: indexBytes(texts),
    search(words, filter = {}, limit = Infinity) {
      const { asked, ranking } = find(words, filter)
      const highlighter = createHighlighter(index, parse(asked))
      return ranking.slice(0, limit).flatMap(({ doc, isStrong }) => {
        const entry = entries[doc]
        return entry === undefined ? [] : [hit(entry, isStrong, words, highlighter, language)]
      })
    },
    didYouMean: (words) => correctQuery(parse(words)),
    shorten: (words, maxLength) => shortenQuery(parse(words), maxLength),
    suggest: createSuggester(index, nearest, (typed, kinds) => {
      const place = findByPosition(typed)
      if (place?.rest === '' && kinds.includes('scene')) {
        return place.scenes.map(({ doc }) => doc)
      }
      if (entries.length > maxEntriesForTextSuggestions) return []
      return ranked(parse(typed), { kinds }).map(({ doc }) => doc)
    }),
  }
}

/** General English says nothing of other languages; in some of these, words are related by what they are made of. */
function relatedWords(
  { hasThesaurus, compoundLinks }: Language,
  thesaurus: Thesaurus,
  stems: readonly string[],
): Thesaurus {
  if (hasThesaurus) return thesaurus
  return compoundLinks.length === 0 ? emptyThesaurus : compoundsAmong(stems, compoundLinks)
}

function numberedScenes(entries: readonly Entry[]) {
  return entries.flatMap(({ number, label, aliases, body }, doc) =>
    number === undefined ? [] : [{ doc, number, names: [label, ...aliases], texts: body }],
  )
}

/** Marks are computed on access, because a page shows only some of the hits. */
function hit(
  { kind, id, label, aliases, body }: Entry,
  isStrong: boolean,
  words: string,
  highlighter: Highlighter,
  language: Language,
): Hit {
  return {
    kind,
    id,
    label,
    isStrong,
    get isNamed() {
      const asked = ` ${normaliseIn(language, words)} `
      return (
        highlighter.matches(label) ||
        aliases.some((alias) => asked.includes(` ${normaliseIn(language, alias)} `))
      )
    },
    get markedLabel() {
      return highlighter.mark(label)
    },
    get excerpt() {
      return highlighter.excerpt([...aliases, ...body])
    },
  }
}

function matchesFilter(entry: Entry | undefined, filter: SearchFilter): boolean {
  return (
    entry !== undefined &&
    (filter.kinds === undefined || filter.kinds.includes(entry.kind)) &&
    (filter.person === undefined || entry.people.includes(filter.person)) &&
    (filter.theme === undefined || entry.themes.includes(filter.theme))
  )
}

/** A character’s names are synonyms: searching for “the ex-wife” also finds what mentions only her name. */
function otherNames(entries: readonly Entry[]): readonly (readonly string[])[] {
  return entries
    .filter((entry) => entry.kind === 'character' && entry.aliases.length > 0)
    .map((entry) => [entry.label, ...entry.aliases])
}
