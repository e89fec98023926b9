import { expect, test } from 'vitest'
import { formatPoints, rankingBlock } from '../../../src/core/quiz/leaderboard.ts'
import { rankByPoints } from '../../../src/core/quiz/score.ts'

/** Ranks people by these points; their names are p1, p2 and so on. */
function ranked(...points: readonly number[]) {
  return rankByPoints(points.map((each, index) => ({ name: `p${index + 1}`, points: each })))
}

function namesOf({ block }: ReturnType<typeof rankingBlock>): readonly string[] {
  return block.kind === 'ranking' ? block.rows.map(({ rank, name }) => `${rank}. ${name}`) : []
}

test('a short board names everybody', () => {
  const board = rankingBlock(ranked(100, 100, 100, 100, 0), 5)
  expect(namesOf(board)).toEqual(['1. p1', '1. p2', '1. p3', '1. p4', '5. p5'])
  expect(board.hidden).toBe(0)
})

test('many who share a rank share a row where space is short', () => {
  const board = rankingBlock(ranked(100, 100, 100, 100, 100, 50, 50, 0), 5)
  expect(namesOf(board)).toEqual(['1. p1, p2 and 3 more', '6. p6', '6. p7', '8. p8'])
  expect(board.hidden).toBe(0)
})

test('300 equals are one row, in the order in which people count', () => {
  const board = rankingBlock(ranked(...Array.from({ length: 300 }, () => 0)), 10)
  expect(namesOf(board)).toEqual(['1. p1, p2 and 298 more'])
})

test('no rank is cut in two, and whoever is left out is counted', () => {
  const board = rankingBlock(ranked(9, 8, 7, 6, 5, 5, 4, 3), 5)
  expect(namesOf(board)).toEqual(['1. p1', '2. p2', '3. p3', '4. p4'])
  expect(board.hidden).toBe(4)
})

test('points that were lost have a minus sign, as in the rules of a quiz', () => {
  expect([-1_200, 0, 1].map(formatPoints)).toEqual(['−1,200 points', '0 points', '1 point'])
})
