import { expect, test } from 'vitest'
import { changeRoster, maxRosterStudents } from '../../../src/core/book/roster.ts'
import { rosterStudent } from '../../contracts/book-store.ts'

const ana = rosterStudent('s1', 'Ana Silva', {
  studentId: '17',
  email: 'ana@school.example',
  person: 'web:ana',
  linkedBy: 'code',
})
const ben = rosterStudent('s2', 'Ben Adams')

function change(read: readonly Parameters<typeof rosterStudent>[2][], mode: 'add' | 'replace') {
  const lines = read.map((given) => ({ ...rosterStudent('x', 'Nobody'), ...given }))
  let ids = 0
  return changeRoster([ana, ben], lines, { mode, newId: () => `n${(ids += 1)}` })
}

test('somebody with the same student id stays linked, whatever else has changed', () => {
  const { students, added, changed, removed } = change(
    [{ name: 'Ana Silva-Reis', studentId: '17', email: 'new@school.example' }],
    'replace',
  )
  expect(students).toMatchObject([{ id: 's1', name: 'Ana Silva-Reis', person: 'web:ana' }])
  expect([added, changed, removed.map(({ id }) => id)]).toEqual([0, 1, ['s2']])
})

test('an e-mail or a name is enough, unless the student id says that it is somebody else', () => {
  expect(change([{ name: 'A. Silva', email: 'ANA@school.example' }], 'add').added).toBe(0)
  expect(
    change([{ name: 'Ana Silva', email: 'ana@school.example', studentId: '99' }], 'add').added,
  ).toBe(1)
  expect(change([{ name: 'Ben Adams', studentId: '18' }], 'add').added).toBe(0)
  expect(change([{ name: 'Ana Silva', studentId: '99' }], 'add').added).toBe(1)
})

test('two of the same name are two students', () => {
  const { students, added } = change([{ name: 'Ben Adams' }, { name: 'Ben Adams' }], 'add')
  expect(added).toBe(2)
  expect(students).toHaveLength(4)
})

test('two of the same name are still two when the same file is brought again', () => {
  const twins = [
    rosterStudent('s1', 'Ben Adams', { person: 'web:ben' }),
    rosterStudent('s2', 'Ben Adams'),
  ]
  const lines = [rosterStudent('x', 'Ben Adams'), rosterStudent('x', 'Ben Adams')]
  const again = changeRoster(twins, lines, { mode: 'add', newId: () => 'new' })
  expect(again.added).toBe(0)
  expect(again.students.map(({ id, person }) => [id, person])).toEqual([
    ['s1', 'web:ben'],
    ['s2', null],
  ])
})

test('what is added takes nobody away', () => {
  const { students, removed } = change([{ name: 'Cleo Diaz' }], 'add')
  expect(students.map(({ name }) => name)).toEqual(['Ana Silva', 'Ben Adams', 'Cleo Diaz'])
  expect(removed).toEqual([])
})

test('nobody becomes two students, where one line has their id and another one their e-mail', () => {
  const { students, added } = change(
    [
      { name: 'Ana Silva', studentId: '17' },
      { name: 'A. Silva', email: 'ana@school.example' },
    ],
    'add',
  )
  expect(added).toBe(1)
  expect(new Set(students.map(({ id }) => id)).size).toBe(students.length)
  expect(students.filter(({ person }) => person === 'web:ana')).toHaveLength(1)
})

test('a list is never longer than the limit, however many files are added', () => {
  const many = Array.from({ length: maxRosterStudents - 1 }, (_, at) => ({ name: `Student ${at}` }))
  expect(() => change(many, 'add')).toThrow('would have 1,001 students, and 1,000 is the limit')
  expect(change(many, 'replace').students).toHaveLength(maxRosterStudents - 1)
})
