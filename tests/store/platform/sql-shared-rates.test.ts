import { expect, onTestFinished, test } from 'vitest'
import type { Rate } from '../../../src/core/platform/rate-limiter.ts'
import type { SharedRates } from '../../../src/core/platform/shared-rates.ts'
import { openStore } from '../../../src/store/store.ts'
import { engines } from '../../fixtures/engines.ts'
import { freshPostgres } from '../../postgres/database.ts'

const bot: Rate = { key: 'discord/1 bot', intervalMs: 25, burst: 10, reserve: 5 }

async function openRates(clock: () => number): Promise<SharedRates> {
  const { sharedRates } = await engines[1]!.open({ clock })
  return sharedRates!
}

test('let a burst go at once, then one in each interval, and say how long the others wait', async () => {
  let now = 1_000_000
  const sharedRates = await openRates(() => now)
  const burst = []
  for (let each = 0; each < 11; each += 1) burst.push(await sharedRates.take(bot, 'reply'))
  expect(burst).toEqual([...Array.from({ length: 10 }, () => 0), 25])
  now += 25
  expect([await sharedRates.take(bot, 'reply'), await sharedRates.take(bot, 'reply')]).toEqual([
    0, 25,
  ])
  expect(await sharedRates.take({ ...bot, key: 'discord/2 bot' }, 'reply')).toBe(0)
})

test('keep some of the burst of posts for replies, and hold everything back when a platform says so', async () => {
  let now = 1_000_000
  const sharedRates = await openRates(() => now)
  for (let each = 0; each < 5; each += 1) await sharedRates.take(bot, 'post')
  expect(await sharedRates.take(bot, 'post')).toBe(25)
  expect(await sharedRates.take(bot, 'reply')).toBe(0)
  await sharedRates.pause(bot.key, 3_000)
  await sharedRates.pause(bot.key, 10)
  expect(await sharedRates.take(bot, 'reply')).toBe(3_000)
  now += 3_000
  expect(await sharedRates.take(bot, 'reply')).toBe(0)
})

test('nobody waits until a clock that was set back has caught up', async () => {
  const hourMs = 3_600_000
  let now = 10 * hourMs
  const sharedRates = await openRates(() => now)
  for (let each = 0; each < 10; each += 1) await sharedRates.take(bot, 'reply')
  await sharedRates.pause(bot.key, 3_000)
  now -= 2 * hourMs
  expect(await sharedRates.take(bot, 'reply')).toBe(0)
  for (let each = 0; each < 9; each += 1) await sharedRates.take(bot, 'reply')
  expect(await sharedRates.take(bot, 'reply')).toBe(25)
  await sharedRates.pause(bot.key, 3_000)
  expect(await sharedRates.take(bot, 'reply')).toBe(3_000)
})

test('three processes that ask at once get one burst between them', async () => {
  const url = await freshPostgres()
  const stores = await Promise.all(
    [1, 2, 3].map(() => openStore(url, { maxConnections: 4, clock: () => 1_000_000 })),
  )
  onTestFinished(async () => {
    for (const store of stores) await store.close()
  })
  const waits = stores.flatMap(({ sharedRates }) =>
    Array.from({ length: 20 }, () => sharedRates!.take(bot, 'reply')),
  )
  expect((await Promise.all(waits)).filter((ms) => ms === 0)).toHaveLength(bot.burst)
})
