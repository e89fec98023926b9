import { expect, test } from 'vitest'
import type { Confidence } from '../../../src/core/quiz/confidence.ts'
import { findConfidentMistakes } from '../../../src/core/quiz/confident-mistakes.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'

const { items } = lobbyOf('q').plan

let people = 0
function answer(round: number, response: number[], confidence?: Confidence, credit?: number) {
  const isRight = response[0] === 1
  const scored = { credit: credit ?? (isRight ? 1 : 0), points: 0 }
  return { person: `p${(people += 1)}`, round, response, confidence, took: 1, ...scored }
}

test('what the most were sure of and wrong about comes first, with the options that they chose', () => {
  const found = findConfidentMistakes(items, [
    ...[[0], [0], [2], [1]].map((chosen) => answer(0, chosen, 'sure')),
    ...[[2], [2], [2], [2]].map((chosen) => answer(1, chosen, 'sure')),
    // Two are not many, and a guess is no conviction.
    ...[[0], [0]].map((chosen) => answer(2, chosen, 'sure')),
    ...[[0], [0], [0]].map((chosen) => answer(2, chosen, 'guess')),
    answer(2, [0]),
  ])
  expect(found).toEqual([
    {
      round: 1,
      prompt: items[1]?.prompt,
      count: 4,
      answers: 4,
      options: [{ letter: 'C', text: 'The captain', count: 4 }],
    },
    {
      round: 0,
      prompt: items[0]?.prompt,
      count: 3,
      answers: 4,
      // As few as chose each could be looked up.
      options: [],
    },
  ])
})

test('half right is not wrong', () => {
  const half = [1, 2, 3].map(() => answer(0, [0], 'sure', 0.5))
  expect(findConfidentMistakes(items, half)).toEqual([])
})
