import { expect, it, onTestFinished } from 'vitest'
import { createSettings } from '../../../src/app/settings/class-settings.ts'
import type { SettingValues } from '../../../src/core/settings/settings.ts'
import { StoreError } from '../../../src/store/store-error.ts'
import { openStore } from '../../../src/store/store.ts'
import { freshPostgres } from '../../postgres/database.ts'
import { room, student, teacher } from '../../fixtures/invoke.ts'

const usual: SettingValues = {
  pack: 'lantern',
  rating: 'everyone',
  lookups: 'private',
  locale: 'en',
}

it('a change holds at once where it was made, and elsewhere once what was read has had its time', async () => {
  const url = await freshPostgres()
  let now = 0
  const replicas = await Promise.all(
    [1, 2].map(async () => {
      const store = await openStore(url)
      onTestFinished(() => store.close())
      return createSettings({
        store: store.settings,
        defaults: usual,
        lifetimeMs: 5_000,
        clock: () => now,
      })
    }),
  )
  const [here, there] = replicas as [(typeof replicas)[0], (typeof replicas)[0]]
  expect((await there(room, student)).settings.applied.rating.value).toBe('everyone')
  const { settings } = await here(room, teacher)
  expect((await settings.set('class', 'rating', 'teen')).rating.value).toBe('teen')
  expect((await here(room, student)).settings.applied.rating.value).toBe('teen')
  expect((await there(room, student)).settings.applied.rating.value).toBe('everyone')
  now = 5_000
  expect((await there(room, student)).settings.applied.rating.value).toBe('teen')
})

it('asks again after the store could not be reached', async () => {
  let reachable = false
  const store = await openStore('sqlite::memory:')
  onTestFinished(() => store.close())
  const open = createSettings({
    store: {
      ...store.settings,
      read: (classId) =>
        reachable
          ? store.settings.read(classId)
          : Promise.reject(new StoreError('unreachable', 'PostgreSQL cannot be reached.')),
    },
    defaults: usual,
    lifetimeMs: Infinity,
    clock: () => 0,
  })
  await expect(open(room, student)).rejects.toThrow('cannot be reached')
  reachable = true
  expect((await open(room, student)).settings.applied.rating.value).toBe('everyone')
})
