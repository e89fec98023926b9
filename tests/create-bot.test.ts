import { StatementSync } from 'node:sqlite'
import { pino } from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startHousekeeping } from '../src/app/housekeeping.ts'
import { createFakeChat } from './fakes/chat/fake-chat.ts'
import { openBot, room, teacher } from './fixtures/bot.ts'
import { createManualClock } from './fixtures/manual-clock.ts'
import { openMemoryStore } from './fixtures/memory-store.ts'
import { roomPlatform } from './fixtures/room-platform.ts'

/** Every statement that this thread has run so far, as SQL. */
function watchStatements(): string[] {
  const seen: string[] = []
  for (const name of ['all', 'run'] as const) {
    const real = Object.getOwnPropertyDescriptor(StatementSync.prototype, name)
    if (real === undefined) throw new Error(`node:sqlite has no ${name}.`)
    const { value } = real as { value: (...values: never[]) => unknown }
    Object.defineProperty(StatementSync.prototype, name, {
      ...real,
      value(this: StatementSync, ...values: never[]) {
        seen.push(this.sourceSQL)
        return Reflect.apply(value, this, values)
      },
    })
    onTestFinished(() => {
      Object.defineProperty(StatementSync.prototype, name, real)
    })
  }
  return seen
}

test('a bot on two platforms with nothing to do asks the database at most 96 times a minute, and writes for its 12 turns at daily posts alone', async () => {
  // The beats of the daily posts come from the test alone.
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const statements = watchStatements()
  const clock = createManualClock()
  const { now } = clock
  const chats = (['discord', 'slack'] as const).map(
    (name) => createFakeChat({ name, now }).platform,
  )
  const platforms = new Map(chats.map((chat) => [chat.name, chat]))
  const bot = await openBot({ clock, platforms })
  onTestFinished(() => bot.stop())
  await bot.start()
  const log = pino({ level: 'silent' })
  const housekeeping = startHousekeeping({ store: bot.store, clock, log })
  onTestFinished(() => housekeeping.stop())
  // What is done once, at the start.
  await clock.advance(60_000)
  statements.length = 0
  for (let beat = 0; beat < 6; beat += 1) {
    await bot.daily.worker.wake()
    await clock.advance(10_000)
  }
  const leases = statements.filter((statement) => statement.includes('insert into lease'))
  expect(leases).toHaveLength(12)
  expect(statements.length).toBeGreaterThan(leases.length)
  expect(statements.length).toBeLessThanOrEqual(96)
})

test('what a bot stores bears the time of day, though it measures how long things take by another clock', async () => {
  // Of some only the day is kept.
  const earliest = Date.now() - 86_400_000
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const platform = roomPlatform(Date.now)
  const bot = await openBot({
    store,
    clock: 'of the machine',
    platforms: new Map([['web', platform]]),
  })
  onTestFinished(() => bot.stop())
  for (const line of [
    'settings set rating:teen',
    'daily set time:08:30',
    'calendar show',
    'quiz start 3',
  ]) {
    const event = { id: line, person: teacher, room, at: Date.now() }
    await bot.dispatch.line({ ...event, line })
  }
  const tables = Object.entries(await store.exportClass(room.class))
  const times = tables.flatMap(([table, rows]) =>
    rows.flatMap((row) =>
      Object.entries(row)
        .filter(([column, value]) => column.endsWith('_at') && value !== null && value !== 0)
        .map(([column, value]) => ({ table, column, isNow: Number(value) >= earliest })),
    ),
  )
  expect(times.length).toBeGreaterThan(4)
  expect(times.filter(({ isNow }) => !isNow)).toEqual([])
})
