import { expect, test } from 'vitest'
import { createChangeWatch } from '../../src/app/change-watch.ts'
import { type Subject, everybody } from '../../src/core/platform/changes.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'

const settings: Subject = { kind: 'settings', id: 'web:class' }
const packs: Subject = { kind: 'packs', id: 'web:class' }

/** A store whose numbers a test can change, and that can be away or answer when the test says so. */
function openWatch() {
  const clock = createManualClock()
  const store = { number: 1, state: 'well' as 'well' | 'away' | 'slow', reads: 0, now: 0 }
  let answer: (() => void) | undefined
  const watch = createChangeWatch(
    {
      read(subjects) {
        store.reads += 1
        const numbers = subjects.map(({ kind }) => (kind === 'settings' ? store.number : 0))
        if (store.state === 'away') return Promise.reject(new Error('The store is away.'))
        if (store.state === 'well') return Promise.resolve({ numbers, now: store.now })
        return new Promise((resolve) => (answer = () => resolve({ numbers, now: store.now })))
      },
    },
    clock,
  )
  const changed: string[] = []
  watch.onChange(({ kind }) => changed.push(kind))
  return { clock, store, watch, changed, answer: () => answer?.() }
}

test('says what has changed since it was last asked about, and nothing else', async () => {
  const { store, watch, changed } = openWatch()
  await watch.sync([settings, packs])
  expect(changed.splice(0)).toEqual(['settings', 'packs'])
  await watch.sync([settings, packs])
  expect(changed).toEqual([])
  store.number = 2
  await watch.sync([settings, packs])
  expect(changed).toEqual(['settings'])
})

test('however many ask at once, two questions are enough, and nobody is told what is older than their own', async () => {
  const { clock, store, watch, changed, answer } = openWatch()
  await watch.sync([settings])
  changed.splice(0)
  store.state = 'slow'
  const first = watch.sync([settings])
  await clock.flush()
  // The question that is on its way has missed this change.
  store.number = 2
  store.reads = 0
  const others = Promise.all(Array.from({ length: 100 }, () => watch.sync([settings])))
  answer()
  await first
  expect(changed).toEqual([])
  await clock.flush()
  answer()
  await others
  expect(changed).toEqual(['settings'])
  expect(store.reads).toBe(1)
})

test('lets one person wait half a second for a silent store, and nobody after them until it answers', async () => {
  const { clock, store, watch, changed, answer } = openWatch()
  store.state = 'slow'
  const first = watch.sync([settings])
  await clock.advance(500)
  await first
  await watch.sync([settings])
  expect(changed).toEqual([])
  store.state = 'well'
  answer()
  await clock.flush()
  expect(changed).toEqual(['settings'])
})

test('asks a store that was away again by itself, so that the first person afterwards is told', async () => {
  const { clock, store, watch, changed } = openWatch()
  await watch.sync([settings])
  changed.splice(0)
  store.state = 'away'
  await watch.sync([settings])
  await watch.sync([settings])
  Object.assign(store, { state: 'well', number: 2 })
  await clock.advance(250)
  await watch.sync([settings])
  expect(changed).toContain('settings')
  watch.stop()
})

test('a process that stops asks no more', async () => {
  const { clock, store, watch } = openWatch()
  store.state = 'away'
  await watch.sync([everybody])
  watch.stop()
  await clock.flush()
  store.reads = 0
  await clock.advance(10_000)
  expect(store.reads).toBe(0)
})
