import { expect, test } from 'vitest'
import { compareNames } from '../../../src/core/reply/compare-names.ts'

test('names stand as in a list of a class: accents beside their letters, numbers by their size, no name last', () => {
  const names = ['Player 10', '', 'Zoë', 'bea', 'Ángel', 'Player 9', 'Ana', 'Bea']
  expect(names.toSorted(compareNames)).toEqual([
    'Ana',
    'Ángel',
    'bea',
    'Bea',
    'Player 9',
    'Player 10',
    'Zoë',
    '',
  ])
})

test('names with the same number in other digits always stand in the same order', () => {
  const names = ['Player 1', 'Player 01', 'Player 001']
  expect(names.toSorted(compareNames)).toEqual(names.toReversed().toSorted(compareNames))
})
