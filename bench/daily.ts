/** What the daily posts promise: nothing lost or doubled under kills, ten thousand in a minute, claims in a large ledger. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { createDaily } from '../src/app/daily/create-daily.ts'
import { monotonicClock } from '../src/app/system-clock.ts'
import { createRateLimiter } from '../src/core/platform/rate-limiter.ts'
import { createLibrary } from '../src/core/pack/library.ts'
import { type Engine, createDatabase } from '../src/store/database.ts'
import { openPostgres } from '../src/store/postgres.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { openStore } from '../src/store/store.ts'
import { crashPoints, dailyStorm } from '../tests/e2e/kill/daily-storm.ts'
import { createFakeChat } from '../tests/fakes/chat/fake-chat.ts'
import { seedDueSchedules } from '../tests/fixtures/due-schedules.ts'
import { lantern } from '../tests/fixtures/tiny-pack.ts'
import { type PostgresServer, startPostgres } from '../tests/postgres/server.ts'
import { type Row, quantile } from './row.ts'

/** Kills for each of the four combinations of store and platform. */
const kills = 60

const burst = 10_000

/** The burst runs this many times faster than the platforms' real limits, so that it takes two minutes. */
const haste = 2

const ledgerRows = 1_000_000

/** Runs everything, in a folder of its own that is removed at the end; about fourteen minutes. */
export async function benchDaily(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const server = await startPostgres()

  function file(name: string): string {
    return `sqlite:${join(folder, name)}.db`
  }

  try {
    const rows: Row[] = []
    for (const platform of ['discord', 'slack'] as const) {
      rows.push(...(await storm('SQLite, 1 process', file(`storm-${platform}`), platform, 1)))
      const url = await database(server, `storm_${platform}`)
      rows.push(...(await storm('PostgreSQL, 3 processes', url, platform, 3)))
    }
    rows.push(...(await manyAtOnce('SQLite', file('burst'))))
    rows.push(...(await manyAtOnce('PostgreSQL', await database(server, 'burst'))))
    rows.push(...(await claims('SQLite', file('claims'))))
    rows.push(...(await claims('PostgreSQL', await database(server, 'claims'))))
    return rows
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function database(server: PostgresServer, name: string): Promise<string> {
  const engine = openEngine(server.url('postgres'))
  const { kysely } = createDatabase(engine, undefined)
  await sql`create database ${sql.raw(name)}`.execute(kysely)
  await kysely.destroy()
  return server.url(name)
}

async function storm(
  where: string,
  url: string,
  platform: 'discord' | 'slack',
  processes: number,
): Promise<readonly Row[]> {
  const posts = kills * 25
  const report = await dailyStorm({ url, platform, processes, posts, kills })
  const points = crashPoints.map((point) => `${point} ${report.at[point]}`).join(', ')
  const what = `${where}, ${platform}, ${report.kills} kills (${report.atWork} at work)`
  return [
    { what: `${what}: posts lost of ${posts}`, value: report.lost, unit: 'lost', goal: '0' },
    { what: `${what}: posts doubled`, value: report.doubled, unit: 'doubled', goal: '0' },
    { what: `  by itself at: ${points}`, value: report.unsettled, unit: 'unsettled', goal: '0' },
  ]
}

/** All are due in the same minute, while people ask for answers against the same limit. */
async function manyAtOnce(where: string, url: string): Promise<readonly Row[]> {
  const store = await openStore(url)
  await seedDueSchedules(store, { count: burst, platform: 'discord', classId: 'bench' })
  const chat = createFakeChat({ name: 'discord', now: Date.now, limit: 50 * haste })
  const limiter = createRateLimiter(monotonicClock)
  const view = createLibrary(lantern, { ceiling: 'everyone' })
  const { worker } = createDaily({
    store: store.daily,
    leases: store.leases,
    platforms: new Map([['discord', chat.platform]]),
    library: () => Promise.resolve(view),
    log: pino({ level: 'silent' }),
    rateLimiter: {
      acquire: (rates) =>
        limiter.acquire(rates.map((rate) => ({ ...rate, intervalMs: rate.intervalMs / haste }))),
    },
  })

  const delay = monitorEventLoopDelay({ resolution: 5 })
  const waits: number[] = []
  let people = 0
  let done = false

  async function askAsPeopleDo(): Promise<void> {
    while (!done) {
      const asked = performance.now()
      await wait(1000 / (8 * haste))
      await chat.platform.sendDirectMessage('person', { blocks: [] })
      waits.push(performance.now() - asked - 1000 / (8 * haste))
      people += 1
    }
  }

  delay.enable()
  const asking = askAsPeopleDo()
  const begun = performance.now()
  await worker.runDue()
  const seconds = ((performance.now() - begun) / 1000) * haste
  done = true
  await asking
  delay.disable()
  await worker.stop()
  await store.close()
  const appeared = new Set(chat.messages().map(({ key }) => key)).size
  const ideal = burst / 40
  return [
    {
      what: `${where}: ${burst} posts due in one minute, the last after (${haste} times faster than real)`,
      value: seconds,
      unit: 's',
      baseline: { name: 'the ideal at 40 a second', value: ideal },
      goal: `≤ ${ideal * 1.1}`,
    },
    {
      what: `${where}: posts missing or doubled`,
      value: Math.abs(burst - appeared) + (chat.messages().length - appeared),
      unit: 'posts',
      goal: '0',
    },
    { what: `${where}: rate limits hit`, value: chat.counts.limited, unit: '429', goal: '0' },
    {
      what: `${where}: ${people} answers to people meanwhile, p99 wait`,
      value: quantile(waits, 0.99),
      unit: 'ms',
      goal: '≤ 500',
    },
  ]
}

/** Claims of due posts and schedules beside a million old posts; the same beside none is the baseline. */
async function claims(where: string, url: string): Promise<readonly Row[]> {
  const empty = await claimAll(url)
  await fillLedger(url)
  const full = await claimAll(url)
  return [
    {
      what: `${where}: claims of due schedules beside ${ledgerRows} old posts`,
      value: full.schedules,
      unit: 'a second',
      baseline: { name: 'an empty ledger', value: empty.schedules },
      goal: '≥ 2000',
    },
    {
      what: `${where}: claims of open posts beside ${ledgerRows} old posts`,
      value: full.posts,
      unit: 'a second',
      baseline: { name: 'an empty ledger', value: empty.posts },
      goal: '≥ 2000',
    },
    {
      what: `${where}: one claim of 50, p99`,
      value: full.p99,
      unit: 'ms',
      baseline: { name: 'an empty ledger', value: empty.p99 },
      goal: '≤ 20',
    },
  ]
}

/** Makes 5,000 schedules and 5,000 posts due, claims all of them fifty at a time, and takes them away again. */
async function claimAll(url: string) {
  const seeding = await openStore(url)
  await seedDueSchedules(seeding, { count: 5000, platform: 'discord', classId: 'bench' })
  await seeding.close()
  await directly(url, async (kysely) => {
    await sql`insert into daily_post select id, next_date, 'card', class, platform, room, 'card', 0, next_at, next_at, 'claimed',
      next_at, 0, null, null, 0, null, null, null, '{}', 0, 1, null, 0 from daily_schedule`.execute(
      kysely,
    )
    // As the databases do by themselves after a while.
    await sql`analyze`.execute(kysely)
  })
  const store = await openStore(url)
  const { daily } = store
  const claim = { owner: 'bench/1', leaseMs: 600_000, limit: 50, platforms: ['discord'] as const }
  const times: number[] = []

  async function drain(take: () => Promise<readonly unknown[]>): Promise<number> {
    const begun = performance.now()
    let claimed = 0
    for (;;) {
      const asked = performance.now()
      const found = await take()
      times.push(performance.now() - asked)
      claimed += found.length
      if (found.length === 0) return (claimed / (performance.now() - begun)) * 1000
    }
  }

  const schedules = await drain(() => daily.claimSchedules(claim))
  const posts = await drain(() => daily.claimDeliveries(claim, true))
  await store.close()
  await directly(url, async (kysely) => {
    await sql`delete from daily_post where is_open = 1`.execute(kysely)
    await sql`delete from daily_schedule`.execute(kysely)
  })
  return { schedules, posts, p99: quantile(times, 0.99) }
}

async function fillLedger(url: string): Promise<void> {
  await directly(url, async (kysely) => {
    // In pieces, since a statement may not take longer than ten seconds.
    for (let from = 0; from < ledgerRows; from += 100_000) {
      await sql`
        insert into daily_post
        with recursive numbers(n) as (
          select ${sql.lit(from)} union all select n + 1 from numbers where n < ${sql.lit(from + 99_999)}
        )
        select 'old' || (n % 5000), cast(n as text), 'card', 'bench', 'discord', 'room:' || (n % 5000), 'card', 0, n, n,
          'sent', n, 0, null, null, 0, 'm', n, null, '{}', 1, 0, null, 0 from numbers`.execute(
        kysely,
      )
    }
  })
}

type Direct = ReturnType<typeof createDatabase>['kysely']

async function directly(url: string, work: (kysely: Direct) => Promise<unknown>): Promise<void> {
  const engine = openEngine(url)
  const { kysely } = createDatabase(engine, undefined)
  await work(kysely)
  await kysely.destroy()
  engine.release()
}

function openEngine(url: string): Engine {
  return url.startsWith('sqlite:')
    ? openSqlite(url.slice('sqlite:'.length), false)
    : openPostgres(url, { maxConnections: 2, onConnectionError: () => {} })
}
