/** An immutable index of a library’s entries in typed arrays: which words each has, with what weight, and in which order. */
import { cutText } from '../reply/truncate.ts'
import type { Entry } from './entries.ts'
import { type Language, normaliseIn } from './language.ts'

/**
 * BM25F (Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, 2009, section 3.6): how often
 * a word occurs is summed over the fields, each with its weight and its own normalisation by length, then saturated once.
 */
const fields = [
  { name: 'label', weight: 3, b: 0.3 },
  { name: 'aliases', weight: 2.5, b: 0.3 },
  { name: 'people', weight: 1, b: 0.2 },
  { name: 'themes', weight: 0.7, b: 0.2 },
  { name: 'body', weight: 1, b: 0.7 },
] as const
const k1 = 1.2

/** Nobody types more of a name than this before choosing. */
export const maxNameLength = 120

/** Separates two pieces of text, so that no alignment runs across them. */
export const pieceEnd = 0xffffffff

/** What is worked out from the texts: arrays only, so that it can be built in another process and comes back at once. */
export interface TextTables {
  /**
   * Every word as written (folded), in alphabetical order: the words with one prefix are a range of ids, and `indexOfSorted` finds
   * the id of a word without a map, which would take longer to build than all searches take.
   */
  readonly words: readonly string[]
  readonly stemOfWord: Uint32Array
  /** In alphabetical order. */
  readonly stems: readonly string[]
  /** Robertson and Spärck Jones’s weight of a stem: how significant it is, near 0 if every entry has it. */
  readonly idf: Float32Array
  /** The weight of a word that no entry has. */
  readonly maxIdf: number
  /** Entries by stem, stop words left out: `docs` and `impacts` from `postingStarts[s]` to `postingStarts[s + 1]`. */
  readonly postingStarts: Uint32Array
  readonly docs: Uint32Array
  readonly impacts: Float32Array
  /** Entries by a word of their label or aliases, stop words too. */
  readonly nameStarts: Uint32Array
  readonly nameDocs: Uint32Array
  /** The words of each entry in order, pieces separated by `pieceEnd`. */
  readonly tokenStarts: Uint32Array
  readonly tokens: Uint32Array
  /** Where the label and the aliases of each entry end in `tokens`. */
  readonly labelEnds: Uint32Array
  readonly nameEnds: Uint32Array
  /** The labels and aliases in alphabetical order, as they are compared, with the entry of each. */
  readonly names: readonly string[]
  readonly docOfName: Uint32Array
  readonly isLabel: Uint8Array
}

export interface TextIndex extends TextTables {
  /** What the pack is written in, and so how it is asked about. */
  readonly language: Language
  readonly entries: readonly Entry[]
}

export function buildIndex(entries: readonly Entry[], language: Language): TextTables {
  const { fieldEnds, ...table } = buildTokenTable(entries, language)
  const { words } = table
  const roots = words.map((word) => language.stem(word))
  const stems = [...new Set(roots)].sort()
  const stemIds = new Map(stems.map((root, id) => [root, id]))
  const stemOfWord = Uint32Array.from(roots, (root) => stemIds.get(root) ?? 0)
  const skipped = Uint8Array.from(words, (word) => (language.stopWords.has(word) ? 1 : 0))
  const postings = buildPostings({ ...table, fieldEnds }, stems.length, stemOfWord, skipped)
  const count = entries.length
  const idf = new Float32Array(stems.length)
  for (let s = 0; s < idf.length; s++) {
    const df = (postings.starts[s + 1] ?? 0) - (postings.starts[s] ?? 0)
    idf[s] = Math.log(1 + (count - df + 0.5) / (df + 0.5))
  }
  const nameWords = buildNamePostings(table, words.length)
  return {
    ...table,
    ...sortNames(entries, language),
    stemOfWord,
    stems,
    idf,
    maxIdf: Math.log(1 + (count + 0.5) / 1.5),
    postingStarts: postings.starts,
    docs: postings.docs,
    impacts: postings.impacts,
    nameStarts: nameWords.starts,
    nameDocs: nameWords.docs,
  }
}

/** Returns about how much memory the tables take: a word or a short name is some sixty bytes. */
export function indexBytes(tables: TextTables): number {
  return Object.values<unknown>({ ...tables }).reduce<number>((sum, part) => {
    if (ArrayBuffer.isView(part)) return sum + part.byteLength
    return sum + (Array.isArray(part) ? 60 * part.length : 0)
  }, 0)
}

function sortNames(entries: readonly Entry[], language: Language) {
  const all = entries.flatMap((entry, doc) =>
    [entry.label, ...entry.aliases].map((name, i) => ({
      text: normaliseIn(language, cutText(name, maxNameLength)),
      doc,
      isLabel: i === 0 ? 1 : 0,
    })),
  )
  all.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.doc - b.doc))
  return {
    names: all.map(({ text }) => text),
    docOfName: Uint32Array.from(all, ({ doc }) => doc),
    isLabel: Uint8Array.from(all, (name) => name.isLabel),
  }
}

type TokenTable = ReturnType<typeof buildTokenTable>

