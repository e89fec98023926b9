import { expect, test } from 'vitest'
import { withDeadline } from '../../../src/core/platform/clock.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'

const never = new Promise<string>(() => undefined)

test('work that is done in time gives its own result or failure', async () => {
  const clock = createManualClock()
  await expect(withDeadline(clock, 10, Promise.resolve('done'), () => 'late')).resolves.toBe('done')
  const failing = Promise.reject(new Error('broken'))
  await expect(withDeadline(clock, 10, failing, () => 'late')).rejects.toThrow('broken')
})

test('work that takes too long gives what the caller says, which may be an error', async () => {
  const clock = createManualClock()
  const late = withDeadline(clock, 10, never, () => 'late')
  await clock.advance(10)
  await expect(late).resolves.toBe('late')
  const failed = withDeadline(clock, 10, never, () => {
    throw new Error('too late')
  }).catch((error: unknown) => error)
  await clock.advance(10)
  expect(await failed).toEqual(new Error('too late'))
})
