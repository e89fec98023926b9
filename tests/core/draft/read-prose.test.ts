import { expect, test } from 'vitest'
import { measureMarked } from './marked-texts.ts'

/** The least that each text has: lines found, and lines with the right speaker. */
const texts = [
  ['alice-7.txt', 58, 58],
  ['holmes-bohemia.txt', 41, 40],
  ['deutsch-roman.txt', 27, 26],
  ['deutsch-guillemets.txt', 22, 22],
  ['french-dashes.txt', 19, 19],
  ['guide-frankenstein.md', 19, 16],
  ['student-notes.txt', 13, 12],
  ['news.txt', 8, 8],
  ['station-story.txt', 31, 31],
  ['guide-dolls-house.txt', 20, 19],
] as const

test.each(texts)('%s: its lines are found and said by whom a person says', (file, found, right) => {
  const measured = measureMarked(file)
  expect(measured.draft.kind).toBe(measured.truth.kind)
  expect(measured.found).toBeGreaterThanOrEqual(found)
  expect(measured.right).toBeGreaterThanOrEqual(right)
  expect(measured.wrong.length).toBeLessThanOrEqual(1)
  expect(measured.extra.length).toBeLessThanOrEqual(2)
  expect(measured.people.extra.length).toBeLessThanOrEqual(1)
  expect(measured.people.missed.length).toBeLessThanOrEqual(1)
})

test('where people without names speak, the lines are found, and most speakers are right', () => {
  const { found, lines, right } = measureMarked('treasure-island.txt')
  expect(found).toBe(lines)
  expect(right).toBeGreaterThanOrEqual(26)
})

test.each([
  'deutsch-roman.txt',
  'guide-frankenstein.md',
  'macbeth-1.txt',
  'screenplay.txt',
  'oceans.md',
])('%s has the units that a person would make', (file) => {
  const { draft, truth } = measureMarked(file)
  expect(draft.material.units.map(({ title }) => title)).toEqual(truth.units)
})

test('a chapter with a summary and a proverb is a chapter, and has its bold terms', () => {
  const { draft, terms, people } = measureMarked('oceans.md')
  expect(draft.kind).toBe('chapter')
  expect(people.extra).toEqual([])
  expect(terms.missed.length).toBeLessThanOrEqual(1)
  expect(terms.extra.length).toBeLessThanOrEqual(1)
})

test('a text in which nobody speaks has units and statements, and no people', () => {
  const { draft, people } = measureMarked('plain.txt')
  expect(draft.kind).toBe('chapter')
  expect(draft.material.units).toHaveLength(4)
  expect(draft.material.lines.every(({ speaker }) => speaker === undefined)).toBe(true)
  expect(people.extra).toEqual([])
})
