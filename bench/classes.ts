/** What a heartbeat of the daily posts costs with 100,000 classes whose posts are due all over the day, on a simulated clock. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createDatabase } from '../src/store/database.ts'
import { openPostgres } from '../src/store/postgres.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { type Store, openStore } from '../src/store/store.ts'
import { createFakeChat } from '../tests/fakes/chat/fake-chat.ts'
import { openBot } from '../tests/fixtures/bot.ts'
import { createManualClock } from '../tests/fixtures/manual-clock.ts'
import { schedule } from '../tests/fixtures/schedules.ts'
import { startPostgres } from '../tests/postgres/server.ts'
import type { BenchOptions } from './bench.ts'
import { type Row, quantile } from './row.ts'

const minute = 60_000
const minutesOfDay = 24 * 60
const classesInMinute = 70
const classes = minutesOfDay * classesInMinute
const idleHeartbeats = 200
const startOfDay = Date.UTC(2027, 0, 11)

/** A short run has twenty minutes of the day, a long one all of it. */
export async function benchClasses({ isLong }: BenchOptions): Promise<readonly Row[]> {
  const minutes = isLong ? minutesOfDay : 20
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const server = await startPostgres()
  try {
    return [
      ...(await benchDay('SQLite', `sqlite:${join(folder, 'classes.db')}`, minutes)),
      ...(await benchDay('PostgreSQL', server.url('postgres'), minutes)),
    ]
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function benchDay(engine: string, url: string, minutes: number): Promise<readonly Row[]> {
  // Half a minute before the first post of the day, so that nothing is due yet.
  const clock = createManualClock(startOfDay - minute / 2)
  const chat = createFakeChat({ name: 'discord', now: clock.now })

  async function withWorker<T>(work: (heartbeat: Heartbeat, store: Store) => Promise<T>) {
    const store = await openStore(url, { clock: clock.now })
    const { worker } = (
      await openBot({
        store,
        platforms: new Map([['discord', chat.platform]]),
        clock,
        daily: { rateLimiter: { acquire: () => Promise.resolve(undefined) } },
      })
    ).daily
    const result = await work(() => timeOf(() => worker.runDue()), store)
    await worker.stop()
    await store.close()
    return result
  }

  const few = await withWorker(async (heartbeat, store) => {
    await seedMinutes(store)
    return idleTimes(heartbeat)
  })
  await multiplySchedules(url)
  const { many, times, before, after } = await withWorker(async (heartbeat) => {
    const idle = await idleTimes(heartbeat)
    const heapBefore = heapMb()
    const busy: number[] = []
    for (let at = 0; at < minutes; at += 1) {
      clock.set(startOfDay + at * minute)
      busy.push(await heartbeat())
    }
    return { many: idle, times: busy, before: heapBefore, after: heapMb() }
  })
  const messages = chat.messages()
  const rooms = new Set(messages.map(({ room }) => room)).size
  const due = minutes * classesInMinute
  const what = `${engine}, ${classes} classes`
  return [
    {
      what: `${what}: a heartbeat with nothing due, p50`,
      value: quantile(many, 0.5),
      unit: 'ms',
      baseline: { name: `${minutesOfDay} classes`, value: quantile(few, 0.5) },
      goal: '≤ 20',
    },
    {
      what: `${what}: the ${classesInMinute} posts of a minute, p50`,
      value: quantile(times, 0.5),
      unit: 'ms',
      goal: '≤ 5000',
    },
    { what: `${what}: the same, p99`, value: quantile(times, 0.99), unit: 'ms', goal: '≤ 10000' },
    {
      what: `${what}: posts missing or doubled, of ${due}`,
      value: due - rooms + (messages.length - rooms),
      unit: 'posts',
      goal: '0',
    },
    {
      what: `${what}: heap after ${minutes} minutes, with what the fake chat holds`,
      value: after,
      unit: 'MB',
      baseline: { name: 'before', value: before },
    },
  ]
}

/** Returns the milliseconds it takes. */
type Heartbeat = () => Promise<number>

async function idleTimes(heartbeat: Heartbeat): Promise<readonly number[]> {
  const times: number[] = []
  for (let at = 0; at < idleHeartbeats; at += 1) times.push(await heartbeat())
  return times
}

/** A class for each minute of the day. */
async function seedMinutes({ daily }: Store): Promise<void> {
  for (let at = 0; at < minutesOfDay; at += 1) {
    const [hours, minutes] = [Math.floor(at / 60), at % 60].map((each) =>
      `${each}`.padStart(2, '0'),
    )
    await daily.save(
      schedule({
        id: `s${at}`,
        room: { id: `room:${at}`, class: `class:${at}`, platform: 'discord', allowsMature: false },
        calendar: {
          time: `${hours}:${minutes}`,
          zone: 'UTC',
          days: ['mon', 'tue', 'wed', 'thu', 'fri'],
          holidays: [],
        },
        next: { date: '2027-01-11', at: startOfDay + at * minute },
        checkedAt: startOfDay - minute,
      }),
    )
  }
}

/** Adds copies of the schedules of each minute in SQL, since saving each takes minutes. */
async function multiplySchedules(url: string): Promise<void> {
  const engine = url.startsWith('sqlite:')
    ? openSqlite(url.slice('sqlite:'.length))
    : openPostgres(url, { maxConnections: 2, onConnectionError: () => {} })
  const { kysely } = createDatabase(engine, undefined)
  const { rows } = await sql<object>`select * from daily_schedule limit 1`.execute(kysely)
  const columns = Object.keys(rows[0] ?? {})
  const own = ['id', 'class', 'room']
  const originals = sql.join(columns.map((name) => sql.ref(name)))
  for (let copy = 1; copy < classesInMinute; copy += 1) {
    const ending = sql.lit(`-${copy}`)
    const copies = sql.join(
      columns.map((name) =>
        own.includes(name) ? sql`${sql.ref(name)} || ${ending}` : sql.ref(name),
      ),
    )
    await sql`insert into daily_schedule (${originals}) select ${copies} from daily_schedule where id not like '%-%'`.execute(
      kysely,
    )
  }
  await sql`analyze`.execute(kysely)
  await kysely.destroy()
  engine.release()
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function heapMb(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1e6
}
