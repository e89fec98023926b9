import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { draftPack } from '../../../src/core/draft/draft-pack.ts'
import type { TextKind } from '../../../src/core/draft/draft-material.ts'

/** What a person finds in a text, written beside it by hand. */
interface Truth {
  readonly kind: TextKind
  readonly units: readonly string[]
  readonly people: readonly string[]
  readonly themes?: readonly string[]
  readonly terms?: readonly string[]
  readonly notLines?: readonly string[]
  readonly lines: readonly unknown[]
}

function read(name: string): string {
  return readFileSync(
    fileURLToPath(new URL(`../../app/pack-tools/texts/${name}`, import.meta.url)),
    'utf8',
  )
}

function draft(file: string) {
  const truth = load(read(file.replace(/\.\w+$/, '.truth.yaml'))) as Truth
  const drafted = draftPack(read(file), { id: 'a-pack', fallbackTitle: 'A pack', maxLines: 1000 })
  return { truth, drafted, material: drafted.material }
}

const files = ['romeo-2-2.txt', 'pride-1.txt', 'secret-garden-guide.md', 'volcanoes.txt']

describe.each(files)('%s', (file) => {
  const { truth, drafted, material } = draft(file)

  test('is taken for what it is, with a reason', () => {
    expect(drafted.kind).toBe(truth.kind)
    expect(drafted.reason).toMatch(/\w{3}/)
  })

  test('has the units that a person would make', () => {
    expect(material.units.map(({ title }) => title)).toEqual(truth.units)
  })

  test('names the people who speak or are spoken of', () => {
    const names = material.people.map(({ name }) => name)
    expect(names.filter((name) => !truth.people.includes(name))).toEqual([])
    expect(names.length).toBeGreaterThanOrEqual(truth.people.length * 0.6)
  })
})

/** Counts the lines of the truth that are found, those that have a speaker, and those that have the right one. */
function measure(file: string) {
  const { truth, material } = draft(file)
  const rest = [...material.lines]
  const counts = { all: 0, found: 0, named: 0, right: 0 }
  for (const [beginning, speaker] of truth.lines as readonly [string, string][]) {
    counts.all += 1
    const at = rest.findIndex(({ text }) => text.startsWith(beginning))
    const [line] = at === -1 ? [] : rest.splice(at, 1)
    if (line === undefined) continue
    counts.found += 1
    if (line.speaker !== undefined) counts.named += 1
    if ((line.speaker ?? '') === speaker) counts.right += 1
  }
  return { ...counts, extra: rest.map(({ text }) => text) }
}

test('in two chapters of a novel, nearly every speech has its speaker, by names, pronouns, relations and turns', () => {
  const { all, found, named, right, extra } = measure('pride-1.txt')
  expect(all).toBe(49)
  expect(found).toBe(49)
  expect(extra).toEqual([])
  expect(named / found).toBeGreaterThan(0.95)
  expect(right / found).toBeGreaterThan(0.95)
})

test('in a study guide, the quoted lines are found, and a doubt is a blank rather than a wrong name', () => {
  const { all, found, right, extra } = measure('secret-garden-guide.md')
  expect(all).toBe(13)
  expect(found).toBe(13)
  expect(extra).toEqual([])
  expect(right).toBeGreaterThanOrEqual(12)
  const { truth, material } = draft('secret-garden-guide.md')
  const lines = material.lines.map(({ text }) => text)
  for (const words of truth.notLines ?? []) expect(lines).not.toContain(words)
  expect(material.themes.map(({ name }) => name)).toEqual(truth.themes)
  const doubtful = material.lines.find(({ text }) => text.startsWith('Canna’'))
  expect(doubtful?.speaker).toBeUndefined()
  expect(doubtful?.perhaps).toEqual(expect.arrayContaining(['Martha', 'Mary Lennox']))
})

