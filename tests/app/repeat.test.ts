import { expect, test } from 'vitest'
import { repeat } from '../../src/app/repeat.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'

const minute = 60_000

test('work runs on every full minute until it is stopped', async () => {
  const clock = createManualClock(Date.UTC(2027, 0, 15, 9, 30, 20))
  const times: string[] = []
  const stop = repeat(clock, { everyMs: minute }, async () => {
    times.push(new Date(clock.now()).toISOString().slice(11, 19))
  })
  await clock.advance(2 * minute)
  expect(times).toEqual(['09:31:00', '09:32:00'])
  await stop()
  await clock.advance(2 * minute)
  expect(times).toHaveLength(2)
})

test('an offset moves the time of day', async () => {
  const clock = createManualClock(Date.UTC(2027, 0, 15, 9, 30))
  const times: string[] = []
  const day = 24 * 60 * minute
  repeat(clock, { everyMs: day, offsetMs: 197 * minute }, async () => {
    times.push(new Date(clock.now()).toISOString())
  })
  await clock.advance(2 * day)
  expect(times).toEqual(['2027-01-16T03:17:00.000Z', '2027-01-17T03:17:00.000Z'])
})

test('slow work skips a time instead of overlapping, and stopping waits for it', async () => {
  const clock = createManualClock(Date.UTC(2027, 0, 15, 9, 30))
  const first = Promise.withResolvers<void>()
  let runs = 0
  const stop = repeat(clock, { everyMs: minute }, () => {
    runs += 1
    return first.promise
  })
  await clock.advance(5 * minute)
  expect(runs).toBe(1)
  let isStopped = false
  const stopping = stop().then(() => {
    isStopped = true
  })
  await clock.flush()
  expect(isStopped).toBe(false)
  first.resolve()
  await stopping
  await clock.advance(5 * minute)
  expect(runs).toBe(1)
})

test('a clock that is set back or forth stops nothing', async () => {
  const clock = createManualClock(Date.UTC(2027, 0, 15, 9, 30))
  let ahead = 0
  const times: string[] = []
  const wall = { ...clock, now: () => clock.now() + ahead }
  repeat(wall, { everyMs: minute }, async () => {
    times.push(new Date(wall.now()).toISOString().slice(11, 19))
  })
  await clock.advance(minute)
  ahead = -3 * 60 * minute - 20_000
  await clock.advance(2 * minute)
  ahead = 8 * 60 * minute
  await clock.advance(2 * minute)
  expect(times).toEqual(['09:31:00', '06:31:40', '06:32:00', '17:33:20', '17:34:00', '17:35:00'])
})
