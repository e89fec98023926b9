import { expect, test } from 'vitest'
import { medalFor } from '../../src/render/medal.ts'

const over = { kind: 'ranking', rows: [], final: true } as const
const running = { kind: 'ranking', rows: [] } as const

test('the first three get medals once nobody can overtake them', () => {
  expect([1, 2, 3, 4].map((rank) => medalFor(rank, over))).toEqual(['🥇', '🥈', '🥉', undefined])
  expect(medalFor(1, running)).toBeUndefined()
})
