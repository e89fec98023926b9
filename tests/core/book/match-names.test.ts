import { expect, test } from 'vitest'
import { matchNames } from '../../../src/core/book/match-names.ts'
import { rosterStudent } from '../../contracts/book-store.ts'

function pairs(names: readonly string[], people: readonly string[]) {
  const students = names.map((name, index) => rosterStudent(`s${index}`, name))
  const present = people.map((name, index) => ({ id: `p${index}`, name }))
  return matchNames(students, present).map(({ student, person }) => [student.name, person.name])
}

test.each([
  [['Ana Silva'], ['ana  SILVA'], 1],
  [['José Núñez'], ['Jose Nunez'], 1],
  [['Ana Silva'], ['Silva Ana'], 0],
  [['Ana Silva'], ['Ana'], 0],
  [['Ana'], ['Ana'], 0],
  [['Ana Silva', 'Ana Silva'], ['Ana Silva'], 0],
  [['Ana Silva'], ['Ana Silva', 'ANA SILVA'], 0],
  [['Ana Silva'], ['Ana Silvas'], 0],
  [['Ana Silva'], [''], 0],
  [['Ana Maria Silva'], ['Ana Silva'], 0],
])('%j and %j are the same in %i cases', (names, people, count) => {
  expect(pairs(names, people)).toHaveLength(count)
})

test('nobody is found who is linked already, on either side', () => {
  const people = [{ id: 'p0', name: 'Ana Silva' }]
  const linked = rosterStudent('s0', 'Ana Silva', { person: 'p9', linkedBy: 'code' })
  expect(matchNames([linked], people)).toEqual([])
  const other = rosterStudent('s1', 'Ben Adams', { person: 'p0', linkedBy: 'code' })
  expect(matchNames([rosterStudent('s0', 'Ana Silva'), other], people)).toEqual([])
})
