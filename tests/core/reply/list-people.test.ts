import { expect, test } from 'vitest'
import { listPeople } from '../../../src/core/reply/list-people.ts'

const people = [
  { id: '3', name: '' },
  { id: '2', name: 'Élodie' },
  { id: '4', name: 'Zoe' },
  { id: '1', name: 'Ana' },
]

test('lists people alphabetically, those without a name last', () => {
  expect(listPeople(people, 4)).toEqual([
    { person: '1', name: 'Ana' },
    ', ',
    { person: '2', name: 'Élodie' },
    ', ',
    { person: '4', name: 'Zoe' },
    ', ',
    { person: '3', name: 'somebody' },
  ])
})

test('says how many more there are', () => {
  expect(listPeople(people, 1)).toEqual([{ person: '1', name: 'Ana' }, ' and 3 more'])
  expect(listPeople([], 1)).toEqual([])
})
