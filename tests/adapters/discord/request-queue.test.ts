import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Priority, createRequestQueue } from '../../../src/adapters/discord/request-queue.ts'
import { rateLimits } from '../../../src/adapters/discord/limits.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Sends many at once and notes what went when (ms). */
function send(plan: readonly (readonly [Priority, number])[]) {
  const lanes = createRequestQueue()
  const begin = performance.now()
  const went: { lane: Priority; at: number }[] = []
  for (const [lane, count] of plan) {
    for (let each = 0; each < count; each += 1) {
      void lanes.run(lane, () => {
        went.push({ lane, at: performance.now() - begin })
        return Promise.resolve()
      })
    }
  }
  return went
}

test('never more than Discord allows goes out in any second', async () => {
  const went = send([['post', 200]])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(went).toHaveLength(200)
  const busiest = Math.max(
    ...went.map(({ at }) => went.filter((each) => each.at >= at && each.at < at + 1000).length),
  )
  expect(busiest).toBeLessThanOrEqual(rateLimits.perSecond)
  expect(busiest).toBeGreaterThan(30)
})

test('who waits for an answer overtakes the running quiz, and that the daily posts', async () => {
  const went = send([
    ['post', 100],
    ['edit', 20],
    ['reply', 20],
  ])
  await vi.advanceTimersByTimeAsync(10_000)
  function last(lane: Priority): number {
    return went.findLast((each) => each.lane === lane)?.at ?? 0
  }
  expect(last('reply')).toBeLessThan(last('edit'))
  expect(last('edit')).toBeLessThan(1000)
  expect(last('post')).toBeGreaterThan(2000)
})

test('posts leave room for what is more urgent at any moment', () => {
  const went = send([
    ['post', 100],
    ['edit', rateLimits.reserve],
  ])
  expect(went.filter(({ lane }) => lane === 'edit')).toHaveLength(rateLimits.reserve)
})

test('a failure is the caller’s own and stops nobody', async () => {
  const lanes = createRequestQueue()
  await expect(lanes.run('post', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(lanes.run('post', () => Promise.resolve(1))).resolves.toBe(1)
})
