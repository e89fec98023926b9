import { expect, test } from 'vitest'
import { createRunningTests } from '../../../src/app/homework/running-tests.ts'
import { assignmentWith, attemptWith, hourMs, setAt } from '../../fixtures/homework.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'

const ana = { class: 'web:1', assignment: 'h1', person: 'web:ana', name: 'Ana' }

async function openStore() {
  const clock = createManualClock(setAt)
  const store = await openMemoryStore({ clock: clock.now })
  const times = { lifetimeMs: 60_000, clock }
  return { clock, store, tests: createRunningTests({ store: store.homework, ...times }) }
}

test('a test runs from its beginning to its deadline, and whoever is told of it asks the store again', async () => {
  const { clock, store, tests } = await openStore()
  await using _ = store
  await store.homework.create(assignmentWith({ use: 'test', timeMs: hourMs, show: 'released' }))
  expect(await tests.msLeft('web:ana')).toBeUndefined()
  const attempt = attemptWith({ deadlineAt: setAt + hourMs })
  await store.homework.update(ana, () => ({ attempt, result: undefined }))
  tests.changed({ kind: 'person', id: 'web:ana' })
  clock.set(setAt + 250)
  expect(await tests.msLeft('web:ana')).toBe(hourMs - 250)
  expect(await tests.msLeft('web:ben')).toBeUndefined()
  clock.set(setAt + hourMs + 1)
  expect(await tests.msLeft('web:ana')).toBeUndefined()
})

test('what is handed in, and homework, closes nothing', async () => {
  const { store, tests } = await openStore()
  await using _ = store
  await store.homework.create(assignmentWith())
  await store.homework.update(ana, () => ({ attempt: attemptWith(), result: undefined }))
  expect(await tests.msLeft('web:ana')).toBeUndefined()
  await store.homework.create(assignmentWith({ id: 'h2', use: 'test', timeMs: hourMs }))
  const attempt = attemptWith({ deadlineAt: setAt + hourMs, finishedAt: setAt })
  const second = { ...ana, assignment: 'h2' }
  await store.homework.update(second, () => ({ attempt, result: undefined }))
  tests.forget('web:ana')
  expect(await tests.msLeft('web:ana')).toBeUndefined()
})

test('a test that a teacher closes in another process is over here within five seconds', async () => {
  const { clock, store, tests } = await openStore()
  await using _ = store
  await store.homework.create(assignmentWith({ use: 'test', timeMs: hourMs }))
  const attempt = attemptWith({ deadlineAt: setAt + hourMs })
  await store.homework.update(ana, () => ({ attempt, result: undefined }))
  expect(await tests.msLeft('web:ana')).toBe(hourMs)
  await store.homework.changeState('web:1', 'h1', ({ state }) => ({ ...state, closedAt: setAt }))
  clock.set(setAt + 5_000)
  expect(await tests.msLeft('web:ana')).toBeUndefined()
})
