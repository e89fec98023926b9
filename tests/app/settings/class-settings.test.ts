import { expect, it, onTestFinished } from 'vitest'
import { createSettings } from '../../../src/app/settings/class-settings.ts'
import type { SettingValues } from '../../../src/core/settings/settings.ts'
import { StoreError } from '../../../src/store/store-error.ts'
import { openStore } from '../../../src/store/store.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { freshPostgres } from '../../postgres/database.ts'
import { room, student, teacher } from '../../fixtures/invoke.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'

const defaults: SettingValues = {
  pack: 'lantern',
  rating: 'everyone',
  lookups: 'private',
  locale: 'en',
}

it('a change applies at once in its own process, and in others once their cache has expired', async () => {
  const url = await freshPostgres()
  const clock = createManualClock()
  const replicas = await Promise.all(
    [1, 2].map(async () => {
      const store = await openStore(url)
      onTestFinished(() => store.close())
      return createSettings({
        store: store.settings,
        defaults,
        lifetimeMs: 5_000,
        clock,
      })
    }),
  )
  const [here, there] = replicas as [(typeof replicas)[0], (typeof replicas)[0]]
  expect((await there(room, student)).settings.applied.rating.value).toBe('everyone')
  const { settings } = await here(room, teacher)
  const change = await settings.change({ scope: 'class', name: 'rating', value: 'teen' })
  expect(change.applied.rating.value).toBe('teen')
  expect(change.previous).toBeUndefined()
  expect((await here(room, student)).settings.applied.rating.value).toBe('teen')
  expect((await there(room, student)).settings.applied.rating.value).toBe('everyone')
  await clock.advance(5_000)
  expect((await there(room, student)).settings.applied.rating.value).toBe('teen')
})

it('reads again after the store could not be reached', async () => {
  let reachable = false
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const open = createSettings({
    store: {
      ...store.settings,
      read: (classId) =>
        reachable
          ? store.settings.read(classId)
          : Promise.reject(new StoreError('unreachable', 'PostgreSQL cannot be reached.')),
    },
    defaults,
    lifetimeMs: Infinity,
    clock: createManualClock(),
  })
  await expect(open(room, student)).rejects.toThrow('cannot be reached')
  reachable = true
  expect((await open(room, student)).settings.applied.rating.value).toBe('everyone')
})
