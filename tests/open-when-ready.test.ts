import { pino } from 'pino'
import { expect, test } from 'vitest'
import { openWhenReady } from '../src/open-when-ready.ts'
import { StoreError } from '../src/store/store-error.ts'

/** A clock on which whatever is waited for comes at once. */
function openAfter(failures: number, { error = away, isStopping = (): boolean => false } = {}) {
  let now = 0
  let left = failures
  const lines: string[] = []
  const opened = openWhenReady(
    () => (left-- > 0 ? Promise.reject(error) : Promise.resolve('open')),
    {
      clock: {
        now: () => now,
        after(ms, work) {
          now += ms
          queueMicrotask(work)
          return () => undefined
        },
      },
      log: pino({}, { write: (line: string) => void lines.push(line) }),
      isStopping,
    },
  )
  return { opened, lines, waited: () => now }
}

const away = new StoreError('unreachable', 'PostgreSQL is still starting.')

test('waits for a database that comes up, and says so once', async () => {
  const { opened, lines } = openAfter(5)
  expect(await opened).toBe('open')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('PostgreSQL is still starting. Waiting for it for up to a minute.')
})

test('gives up after a minute, with what was wrong', async () => {
  const { opened, waited } = openAfter(Infinity)
  await expect(opened).rejects.toBe(away)
  expect(waited()).toBe(60_000)
})

test('does not wait for what waiting can’t mend, or while it is being stopped', async () => {
  const wrong = new StoreError('address', 'The password is wrong.')
  const refused = openAfter(1, { error: wrong })
  await expect(refused.opened).rejects.toBe(wrong)
  const stopped = openAfter(1, { isStopping: () => true })
  await expect(stopped.opened).rejects.toBe(away)
  expect([refused.waited(), stopped.waited()]).toEqual([0, 0])
})
