import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { freshPostgres } from '../../postgres/database.ts'

test('of all who claim the same events at once, one gets each', async () => {
  const url = await freshPostgres()
  const stores = await Promise.all([1, 2, 3].map(() => openStore(url, { maxConnections: 4 })))
  onTestFinished(async () => {
    for (const store of stores) await store.close()
  })
  const ids = Array.from({ length: 40 }, (_, number) => `discord/${number}`)
  // Each process is given each event twice.
  const claims = [...ids, ...ids].flatMap((id) =>
    stores.map(async (store) => ((await store.claimEvent(id)) ? [id] : [])),
  )
  expect((await Promise.all(claims)).flat().toSorted()).toEqual(ids.toSorted())
  expect(await stores[0]!.claimEvent('discord/another')).toBe(true)
})
