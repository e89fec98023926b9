import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { stem } from '../../../src/core/search/stem.ts'
import { thesaurus } from '../../../src/app/load-thesaurus.ts'

const lines = readFileSync('src/core/search/thesaurus.txt', 'utf8').trimEnd().split('\n')

function near(word: string, from = 0): readonly string[] {
  return thesaurus
    .near(stem(word))
    .filter(({ weight }) => weight >= from)
    .map((other) => other.stem)
}

test('the thesaurus has each stem once, in order, with near words in three groups at most', () => {
  const stems = lines.map((line) => line.split(' ', 1)[0] ?? '')
  expect(stems).toEqual([...new Set(stems)].sort())
  expect(lines).toEqual([...lines].sort())
  expect(lines.filter((line) => line.split('|').length > 3)).toEqual([])
})

test.each([
  ['quarrel', 'argument'],
  ['sorrow', 'grief'],
  ['carnival', 'fair'],
  ['jealousy', 'envy'],
  ['beach', 'shore'],
])('%s is near %s', (word, other) => {
  expect(near(word, 0.25)).toContain(stem(other))
})

test('no word is near itself, and none stands for another as well as for itself', () => {
  for (const word of ['sad', 'love', 'machine', 'beach']) {
    expect(near(word)).not.toContain(stem(word))
    expect(Math.max(...thesaurus.near(stem(word)).map(({ weight }) => weight))).toBeLessThan(0.6)
  }
})

test('English words are known from slips', () => {
  expect(
    ['photosynthesis', 'carnival', 'carnvial'].map((word) => thesaurus.has(stem(word))),
  ).toEqual([true, true, false])
  expect(thesaurus.has('constructor')).toBe(true)
  expect(thesaurus.has('__proto__')).toBe(false)
  expect(thesaurus.near('carnvial')).toEqual([])
})
