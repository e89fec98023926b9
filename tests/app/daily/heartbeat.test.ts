import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startHeartbeat } from '../../../src/app/daily/heartbeat.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2027, 0, 15, 8, 29, 57) })
})
afterEach(() => {
  vi.useRealTimers()
})

function startBeating() {
  const times: string[] = []
  const stop = startHeartbeat(async () => {
    times.push(new Date().toISOString().slice(11, 19))
  })
  return { times, stop }
}

test('it beats at even times, and no more once it is stopped', async () => {
  const { times, stop } = startBeating()
  await vi.advanceTimersByTimeAsync(23_500)
  expect(times).toEqual(['08:30:00', '08:30:10', '08:30:20'])
  await stop()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(times).toHaveLength(3)
})

test('it stays stopped if it was being started anew just then', async () => {
  const { times, stop } = startBeating()
  vi.setSystemTime(Date.now() - 180 * 60_000)
  vi.advanceTimersByTime(30_000)
  await stop()
  times.length = 0
  await vi.advanceTimersByTimeAsync(120_000)
  expect(times).toEqual([])
})

test.each([
  ['back by three hours', -3 * 60],
  ['back by a day and more', -30 * 60],
  ['forward by forty minutes', 40],
])('a clock that is set %s goes on within half a minute', async (_, minutes) => {
  const { times, stop } = startBeating()
  await vi.advanceTimersByTimeAsync(5_000)
  times.length = 0
  vi.setSystemTime(Date.now() + minutes * 60_000)
  await vi.advanceTimersByTimeAsync(50_000)
  expect(times.length).toBeGreaterThan(0)
  times.length = 0
  await vi.advanceTimersByTimeAsync(60_000)
  expect(times).toHaveLength(6)
  expect(times.every((time) => time.endsWith('0'))).toBe(true)
  await stop()
})
