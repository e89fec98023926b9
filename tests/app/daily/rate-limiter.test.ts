import { describe, expect, test } from 'vitest'
import { checkRateLimit, createRateLimiter } from '../../../src/app/daily/rate-limiter.ts'

/** A pace whose clock is turned by waiting. */
function handPace() {
  let time = 0
  const pace = createRateLimiter({
    now: () => time,
    wait: (ms) => {
      waits.push(ms)
      return Promise.resolve()
    },
  })
  const waits: number[] = []
  return {
    pace,
    waits,
    pass: (ms: number) => {
      time += ms
    },
  }
}

describe('the pace', () => {
  test('lets a quarter of a second’s worth go at once and spreads the others evenly', async () => {
    const { pace, waits } = handPace()
    for (let turn = 0; turn < 15; turn += 1) await pace.acquire('discord', 40)
    expect(waits).toEqual([25, 50, 75, 100])
  })

  test('makes up for a short standstill and not for a long one', async () => {
    const { pace, waits, pass } = handPace()
    for (let turn = 0; turn < 11; turn += 1) await pace.acquire('discord', 40)
    pass(100)
    for (let turn = 0; turn < 4; turn += 1) await pace.acquire('discord', 40)
    expect(waits).toEqual([])
    pass(10_000)
    for (let turn = 0; turn < 12; turn += 1) await pace.acquire('discord', 40)
    expect(waits).toEqual([25])
  })

  test('keeps keys apart, however many there are', async () => {
    const { pace, waits } = handPace()
    for (let key = 0; key < 20_000; key += 1) await pace.acquire(`team ${key}`, 3)
    expect(waits).toEqual([])
    await pace.acquire('team 19999', 3)
    expect(waits).toHaveLength(1)
  })

  test('checks have a key of their own and leave a platform’s requests to the posts', () => {
    const checks = checkRateLimit({ key: 'discord', perSecond: 40 })
    expect(40 + 3 * checks.perSecond).toBeLessThan(50)
    expect(checks.key).not.toBe('discord')
  })
})
