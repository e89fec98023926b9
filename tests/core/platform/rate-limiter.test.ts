import { describe, expect, test } from 'vitest'
import {
  type Priority,
  type Rate,
  createRateLimiter,
} from '../../../src/core/platform/rate-limiter.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'

const channel: Rate = { key: 'C1', intervalMs: 1000, burst: 3 }
const bot: Rate = { key: 'bot', intervalMs: 25, burst: 10, reserve: 5 }

function openLimiter() {
  const clock = createManualClock(0)
  const limiter = createRateLimiter(clock)
  const sent: { readonly priority: Priority; readonly at: number }[] = []

  /** Asks for so many requests at once and notes when each goes out. */
  function send(rates: readonly Rate[], count: number, priority: Priority = 'reply') {
    for (let each = 0; each < count; each += 1) {
      void limiter.acquire(rates, { priority }).then(() => sent.push({ priority, at: clock.now() }))
    }
  }
  return { clock, limiter, send, sent, times: () => sent.map(({ at }) => at) }
}

describe('the rate', () => {
  test('a burst goes at once, then one in each interval', async () => {
    const { clock, send, times } = openLimiter()
    send([channel], 6)
    await clock.advance(10_000)
    expect(times()).toEqual([0, 0, 0, 1000, 2000, 3000])
  })

  test('after a quiet time a burst is possible again', async () => {
    const { clock, send, times } = openLimiter()
    send([channel], 3)
    await clock.advance(10_000)
    send([channel], 3)
    await clock.flush()
    expect(times()).toEqual([0, 0, 0, 10_000, 10_000, 10_000])
  })

  test('each key has its own rate, and the strictest of several decides', async () => {
    const { clock, send, times } = openLimiter()
    const team = { key: 'T1', intervalMs: 5000, burst: 1 }
    send([channel, team], 1)
    send([{ ...channel, key: 'C2' }, team], 1)
    send([{ ...channel, key: 'C3' }], 1)
    await clock.advance(10_000)
    expect(times()).toEqual([0, 0, 5000])
  })

  test('twenty thousand keys are kept apart', async () => {
    const { clock, send, sent } = openLimiter()
    for (let key = 0; key < 20_000; key += 1) {
      send([{ key: `${key}`, intervalMs: 333, burst: 1 }], 1)
    }
    await clock.flush()
    expect(sent).toHaveLength(20_000)
    send([{ key: '19999', intervalMs: 333, burst: 1 }], 1)
    await clock.flush()
    expect(sent).toHaveLength(20_000)
  })

  test('no second sees more requests than Discord allows', async () => {
    const { clock, send, times } = openLimiter()
    send([bot], 200, 'post')
    await clock.advance(10_000)
    const busiest = Math.max(
      ...times().map((from) => times().filter((at) => at >= from && at < from + 1000).length),
    )
    expect(times()).toHaveLength(200)
    expect(busiest).toBeLessThanOrEqual(50)
    expect(busiest).toBeGreaterThan(30)
  })
})

describe('priorities', () => {
  test('replies overtake edits, and edits overtake posts', async () => {
    const { clock, send, sent } = openLimiter()
    send([bot], 100, 'post')
    send([bot], 20, 'edit')
    send([bot], 20, 'reply')
    await clock.advance(10_000)
    function last(priority: Priority): number {
      return sent.findLast((each) => each.priority === priority)?.at ?? 0
    }
    expect(last('reply')).toBeLessThan(last('edit'))
    expect(last('edit')).toBeLessThan(1100)
    expect(last('post')).toBeGreaterThan(2000)
  })

  test('posts leave part of the burst to what is more urgent', async () => {
    const { clock, send, sent } = openLimiter()
    send([bot], 100, 'post')
    send([bot], 5, 'edit')
    await clock.flush()
    expect(sent.filter(({ priority }) => priority === 'edit')).toHaveLength(5)
    expect(sent.filter(({ priority }) => priority === 'post')).toHaveLength(5)
  })
})

describe('long waits', () => {
  test('a pause holds back everything with the key', async () => {
    const { clock, limiter, send, times } = openLimiter()
    limiter.pause('C1', 4000)
    send([channel], 1)
    send([{ ...channel, key: 'C2' }], 1)
    await clock.advance(5000)
    expect(times()).toEqual([0, 4000])
  })

  test('a clock that is set back makes nobody wait until it has caught up', async () => {
    const { clock, limiter, send, times } = openLimiter()
    clock.set(3_600_000)
    send([channel], 3)
    await clock.flush()
    clock.set(0)
    expect(await limiter.acquire([channel], { maxWaitMs: 500 })).toBe(1000)
    await clock.advance(1000)
    expect(await limiter.acquire([channel], { maxWaitMs: 0 })).toBeUndefined()
    expect(times()).toHaveLength(3)
  })

  test('a wait that is too long is handed back at once and does not count', async () => {
    const { clock, limiter } = openLimiter()
    limiter.pause('C1', 6000)
    expect(await limiter.acquire([channel], { maxWaitMs: 5000 })).toBe(6000)
    await clock.advance(6000)
    for (let each = 0; each < 3; each += 1) {
      expect(await limiter.acquire([channel], { maxWaitMs: 0 })).toBeUndefined()
    }
    expect(await limiter.acquire([channel], { maxWaitMs: 0 })).toBe(1000)
  })

  test('those that wait already count towards the wait of the next one', async () => {
    const { limiter, send } = openLimiter()
    send([channel], 5)
    expect(await limiter.acquire([channel], { maxWaitMs: 2000 })).toBe(3000)
  })
})
