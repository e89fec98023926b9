import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { startHousekeeping } from '../../src/app/housekeeping.ts'
import { openStore } from '../../src/store/store.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'

const day = 86_400_000

async function openHousekeeping() {
  const clock = createManualClock(1_000 * day)
  const store = await openStore('sqlite::memory:', { clock: clock.now })
  onTestFinished(() => store.close())
  const housekeeping = startHousekeeping({ store, clock, log: pino({ level: 'silent' }) })
  onTestFinished(() => housekeeping.stop())
  return { store, clock, ...housekeeping }
}

it('deletes leases that ended over a month ago, and only those', async () => {
  const { store, clock, purge } = await openHousekeeping()
  await store.leases.acquire('quiz:old', 'a', day)
  clock.set(1_010 * day)
  await store.leases.acquire('quiz:young', 'a', day)
  clock.set(1_032 * day)
  await purge()
  expect(await store.leases.acquire('quiz:old', 'b', day)).toMatchObject({ fence: 1 })
  expect(await store.leases.acquire('quiz:young', 'b', day)).toMatchObject({ fence: 2 })
})

it('leaves the work to another process that is doing it', async () => {
  const { store, clock, purge } = await openHousekeeping()
  await store.leases.acquire('quiz:old', 'a', day)
  clock.set(1_040 * day)
  const other = await store.leases.acquire('housekeeping', 'another process', day)
  await purge()
  expect(await store.leases.acquire('quiz:old', 'b', day)).toMatchObject({ fence: 2 })
  await store.leases.release(other!)
  clock.set(1_080 * day)
  await purge()
  expect(await store.leases.acquire('quiz:old', 'c', day)).toMatchObject({ fence: 1 })
})

it('runs every day by itself until it is stopped', async () => {
  const { store, clock, stop } = await openHousekeeping()
  await store.leases.acquire('quiz:old', 'a', day)
  await clock.advance(40 * day)
  expect(await store.leases.acquire('quiz:old', 'b', day)).toMatchObject({ fence: 1 })
  await stop()
  await clock.advance(40 * day)
  expect(await store.leases.acquire('quiz:old', 'c', day)).toMatchObject({ fence: 2 })
})
