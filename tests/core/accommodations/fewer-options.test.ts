import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fieldsWithoutOptions,
  leftOutOptions,
  withoutOptions,
} from '../../../src/core/accommodations/fewer-options.ts'
import { type PlayItem, playModeOf } from '../../../src/core/quiz/kinds/index.ts'
import { answerBlocks, questionBlocks } from '../../../src/core/quiz/views/question.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'

const shared = { id: 'a', scene: 's', prompt: 'Which?', explanation: 'Because.' }

function one(count: number, key: number): PlayItem {
  const options = Array.from({ length: count }, (_, index) => `option ${index}`)
  return { ...shared, by: 'one', options, key }
}

test('never takes out what is right, nor more than all but two, and always the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 8 }),
      fc.nat(7),
      fc.constantFrom(0 as const, 1 as const, 2 as const),
      fc.string(),
      (count, nth, fewer, name) => {
        const key = nth % count
        const single = leftOutOptions(one(count, key), fewer, name)
        expect(single.size).toBe(Math.min(fewer, count - 2))
        expect(single.has(key)).toBe(false)
        expect(leftOutOptions(one(count, key), fewer, name)).toEqual(single)
      },
    ),
  )
})

test('where several are right, one wrong option stays at least', () => {
  const item: PlayItem = { ...shared, by: 'several', options: ['a', 'b', 'c', 'd'], key: [0, 3] }
  expect(leftOutOptions(item, 2, 'q/0').size).toBe(1)
  expect(leftOutOptions({ ...item, key: [0, 1, 3] }, 2, 'q/0').size).toBe(0)
  expect(leftOutOptions({ ...shared, by: 'words', accept: ['x'] }, 2, 'q/0').size).toBe(0)
})

test('the words, the buttons, the menu and the form lose the same options, and the others keep their letters', () => {
  const item = one(4, 0)
  const leftOut = new Set([1, 3])
  const words = toPlainText({ blocks: withoutOptions(questionBlocks(item), leftOut) })
  expect(words).toContain('A. option 0')
  expect(words).toContain('C. option 2')
  expect(words).not.toMatch(/option [13]/)
  const [row] = withoutOptions(answerBlocks(item, 'quiz1/0'), leftOut)
  expect(row?.kind === 'buttons' && row.buttons.map(({ label }) => label)).toEqual([
    'A. option 0',
    'C. option 2',
  ])
  const several: PlayItem = { ...shared, by: 'several', options: ['a', 'b', 'c', 'd'], key: [0] }
  const [menu] = withoutOptions(answerBlocks(several, 'quiz1/0'), leftOut)
  expect(menu).toMatchObject({ kind: 'select', max: 2, options: [{ value: '0' }, { value: '2' }] })
  const fields = fieldsWithoutOptions(playModeOf(several).fields(several), leftOut)
  expect(fields).toMatchObject([{ options: [{ value: '0' }, { value: '2' }] }])
})
