import { expect, test } from 'vitest'
import {
  buttonLabels,
  fitMenu,
  formatOptions,
  gradeGuess,
  listOptions,
  menuOptions,
  reportDuplicates,
  sortedChoices,
} from '../../../../src/core/quiz/kinds/options.ts'

test('buttons bear their options only where all of them are short', () => {
  expect(buttonLabels(['True', 'False'])).toEqual(['A. True', 'B. False'])
  expect(buttonLabels(['x'.repeat(12), 'No'])).toEqual([`A. ${'x'.repeat(12)}`, 'B. No'])
  expect(buttonLabels(['x'.repeat(13), 'No'])).toEqual(['A', 'B'])
})

test('one chosen option keeps its full stop, several are kept apart', () => {
  const options = ['She waits.', 'She leaves.', 'He asks.']
  expect(formatOptions({ options }, { indexes: [1], words: '' })).toBe('B. She leaves.')
  expect(formatOptions({ options }, { indexes: [0, 2], words: '' })).toBe(
    'A. She waits; C. He asks',
  )
})

test('a guess earns nothing on average, whatever its chance', () => {
  for (const chance of [1 / 2, 1 / 3, 1 / 4, 1 / 10]) {
    const mean = chance * gradeGuess(true, chance) + (1 - chance) * gradeGuess(false, chance)
    expect(mean).toBeCloseTo(0)
  }
  // A wrong answer never costs more than a right one earns.
  expect(gradeGuess(false, 2 / 3)).toBe(-1)
  expect(gradeGuess(false, 1)).toBe(0)
})

test('options to sort are in the order of the alphabet, but never in the right one', () => {
  function listed(options: readonly string[], right?: readonly string[]) {
    const block = sortedChoices(options, right)
    return block.kind === 'choices' ? block.choices.map(({ text }) => text) : []
  }
  expect(listed(['b', 'c', 'a', 'b'])).toEqual(['a', 'b', 'c'])
  expect(listed(['b', 'a'], ['b', 'a'])).toEqual(['a', 'b'])
  expect(listed(['b', 'a'], ['a', 'b'])).toEqual(['b', 'a'])
})

test('a menu shows an option whole up to 75 characters with its letter', () => {
  expect(fitMenu(['x'.repeat(72)])).toBe(true)
  expect(fitMenu(['x'.repeat(73)])).toBe(false)
  expect(menuOptions(['x'.repeat(73)])).toEqual([{ label: `A. ${'x'.repeat(71)}…`, value: '0' }])
})

test('an author hears of an option that looks like another, and of the second alone', () => {
  const told: unknown[] = []
  const options = ['The sea', 'A letter', ' the  SEA', 'Тhe sea']
  reportDuplicates(listOptions('options', options), (path, problem) => told.push([path, problem]))
  expect(told).toEqual([
    [['options', 2], '“ the  SEA” appears twice, so there would be two right answers.'],
    [['options', 3], '“Тhe sea” appears twice, so there would be two right answers.'],
  ])
})