function buildTokenTable(entries: readonly Entry[], { wordsIn }: Language) {
  const firstIds = new Map<string, number>()
  let tokens = new Uint32Array(1024)
  let length = 0
  const tokenStarts = new Uint32Array(entries.length + 1)
  /** Where each field of each entry ends in `tokens`. */
  const fieldEnds = new Uint32Array(entries.length * fields.length)

  function push(id: number): void {
    if (length === tokens.length) {
      const grown = new Uint32Array(length * 2)
      grown.set(tokens)
      tokens = grown
    }
    tokens[length++] = id
  }

  entries.forEach((entry, doc) => {
    tokenStarts[doc] = length
    fields.forEach(({ name }, field) => {
      const value = entry[name]
      for (const piece of typeof value === 'string' ? [value] : value) {
        for (const word of wordsIn(piece)) {
          let id = firstIds.get(word)
          if (id === undefined) firstIds.set(word, (id = firstIds.size))
          push(id)
        }
        push(pieceEnd)
      }
      fieldEnds[doc * fields.length + field] = length
    })
  })
  tokenStarts[entries.length] = length

  const words = [...firstIds.keys()].sort()
  const sorted = new Uint32Array(words.length)
  for (const [id, word] of words.entries()) sorted[firstIds.get(word) ?? 0] = id
  tokens = tokens.slice(0, length)
  for (let i = 0; i < length; i++) {
    const id = tokens[i] ?? pieceEnd
    if (id !== pieceEnd) tokens[i] = sorted[id] ?? pieceEnd
  }
  return {
    words,
    tokenStarts,
    tokens,
    fieldEnds,
    labelEnds: fieldEndsOf(fieldEnds, 0),
    nameEnds: fieldEndsOf(fieldEnds, 1),
  }
}

function fieldEndsOf(fieldEnds: Uint32Array, field: number): Uint32Array {
  return Uint32Array.from(
    { length: fieldEnds.length / fields.length },
    (_, doc) => fieldEnds[doc * fields.length + field] ?? 0,
  )
}

function buildPostings(
  { tokenStarts, tokens, fieldEnds }: TokenTable,
  stems: number,
  stemOfWord: Uint32Array,
  skipped: Uint8Array,
) {
  const count = tokenStarts.length - 1
  const averages = fields.map((_, field) => {
    let total = 0
    for (let doc = 0; doc < count; doc++) total += fieldLength(doc, field)
    return Math.max(1, total / Math.max(1, count))
  })

  function fieldStart(doc: number, field: number): number {
    return (field === 0 ? tokenStarts[doc] : fieldEnds[doc * fields.length + field - 1]) ?? 0
  }

  function fieldLength(doc: number, field: number): number {
    return (fieldEnds[doc * fields.length + field] ?? 0) - fieldStart(doc, field)
  }

  const frequency = new Float32Array(stems)

  /** Calls `each` once for every stem of an entry, with its frequency over all fields. */
  function stemsOf(doc: number, each: (stemId: number, weight: number) => void): void {
    const seen: number[] = []
    fields.forEach(({ weight, b }, field) => {
      const from = fieldStart(doc, field)
      const length = fieldLength(doc, field)
      const norm = weight / (1 - b + (b * length) / (averages[field] ?? 1))
      for (let i = from; i < from + length; i++) {
        const word = tokens[i] ?? pieceEnd
        if (word === pieceEnd || skipped[word] === 1) continue
        const stemId = stemOfWord[word] ?? 0
        if (frequency[stemId] === 0) seen.push(stemId)
        frequency[stemId] = (frequency[stemId] ?? 0) + norm
      }
    })
    for (const stemId of seen) {
      each(stemId, frequency[stemId] ?? 0)
      frequency[stemId] = 0
    }
  }

  return sortPostings(stems, (add) => {
    for (let doc = 0; doc < count; doc++) {
      stemsOf(doc, (stemId, weight) => add(stemId, doc, ((k1 + 1) * weight) / (k1 + weight)))
    }
  })
}

function buildNamePostings(
  { tokenStarts, tokens, nameEnds }: Omit<TokenTable, 'fieldEnds'>,
  words: number,
) {
  const lastDoc = new Int32Array(words)
  return sortPostings(words, (add) => {
    lastDoc.fill(-1)
    for (let doc = 0; doc < nameEnds.length; doc++) {
      for (let i = tokenStarts[doc] ?? 0; i < (nameEnds[doc] ?? 0); i++) {
        const word = tokens[i] ?? pieceEnd
        if (word === pieceEnd || lastDoc[word] === doc) continue
        lastDoc[word] = doc
        add(word, doc, 1)
      }
    }
  })
}

/** Sorts postings by key: `visit` names them twice in the same order, first to be counted and then to be kept. */
function sortPostings(
  keys: number,
  visit: (add: (key: number, doc: number, impact: number) => void) => void,
) {
  const starts = new Uint32Array(keys + 1)
  visit((key) => {
    starts[key + 1] = (starts[key + 1] ?? 0) + 1
  })
  for (let key = 0; key < keys; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const docs = new Uint32Array(starts[keys] ?? 0)
  const impacts = new Float32Array(docs.length)
  const next = starts.slice()
  visit((key, doc, impact) => {
    const at = next[key] ?? 0
    next[key] = at + 1
    docs[at] = doc
    impacts[at] = impact
  })
  return { starts, docs, impacts }
}

/** Returns the index of the first of the sorted words that is not before the given one. */
export function lowerBound(words: readonly string[], word: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}

/** Returns the index of a word among sorted ones, or undefined if it is not there. */
export function indexOfSorted(words: readonly string[], word: string): number | undefined {
  const at = lowerBound(words, word)
  return words[at] === word ? at : undefined
}
