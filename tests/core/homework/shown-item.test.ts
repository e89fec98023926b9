import { expect, test } from 'vitest'
import { showItem } from '../../../src/core/homework/shown-item.ts'
import {
  correctAnswer,
  creditFor,
  formatAnswer,
  isValidAnswer,
} from '../../../src/core/quiz/item.ts'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import type { QuizAnswer } from '../../../src/core/quiz/kinds/kind.ts'
import { attemptWith, homeworkItems } from '../../fixtures/homework.ts'

test.each([...homeworkItems.entries()])(
  'question %i asks the same with its options in another order',
  (position, item) => {
    for (let seed = 0; seed < 50; seed += 1) {
      const shown = showItem(item, attemptWith({ seed }), position)
      expect(shown.item).toEqual(showItem(item, attemptWith({ seed }), position).item)
      const right = correctAnswer(shown.item)
      expect(isValidAnswer(item, shown.toStored(right))).toBe(true)
      expect(creditFor(item, shown.toStored(right))).toBe(1)
      expect(shown.toShown(shown.toStored(right))).toEqual(right)
      expect(item.by === 'order' && right.toString() === '0,1,2').toBe(false)
      expect(partsOf(shown.item, right)).toEqual(partsOf(item, shown.toStored(right)))
    }
  },
)

test('different people see different orders, but true comes before false', () => {
  const [choice, , , , , statement] = homeworkItems
  if (choice === undefined || statement === undefined) throw new Error('There are six.')
  const orders = Array.from({ length: 20 }, (_, seed) => showItem(choice, { seed }, 0).item)
  expect(new Set(orders.map((item) => JSON.stringify(item))).size).toBeGreaterThan(3)
  expect(showItem(statement, { seed: 3 }, 5).item).toBe(statement)
})

/** What an answer says, whatever the letters of the options. */
function partsOf(item: PlayItem, answer: QuizAnswer): readonly string[] {
  const words = formatAnswer(item, answer).replace(/[A-H]\. /g, '')
  return words.split('; ').toSorted((a, b) => a.localeCompare(b))
}
