/** The engines that search is measured against, each set up as its documentation advises for this use. */
import { DatabaseSync } from 'node:sqlite'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { Entry } from '../src/core/search/entries.ts'
import type { EntryKind } from '../src/core/pack/sections.ts'
import { thesaurus } from '../src/app/load-thesaurus.ts'
import { createSearch } from '../src/core/search/search.ts'
import type { Answer } from '../tests/quality/measure.ts'

export interface BuiltEngine {
  readonly search: (words: string) => readonly Answer[]
  /** At most 25 entries, as `kind/id`. */
  readonly suggest: (typed: string, kind: EntryKind) => readonly string[]
}

export interface EngineMaker {
  readonly name: string
  /** Takes up to half a second for a query, so it is asked a fixed part of them only. */
  readonly isSlow?: true
  readonly build: (
    entries: readonly Entry[],
    synonyms: readonly (readonly string[])[],
  ) => BuiltEngine
}

const weights = { label: 4, aliases: 3, people: 1, themes: 1, body: 1 } as const
const fields = ['label', 'aliases', 'people', 'themes', 'body'] as const
const maxSuggestions = 25

function nameOf(entry: Pick<Entry, 'kind' | 'id'>): string {
  return `${entry.kind}/${entry.id}`
}

function commonplace(
  entries: readonly Entry[],
  synonyms: readonly (readonly string[])[],
): BuiltEngine {
  const index = createSearch(entries, synonyms, thesaurus)
  return {
    search: (words) =>
      index.search(words).map((hit) => ({ entry: nameOf(hit), strong: hit.isStrong })),
    suggest: (typed, kind) => index.suggest(typed, [kind]).map(({ value }) => `${kind}/${value}`),
  }
}

/** https://www.fusejs.io/api/options.html; without `ignoreLocation` it looks near the start of a text only. */
function fuse(entries: readonly Entry[]): BuiltEngine {
  const index = new Fuse(entries, {
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.4,
    keys: fields.map((name) => ({ name, weight: weights[name] })),
  })
  return {
    search: (words) =>
      index
        .search(words, { limit: 50 })
        .map(({ item, score = 1 }) => ({ entry: nameOf(item), strong: score < 0.3 })),
    suggest: (typed, kind) =>
      index
        .search(typed)
        .filter(({ item }) => item.kind === kind)
        .slice(0, maxSuggestions)
        .map(({ item }) => nameOf(item)),
  }
}

/** https://lucaong.github.io/minisearch/: prefixes, a fifth of a word’s letters wrong, and labels before bodies. */
function minisearch(entries: readonly Entry[]): BuiltEngine {
  const index = new MiniSearch<Entry & { readonly name: string }>({
    idField: 'name',
    fields: [...fields],
    storeFields: ['kind'],
    extractField(entry, field) {
      const value: unknown = Reflect.get(entry, field)
      return Array.isArray(value) ? value.join(' ') : String(value)
    },
  })
  index.addAll(entries.map((entry) => ({ ...entry, name: nameOf(entry) })))
  return {
    search: (words) =>
      index
        .search(words, { prefix: true, fuzzy: 0.2, boost: weights })
        .slice(0, 50)
        .map(({ id }) => ({ entry: String(id), strong: true })),
    suggest: (typed, kind) =>
      index
        .search(typed, {
          fields: ['label', 'aliases'],
          prefix: true,
          combineWith: 'AND',
          filter: (result) => result['kind'] === kind,
        })
        .slice(0, maxSuggestions)
        .map(({ id }) => String(id)),
  }
}

/** https://www.sqlite.org/fts5.html: Porter stems, BM25 by column, prefix indexes for autocomplete. */
function fts5(entries: readonly Entry[]): BuiltEngine {
  const database = new DatabaseSync(':memory:')
  database.exec(
    `create virtual table entry using fts5(name unindexed, kind unindexed, ${fields.join(', ')},
       tokenize = 'porter unicode61', prefix = '1 2 3')`,
  )
  const insert = database.prepare('insert into entry values (?, ?, ?, ?, ?, ?, ?)')
  database.exec('begin')
  for (const entry of entries) {
    const [label, aliases, people, themes, body] = fields.map((name) =>
      [entry[name]].flat().join('\n'),
    )
    insert.run(
      nameOf(entry),
      entry.kind,
      label ?? '',
      aliases ?? '',
      people ?? '',
      themes ?? '',
      body ?? '',
    )
  }
  database.exec('commit')
  const find = database.prepare(
    `select name from entry where entry match ?
      order by bm25(entry, 0, 0, ${fields.map((name) => weights[name]).join(', ')}) limit 50`,
  )
  const complete = database.prepare(
    `select name from entry where entry match ? and kind = ? limit ${maxSuggestions}`,
  )
  return {
    search(words) {
      const match = wordsOf(words).map((word) => `"${word}"`)
      if (match.length === 0) return []
      return find.all(match.join(' OR ')).map(({ name }) => ({ entry: String(name), strong: true }))
    },
    suggest(typed, kind) {
      const match = wordsOf(typed).map((word) => `"${word}" *`)
      if (match.length === 0) return []
      return complete
        .all(`{label aliases} : (${match.join(' AND ')})`, kind)
        .map(({ name }) => String(name))
    },
  }
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

export const engineMakers: readonly EngineMaker[] = [
  { name: 'Commonplace', build: commonplace },
  { name: 'fuse.js', build: fuse, isSlow: true },
  { name: 'MiniSearch', build: minisearch },
  { name: 'SQLite FTS5', build: fts5 },
]