test('in a play in verse, each line has its act, scene and number, and Gutenberg’s words are gone', () => {
  const { truth, drafted } = draft('romeo-2-2.txt')
  const lines = drafted.material.lines
  let compared = 0
  for (const { line, speaker, source } of truth.lines as readonly Record<
    'line' | 'speaker' | 'source',
    string
  >[]) {
    const found = lines.find((each) => each.speaker === speaker && holds(each.sources[0], source))
    if (found === undefined) continue
    compared += 1
    expect(found.text.split('\n')).toContain(line)
  }
  expect(compared).toBeGreaterThan(4)
  expect(lines.length).toBe(26)
  expect(lines.filter(({ text }) => /gutenberg|\[|_|enter romeo|appears/i.test(text))).toEqual([])
  expect(lines.at(-1)?.sources[0]).toMatch(/-106$/)
})

/** Whether a place such as 2.2.10-13 holds the line 2.2.12. */
function holds(place: string | undefined, line: string): boolean {
  const [from = '', to] = (place ?? '').split('-')
  const [first, last, number] = [from, to ?? from, line].map((each) =>
    Number(each.split('.').at(-1)),
  )
  return (
    number !== undefined &&
    first !== undefined &&
    last !== undefined &&
    first <= number &&
    number <= last
  )
}

test('a chapter of a textbook gives its terms and short statements, and no speech', () => {
  const { truth, material } = draft('volcanoes.txt')
  const terms = material.terms.map(({ term }) => term)
  const right = terms.filter((term) => truth.terms?.includes(term))
  expect(right.length / (truth.terms?.length ?? 1)).toBeGreaterThan(0.9)
  expect(right.length / terms.length).toBeGreaterThan(0.9)
  expect(material.lines.every(({ speaker }) => speaker === undefined)).toBe(true)
  expect(material.lines.every(({ text }) => text.split(' ').length <= 25)).toBe(true)
})

test('a draft keeps no sentence of the text but its lines', () => {
  for (const file of ['pride-1.txt', 'secret-garden-guide.md', 'volcanoes.txt']) {
    const { drafted, material } = draft(file)
    const kept = material.lines.map(({ text }) => text).join('\n')
    const others = drafted.files.filter(({ name }) => name !== 'quotes')
    const words = JSON.stringify(others)
    for (const sentence of read(file).split(/(?<=[.!?])\s+/)) {
      const bare = sentence.trim()
      if (bare.split(' ').length < 8 || kept.includes(bare)) continue
      expect(words).not.toContain(bare)
    }
  }
})

test('of more lines than wanted, every unit keeps its best, and the rest is counted', () => {
  const { left, files: drafted } = draftPack(read('pride-1.txt'), {
    id: 'a-pack',
    fallbackTitle: 'A pack',
    maxLines: 6,
  })
  const quotes = drafted.find(({ name }) => name === 'quotes')?.items ?? []
  const scenes = quotes.map(({ fields }) => fields.find(({ name }) => name === 'scene')?.value)
  expect(quotes).toHaveLength(6)
  expect(left.lines).toBe(43)
  expect(new Set(scenes).size).toBe(2)
})

test('a text of two megabytes is read, and no more than a pack can hold is kept', () => {
  const chapter = read('pride-1.txt').replaceAll(/^CHAPTER.*$/gm, '')
  const text = Array.from({ length: 320 }, (_, index) => `CHAPTER ${index + 1}\n\n${chapter}`).join(
    '\n',
  )
  expect(text.length).toBeGreaterThan(2_000_000)
  const { files: drafted, left } = draftPack(text, {
    id: 'a-pack',
    fallbackTitle: 'A pack',
    maxLines: 1000,
  })
  expect(drafted.find(({ name }) => name === 'scenes')?.items).toHaveLength(300)
  expect(drafted.find(({ name }) => name === 'quotes')?.items.length).toBeLessThanOrEqual(1000)
  expect(left.units).toBe(20)
})

test('twenty thousand names that begin with “Mr.” are read, and a pack gets the most frequent', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const text = Array.from({ length: 20_000 }, (_, index) => {
    const name = [1, 26, 676].map((power) => letters[Math.floor(index / power) % 26]).join('')
    return `Mr. N${name}ov said: “No, not today.”`
  }).join('\n\n')
  const { files: drafted, left } = draftPack(text, { id: 'a-pack', fallbackTitle: 'A pack' })
  expect(drafted.find(({ name }) => name === 'characters')?.items).toHaveLength(40)
  expect(left.people).toBeGreaterThan(100)
})
