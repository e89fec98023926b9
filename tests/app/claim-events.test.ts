import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createEventClaimer } from '../../src/app/claim-events.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'

const log = pino({ level: 'silent' })

test('an event is taken up by the first process alone', async () => {
  const taken = new Set<string>()
  const claim = createEventClaimer(
    (id) => Promise.resolve(taken.size < taken.add(id).size),
    createManualClock(),
    log,
  )
  expect([await claim('a'), await claim('a'), await claim('b')]).toEqual([true, false, true])
})

test('nobody goes without an answer while the store is away', async () => {
  const clock = createManualClock()
  const claim = createEventClaimer(() => Promise.reject(new Error('Away.')), clock, log)
  expect(await claim('a')).toBe(true)
})

test('one person waits half a second for a silent store, and nobody after them for a while', async () => {
  const clock = createManualClock()
  const claim = createEventClaimer(() => new Promise(() => {}), clock, log)
  const first = claim('a')
  await clock.advance(500)
  expect(await first).toBe(true)
  expect(await claim('b')).toBe(true)
})
