import { describe, expect, test } from 'vitest'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import type { QuizAnswer } from '../../../src/core/quiz/kinds/kind.ts'
import { defaultSettings } from '../../../src/core/quiz/quiz-settings.ts'
import { creditFor } from '../../../src/core/quiz/item.ts'
import { pointsFor, rankByPoints } from '../../../src/core/quiz/score.ts'

const shared = { id: 'x', scene: 's', prompt: 'p', explanation: 'e' }
const one: PlayItem = { ...shared, by: 'one', options: ['a', 'b', 'c', 'd'], key: 2 }
const several: PlayItem = { ...shared, by: 'several', options: ['a', 'b', 'c', 'd'], key: [0, 2] }
const fewWrong: PlayItem = {
  ...shared,
  by: 'several',
  options: ['a', 'b', 'c', 'd', 'e'],
  key: [0, 2, 4],
}
const order: PlayItem = { ...shared, by: 'order', options: ['a', 'b', 'c'], key: [2, 0, 1] }
const match: PlayItem = {
  ...shared,
  by: 'match',
  lefts: ['x', 'y', 'z'],
  options: ['a', 'b', 'c'],
  key: [1, 0, 2],
}
const words: PlayItem = { ...shared, by: 'words', accept: ['the lamp', 'a light'] }
const number: PlayItem = { ...shared, by: 'number', key: 5, min: 1, max: 9, tolerance: 1 }

describe('credit', () => {
  test.each<readonly [string, PlayItem, QuizAnswer, number]>([
    ['the right choice', one, [2], 1],
    ['a wrong choice', one, [0], 0],
    ['all that are right', several, [0, 2], 1],
    ['half of what is right', several, [2], 0.5],
    ['both right ones and a wrong one', several, [0, 2, 3], 0.5],
    ['everything, however few are wrong', fewWrong, [0, 1, 2, 3, 4], 0],
    ['one right and one wrong', several, [0, 1], 0],
    ['everything', several, [0, 1, 2, 3], 0],
    ['the right order', order, [2, 0, 1], 1],
    ['two neighbours swapped', order, [0, 2, 1], 1 / 3],
    ['the reverse order', order, [1, 0, 2], 0],
    ['all pairs', match, [1, 0, 2], 1],
    ['two pairs of three', match, [1, 0, 1], 0.5],
    ['one pair of three, which the same answer for each would have too', match, [1, 2, 0], 0],
    ['an accepted answer', words, 'A light!', 1],
    ['another answer', words, 'a boat', 0],
    ['a number within the tolerance', number, [4], 1],
    ['a number beyond it', number, [7], 0],
  ])('for %s', (_, item, response, credit) => {
    expect(creditFor(item, response)).toBeCloseTo(credit)
  })
})

const calm = defaultSettings

describe('points', () => {
  test('do not depend on time in calm scoring', () => {
    const points = [0, 900, 5_000, 29_999].map((took) => pointsFor(calm, one, [2], took))
    expect(points).toEqual([100, 100, 100, 100])
  })

  test('are equal within a half second in speed scoring, and for everyone within the first second', () => {
    const speed = { ...calm, scoring: 'speed' as const }

    function at(took: number): number {
      return pointsFor(speed, one, [2], took)
    }

    expect([at(0), at(999), at(1_499)]).toEqual([100, 100, 100])
    expect(at(5_000)).toBe(at(5_499))
    expect(at(5_000)).toBeGreaterThan(at(9_000))
    expect(at(31_000)).toBe(50)
    expect(at(90_000)).toBe(50)
    expect(pointsFor(speed, one, [0], 0)).toBe(0)
  })

  test('are taken for a wrong choice only where a penalty was asked for', () => {
    const strict = { ...calm, penalty: true }
    expect(pointsFor(calm, one, [0], 0)).toBe(0)
    // Four options: blind guessing gains nothing on average.
    expect(pointsFor(strict, one, [0], 0)).toBe(-33)
    expect(pointsFor(strict, words, 'a boat', 0)).toBe(0)
    expect(pointsFor(strict, fewWrong, [1, 3], 0)).toBe(-100)
    expect(pointsFor(strict, fewWrong, [0, 1], 0)).toBe(-17)
    expect(pointsFor(strict, order, [1, 0, 2], 0)).toBe(-100)
    expect(pointsFor(strict, match, [0, 1, 2], 0)).toBe(0)
    expect(pointsFor(strict, number, [9], 0)).toBe(-50)
  })
})

test('ranks are shared, and the next one is skipped', () => {
  const rows = [
    { name: 'Dan', points: 10 },
    { name: 'Ana', points: 30 },
    { name: 'Cleo', points: 20 },
    { name: 'Ben', points: 20 },
  ]
  expect(rankByPoints(rows).map(({ rank, name }) => `${rank} ${name}`)).toEqual([
    '1 Ana',
    '2 Ben',
    '2 Cleo',
    '4 Dan',
  ])
})
