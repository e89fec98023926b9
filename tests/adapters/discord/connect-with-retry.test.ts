import { pino } from 'pino'
import { expect, test } from 'vitest'
import { connectWithRetry } from '../../../src/adapters/discord/connect-with-retry.ts'
import { StartError } from '../../../src/core/platform/platform.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'

const log = pino({ level: 'silent' })

/** Attempts that end when the test says how. */
function openAttempts(retryAfterMs?: () => number) {
  const clock = createManualClock()
  const attempts: PromiseWithResolvers<void>[] = []
  function attempt(): Promise<void> {
    const ending = Promise.withResolvers<void>()
    attempts.push(ending)
    return ending.promise
  }
  const connector = connectWithRetry(attempt, {
    clock,
    log,
    ...(retryAfterMs && { retryAfterMs }),
  })
  return { clock, attempts, connector }
}

test('a configuration that cannot work stops the start, and is reported if it turns out later', async () => {
  const early = openAttempts()
  const start = early.connector.start()
  early.attempts[0]!.reject(new StartError('Renew the token.'))
  await expect(start).rejects.toThrow('Renew the token.')

  const late = openAttempts()
  const started = late.connector.start()
  await late.clock.advance(15_000)
  await started
  late.attempts[0]!.reject(new StartError('Renew the token.'))
  await late.clock.advance(120_000)
  expect(late.connector.problem).toBe('Renew the token.')
  expect(late.attempts).toHaveLength(1)
})

test('an attempt that fails after the start has gone on is followed by another', async () => {
  const { clock, attempts, connector } = openAttempts()
  const started = connector.start()
  await clock.advance(15_000)
  await started
  attempts[0]!.reject(new Error('unreachable'))
  await clock.advance(2000)
  expect(attempts).toHaveLength(2)
  attempts[1]!.resolve()
  await clock.flush()
  expect(connector.hasConnected).toBe(true)
})

test('there is no attempt before the time that Discord asks for', async () => {
  const { clock, attempts, connector } = openAttempts(() => 60_000)
  const started = connector.start()
  attempts[0]!.reject(new Error('slow down'))
  await started
  await clock.advance(59_999)
  expect(attempts).toHaveLength(1)
  await clock.advance(1)
  expect(attempts).toHaveLength(2)
})

test('there is none after a stop, however the last one ends', async () => {
  const { clock, attempts, connector } = openAttempts()
  void connector.start()
  connector.stop()
  attempts[0]!.reject(new Error('unreachable'))
  await clock.advance(120_000)
  expect(attempts).toHaveLength(1)
})
