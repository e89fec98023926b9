import { expect, test } from 'vitest'
import { medalFor } from '../../src/render/medal.ts'

const over = { kind: 'ranking', rows: [], final: true } as const
const running = { kind: 'ranking', rows: [] } as const

test('the first three get medals once nobody can overtake them', () => {
  const medals = [1, 2, 3, 4].map((rank) => medalFor({ rank }, over))
  expect(medals).toEqual(['🥇', '🥈', '🥉', undefined])
  expect(medalFor({ rank: 1 }, running)).toBeUndefined()
})

test('nobody gets a medal for no points', () => {
  expect(medalFor({ rank: 2, hasNoPoints: true }, over)).toBeUndefined()
})
