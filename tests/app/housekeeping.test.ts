import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { startHousekeeping } from '../../src/app/housekeeping.ts'
import { openStore } from '../../src/store/store.ts'

const day = 86_400_000

async function openHouse() {
  let now = 1_000 * day
  const store = await openStore('sqlite::memory:', { clock: () => now })
  onTestFinished(() => store.close())
  const house = startHousekeeping({ store, log: pino({ level: 'silent' }) })
  onTestFinished(() => house.stop())
  return {
    store,
    house,
    pass: (time: number) => {
      now += time
    },
  }
}

it('lets leases go that ended a month ago, and only those', async () => {
  const { store, house, pass } = await openHouse()
  await store.leases.acquire('quiz:old', 'a', day)
  pass(10 * day)
  await store.leases.acquire('quiz:young', 'a', day)
  pass(22 * day)
  await house.purge()
  expect(await store.leases.acquire('quiz:old', 'b', day)).toMatchObject({ fence: 1 })
  expect(await store.leases.acquire('quiz:young', 'b', day)).toMatchObject({ fence: 2 })
})

it('leaves the work to another process that is at it', async () => {
  const { store, house, pass } = await openHouse()
  await store.leases.acquire('quiz:old', 'a', day)
  pass(40 * day)
  const other = await store.leases.acquire('housekeeping', 'another process', day)
  await house.purge()
  expect(await store.leases.acquire('quiz:old', 'b', day)).toMatchObject({ fence: 2 })
  await store.leases.release(other!)
  pass(40 * day)
  await house.purge()
  expect(await store.leases.acquire('quiz:old', 'c', day)).toMatchObject({ fence: 1 })
})
