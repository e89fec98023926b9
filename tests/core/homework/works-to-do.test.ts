import { expect, test } from 'vitest'
import type { OwnWork } from '../../../src/core/homework/homework-store.ts'
import { findWorksToDo } from '../../../src/core/homework/works-to-do.ts'
import { assignmentWith, attemptWith, hourMs, setAt } from '../../fixtures/homework.ts'

/** The ids of what is to be done an hour after it was set. */
async function toDo(works: readonly OwnWork[], at = setAt + hourMs): Promise<readonly string[]> {
  const found = await findWorksToDo(
    {
      list: () => Promise.resolve(works.map(({ assignment }) => assignment)),
      find: (id) => Promise.resolve(works.find(({ assignment }) => assignment.plan.id === id)),
    },
    at,
  )
  return found.map(({ assignment }) => assignment.plan.id)
}

const handedIn = attemptWith({ finishedAt: setAt + 1 })

test('is what was not begun, and what somebody is writing', async () => {
  const works = [
    { assignment: assignmentWith({ id: 'new' }), attempts: [] },
    { assignment: assignmentWith({ id: 'done', attempts: 2 }), attempts: [handedIn] },
    { assignment: assignmentWith({ id: 'again' }), attempts: [handedIn, attemptWith()] },
    { assignment: assignmentWith({ id: 'later' }, { opensAt: setAt + 2 * hourMs }), attempts: [] },
    { assignment: assignmentWith({ id: 'gone' }, { cancelled: true }), attempts: [attemptWith()] },
  ]
  expect(await toDo(works)).toEqual(['new', 'again'])
})

test('is an older one, too, behind many that were handed in', async () => {
  const done = Array.from({ length: 12 }, (_, index) => ({
    assignment: assignmentWith({ id: `done-${index}` }),
    attempts: [handedIn],
  }))
  const left = { assignment: assignmentWith({ id: 'left' }), attempts: [] }
  expect(await toDo([...done, left])).toEqual(['left'])
})

test('is a test that somebody began in time, while their time runs', async () => {
  const assignment = assignmentWith({ use: 'test', timeMs: hourMs }, { dueAt: setAt + hourMs })
  const attempts = [attemptWith({ deadlineAt: setAt + 1.5 * hourMs })]
  expect(await toDo([{ assignment, attempts }], setAt + 1.25 * hourMs)).toEqual(['h1'])
  expect(await toDo([{ assignment, attempts: [] }], setAt + 1.25 * hourMs)).toEqual([])
  expect(await toDo([{ assignment, attempts }], setAt + 2 * hourMs)).toEqual([])
})
