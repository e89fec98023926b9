import { pino } from 'pino'
import { expect, test } from 'vitest'
import { keepRunning } from '../src/keep-running.ts'

const log = pino({ level: 'silent' })

test('errors now and then are outlived, a flood ends the process once', () => {
  let now = 0
  let stops = 0
  const onError = keepRunning({ log, now: () => now, onTooMany: () => (stops += 1) })
  for (let count = 0; count < 600; count += 1) {
    now += 1100
    onError(new Error('now and then'))
  }
  expect(stops).toBe(0)
  for (let count = 0; count < 600; count += 1) onError(new Error('a flood'))
  expect(stops).toBe(1)
})
