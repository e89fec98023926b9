import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { takeTurns } from '../../../src/adapters/discord/gateway-turn.ts'
import { StoreError } from '../../../src/store/store-error.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'

/** Processes on one database whose connections to Discord can be seen. */
async function openDatabase() {
  const clock = createManualClock()
  const store = await openMemoryStore({ clock: clock.now })
  onTestFinished(() => store.close())
  const connected = new Set<string>()
  /** Who was ever connected at the same moment as another. */
  const overlaps: string[][] = []
  const database = { isAway: false }
  const said: string[] = []

  function start(name: string) {
    const state = { isKilled: false, isCutOff: false }
    function disconnect(): Promise<void> {
      connected.delete(name)
      return Promise.resolve()
    }
    const gateway = {
      connect() {
        if (state.isCutOff) return Promise.reject(new Error('Discord cannot be reached from here.'))
        connected.add(name)
        if (connected.size > 1) overlaps.push([...connected])
        return Promise.resolve()
      },
      disconnect,
      close: disconnect,
      findChannel: () => undefined,
      healthProblem: () => undefined,
    }
    const leases: typeof store.leases = {
      ...store.leases,
      acquire: (...lease) =>
        database.isAway
          ? Promise.reject(new StoreError('unreachable', 'The database is away.'))
          : state.isKilled
            ? new Promise(() => {})
            : store.leases.acquire(...lease),
    }
    const log = pino({}, { write: (line: string) => void said.push(`${name}: ${line}`) })
    const turn = takeTurns({ gateway, leases, applicationId: '1', clock, log })
    return {
      ...turn,
      cutOff() {
        state.isCutOff = true
      },
      kill() {
        state.isKilled = true
        connected.delete(name)
      },
    }
  }
  return { clock, connected, overlaps, database, said, start }
}

test('the second process with a token waits, and says so', async () => {
  const { clock, connected, start } = await openDatabase()
  const first = start('first')
  const second = start('second')
  await first.connect()
  await second.connect()
  await clock.advance(60_000)
  expect([...connected]).toEqual(['first'])
  expect(first.healthNote()).toBeUndefined()
  expect(second.healthNote()).toContain('This one waits')
})

test('one that stops goes on until the one that waits is connected', async () => {
  const { clock, connected, overlaps, start } = await openDatabase()
  const first = start('first')
  const second = start('second')
  await first.connect()
  await second.connect()
  await clock.advance(5_000)
  const closed = first.close()
  await clock.advance(2_000)
  await closed
  expect([...connected]).toEqual(['second'])
  expect(overlaps).toEqual([['first', 'second']])
  expect(second.healthNote()).toBeUndefined()
  await second.close()
  expect([...connected]).toEqual([])
})

test('one that stops without anybody waiting stops at once, and the next one connects at once', async () => {
  const { connected, start } = await openDatabase()
  const first = start('first')
  await first.connect()
  await first.close()
  await start('second').connect()
  expect([...connected]).toEqual(['second'])
})

test('one that was killed is followed by the one that waits within some seconds', async () => {
  const { said, clock, connected, start } = await openDatabase()
  const first = start('first')
  await first.connect()
  await start('second').connect()
  first.kill()
  await clock.advance(12_000)
  expect([...connected]).toEqual(['second'])
  expect(said.at(-1)).toMatch(/^second: .*this one is connected to Discord now/)
})

test('whoever is connected stays connected while the database is away, and one of two goes on afterwards', async () => {
  const { clock, connected, database, start } = await openDatabase()
  await start('first').connect()
  await start('second').connect()
  database.isAway = true
  await clock.advance(60_000)
  expect([...connected]).toEqual(['first'])
  database.isAway = false
  await clock.advance(60_000)
  expect(connected.size).toBe(1)
})

test('one that cannot reach Discord leaves its turn to one that can', async () => {
  const { clock, connected, start } = await openDatabase()
  const first = start('first')
  const second = start('second')
  const third = start('third')
  await first.connect()
  await second.connect()
  await third.connect()
  second.cutOff()
  first.kill()
  await clock.advance(30_000)
  expect([...connected]).toEqual(['third'])
})
