import { expect, test } from 'vitest'
import { isValidAnswer } from '../../../src/core/quiz/item.ts'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import type { QuizAnswer } from '../../../src/core/quiz/kinds/kind.ts'
import { homeworkItems } from '../../fixtures/homework.ts'

const shared = { scene: 'the-letter', prompt: 'How many?', explanation: 'Because.' }
const items = new Map<string, PlayItem>([
  ...homeworkItems.map((item) => [item.by, item] as const),
  ['number', { ...shared, id: 'n', by: 'number', min: 10, max: 20, key: 15, tolerance: 1 }],
  ['open', { ...shared, id: 'o', by: 'open', length: 'words' }],
])

/** Buttons and forms carry what anybody can forge; these are the answers that no button and no form has. */
test.each<[string, readonly QuizAnswer[], QuizAnswer]>([
  ['one', [[], [-1], [2], [0, 1], [0.5], [NaN], 'x'], [1]],
  ['several', [[-1], [4], [0, 0], [NaN]], [0, 2]],
  ['order', [[], [0, 1], [0, 1, 1], [0, 1, 3], [0, 1, 2, 0]], [2, 1, 0]],
  ['match', [[], [0, 1], [0, 1, 3], [0, 1, 2, 0]], [0, 1, 2]],
  ['number', [[], [9], [21], [15, 15], [NaN]], [20]],
  ['words', ['', '  ', [0]], 'the lamp'],
  ['open', ['', 'two\nlines', 'x'.repeat(1_000), [0]], 'a word'],
])('an answer that a question for “%s” does not have is refused', (by, forged, real) => {
  const item = items.get(by)
  if (item === undefined) throw new Error(`There is no item for ${by}.`)
  expect(forged.filter((answer) => isValidAnswer(item, answer))).toEqual([])
  expect(isValidAnswer(item, real)).toBe(true)
})
