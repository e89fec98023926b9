import { DatabaseSync } from 'node:sqlite'
import { stat } from 'node:fs/promises'
import { pino } from 'pino'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startHousekeeping } from '../../src/app/housekeeping.ts'
import { openStore } from '../../src/store/store.ts'
import { student } from '../fixtures/invoke.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { openMemoryStore } from '../fixtures/memory-store.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** How long a busy computer may take, in milliseconds. */
const patience = 20_000

interface HousekeepingOptions {
  readonly url?: string
  /** Replaces what reads the disk, which the clock of a test does not wait for. */
  readonly purge?: () => Promise<Readonly<Record<string, number>>>
}

async function openHousekeeping({ url, ...replaced }: HousekeepingOptions = {}) {
  const clock = createManualClock(1_000 * day)
  const options = { clock: clock.now }
  const store = await (url === undefined ? openMemoryStore(options) : openStore(url, options))
  onTestFinished(() => store.close())
  const logged: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  const housekeeping = startHousekeeping({ store: { ...store, ...replaced }, clock, log })
  onTestFinished(() => housekeeping.stop())
  return { store, clock, log, logged, ...housekeeping }
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
  const other = await store.leases.acquire('housekeeping', 'another process', day / 24)
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
  clock.set(1_039 * day)
  await clock.advance(day)
  expect(await store.leases.acquire('quiz:old', 'b', day)).toMatchObject({ fence: 1 })
  await stop()
  clock.set(1_079 * day)
  await clock.advance(day)
  expect(await store.leases.acquire('quiz:old', 'c', day)).toMatchObject({ fence: 2 })
})

it('makes up for a night in which the computer was off, once, and says so', async () => {
  const { store, clock, logged } = await openHousekeeping({ purge: () => Promise.resolve({}) })
  await clock.advance(day)
  expect(await store.housekeepingAt()).toBe(clock.now() - day + 3 * hour + 17 * minute)
  clock.set(1_003 * day + 8 * hour)
  await clock.advance(10 * minute)
  const madeUpAt = await store.housekeepingAt()
  expect(madeUpAt).toBe(1_003 * day + 8 * hour)
  expect(logged.join('')).toContain('Outdated rows were not deleted at 03:17 UTC')
  await clock.advance(hour)
  expect(await store.housekeepingAt()).toBe(madeUpAt)
})

it('after weeks gives the clock an hour to be set right, so that one that is years ahead deletes nothing', async () => {
  const { store, clock, stop, log } = await openHousekeeping({ purge: () => Promise.resolve({}) })
  await clock.advance(10 * minute)
  const before = await store.housekeepingAt()
  await stop()
  clock.set(3_000 * day)
  const again = startHousekeeping({
    store: { ...store, purge: () => Promise.resolve({}) },
    clock,
    log,
  })
  onTestFinished(() => again.stop())
  await clock.advance(hour)
  expect(await store.housekeepingAt()).toBe(before)
  await clock.advance(10 * minute)
  expect(await store.housekeepingAt()).toBeGreaterThan(3_000 * day)
})

it('goes on once a clock that was ahead is set right', async () => {
  const { store, clock } = await openHousekeeping({ purge: () => Promise.resolve({}) })
  clock.turn(400 * day)
  await clock.advance(10 * minute)
  expect(await store.housekeepingAt()).toBeGreaterThan(1_400 * day)
  clock.turn(-400 * day)
  await clock.advance(20 * minute)
  expect(await store.housekeepingAt()).toBeLessThan(1_001 * day)
})

it('goes on after a process that was killed amid it', async () => {
  const { store, clock } = await openHousekeeping({ purge: () => Promise.resolve({}) })
  await clock.advance(10 * minute)
  clock.set(1_001 * day + 3 * hour + 17 * minute - 1)
  await store.leases.acquire('housekeeping', 'a killed process', 15 * minute)
  await clock.advance(30 * minute)
  expect(await store.housekeepingAt()).toBe(1_001 * day + 3 * hour + 37 * minute)
})

it('overwrites what was deleted as soon as another program has stopped reading the file', async () => {
  const path = `${await temporaryFolder()}/test.db`
  const { store, clock, logged } = await openHousekeeping({ url: `sqlite:${path}` })
  async function logSize(): Promise<number> {
    return (await stat(`${path}-wal`)).size
  }

  const other = new DatabaseSync(path, { readOnly: true })
  onTestFinished(() => void (other.isOpen && other.close()))
  const cards = [{ kind: 'quote', id: 'ninety' }] as const
  await store.reviews.forReader({ person: student.id, pack: 'p' }).add(cards, 1)
  await clock.flush()
  other.exec('begin; select * from setting')
  await store.personalData.erase(student.id)
  // Attempts wait for the file by the computer’s own clock, for which the clock of a test does not wait.
  await vi.waitFor(async () => {
    await clock.advance(60_000)
    expect(logged.join('')).toContain('Another program is reading the database file')
  }, patience)
  expect(await logSize()).toBeGreaterThan(0)
  expect(logged.join('')).not.toContain(student.id)
  other.close()
  await vi.waitFor(async () => {
    await clock.advance(60_000)
    expect(await logSize()).toBe(0)
  }, patience)
})
