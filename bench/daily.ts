/** Measures the daily posts: none lost or doubled under kills, ten thousand due at once, and claims in a large table. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { monotonicClock, systemClock } from '../src/app/system-clock.ts'
import { createRateLimiter } from '../src/core/platform/rate-limiter.ts'
import { type Engine, createDatabase } from '../src/store/database.ts'
import { openPostgres } from '../src/store/postgres.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { openStore } from '../src/store/store.ts'
import { crashPoints, dailyStorm } from '../tests/e2e/kill/daily-storm.ts'
import { createFakeChat } from '../tests/fakes/chat/fake-chat.ts'
import { openBot } from '../tests/fixtures/bot.ts'
import { seedDueSchedules } from '../tests/fixtures/due-schedules.ts'
import { type PostgresServer, startPostgres } from '../tests/postgres/server.ts'
import type { BenchOptions } from './bench.ts'
import { type Row, quantile } from './row.ts'

/** Kills for each of the four combinations of store and platform. */
const killsOfRun = { short: 5, long: 60 }

const burstPosts = 10_000

/** The burst runs this many times faster than the platforms’ real limits; a long run takes two minutes for each database. */
const speedups = { short: 8, long: 2 }

const oldPosts = 1_000_000

/** Runs everything in a temporary folder; a long run takes about fourteen minutes. */
export async function benchDaily({ isLong }: BenchOptions): Promise<readonly Row[]> {
  const size = isLong ? 'long' : 'short'
  const kills = killsOfRun[size]
  const speedup = speedups[size]
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const server = await startPostgres()

  function file(name: string): string {
    return `sqlite:${join(folder, name)}.db`
  }

  try {
    const rows: Row[] = []
    for (const platform of ['discord', 'slack'] as const) {
      rows.push(
        ...(await benchStorm({
          setup: 'SQLite, 1 process',
          url: file(`storm-${platform}`),
          platform,
          processes: 1,
          kills,
        })),
      )
      const url = await database(server, `storm_${platform}`)
      rows.push(
        ...(await benchStorm({
          setup: 'PostgreSQL, 3 processes',
          url,
          platform,
          processes: 3,
          kills,
        })),
      )
    }
    rows.push(...(await benchBurst('SQLite', file('burst'), speedup)))
    rows.push(...(await benchBurst('PostgreSQL', await database(server, 'burst'), speedup)))
    rows.push(...(await benchClaims('SQLite', file('claims'))))
    rows.push(...(await benchClaims('PostgreSQL', await database(server, 'claims'))))
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

interface Storm {
  readonly setup: string
  readonly url: string
  readonly platform: 'discord' | 'slack'
  readonly processes: number
  readonly kills: number
}

async function benchStorm({ setup, url, platform, processes, kills }: Storm) {
  const posts = kills * 25
  const report = await dailyStorm({ url, platform, processes, posts, kills })
  const points = crashPoints.map((point) => `${point} ${report.crashes[point]}`).join(', ')
  const what = `${setup}, ${platform}, ${report.kills} kills (${report.killsAtWork} at work)`
  return [
    { what: `${what}: posts lost of ${posts}`, value: report.lost, unit: 'lost', goal: '0' },
    { what: `${what}: posts doubled`, value: report.doubled, unit: 'doubled', goal: '0' },
    {
      what: `  posts not recorded as sent (crashes: ${points})`,
      value: report.unrecorded,
      unit: 'unrecorded',
      goal: '0',
    },
  ]
}

/** All posts are due in the same minute, while people use the bot under the same rate limit. */
async function benchBurst(engine: string, url: string, speedup: number): Promise<readonly Row[]> {
  const store = await openStore(url)
  await seedDueSchedules(store, { count: burstPosts, platform: 'discord', classId: 'bench' })
  const chat = createFakeChat({ name: 'discord', now: Date.now, maxPerSecond: 50 * speedup })
  const limiter = createRateLimiter(monotonicClock)
  const bot = await openBot({
    store,
    platforms: new Map([['discord', chat.platform]]),
    clock: systemClock,
    daily: {
      rateLimiter: {
        acquire: (rates) =>
          limiter.acquire(
            rates.map((rate) => ({ ...rate, intervalMs: rate.intervalMs / speedup })),
          ),
      },
    },
  })
  const { worker } = bot.daily

  const waits: number[] = []
  const pauseMs = 1000 / (8 * speedup)
  let isDone = false

  async function answerPeople(): Promise<void> {
    while (!isDone) {
      const startedAt = performance.now()
      await wait(pauseMs)
      await chat.platform.sendDirectMessage('person', { blocks: [] })
      waits.push(performance.now() - startedAt - pauseMs)
    }
  }

  const answering = answerPeople()
  const startedAt = performance.now()
  await worker.runDue()
  const seconds = ((performance.now() - startedAt) / 1000) * speedup
  isDone = true
  await answering
  await worker.stop()
  await store.close()
  const appeared = new Set(chat.messages().map(({ key }) => key)).size
  const idealSeconds = burstPosts / 40
  return [
    {
      what: `${engine}: time to the last of ${burstPosts} posts due in one minute (run ${speedup} times faster)`,
      value: seconds,
      unit: 's',
      baseline: { name: 'the ideal at 40 per second', value: idealSeconds },
      goal: `≤ ${idealSeconds * 1.1}`,
    },
    {
      what: `${engine}: posts missing or doubled`,
      value: Math.abs(burstPosts - appeared) + (chat.messages().length - appeared),
      unit: 'posts',
      goal: '0',
    },
    { what: `${engine}: rate limits hit`, value: chat.counts.rateLimited, unit: '429', goal: '0' },
    {
      what: `${engine}: ${waits.length} answers to people meanwhile, p99 wait`,
      value: quantile(waits, 0.99),
      unit: 'ms',
      goal: '≤ 500',
    },
  ]
}

/** Claims due posts and schedules in a table with a million old posts; the same in an empty one is the baseline. */
async function benchClaims(engine: string, url: string): Promise<readonly Row[]> {
  const empty = await claimAll(url)
  await addOldPosts(url)
  const full = await claimAll(url)
  return [
    {
      what: `${engine}: due schedules claimed, with ${oldPosts} old posts`,
      value: full.schedules,
      unit: 'per second',
      baseline: { name: 'an empty ledger', value: empty.schedules },
      goal: '≥ 2000',
    },
    {
      what: `${engine}: open posts claimed, with ${oldPosts} old posts`,
      value: full.posts,
      unit: 'per second',
      baseline: { name: 'an empty ledger', value: empty.posts },
      goal: '≥ 2000',
    },
    {
      what: `${engine}: one claim of 50, p99`,
      value: full.p99,
      unit: 'ms',
      baseline: { name: 'an empty ledger', value: empty.p99 },
      goal: '≤ 20',
    },
  ]
}

/** Makes 5,000 schedules and 5,000 posts due, claims all of them fifty at a time, and deletes them. */
async function claimAll(url: string) {
  const seedStore = await openStore(url)
  await seedDueSchedules(seedStore, { count: 5000, platform: 'discord', classId: 'bench' })
  await seedStore.close()
  await runSql(url, async (kysely) => {
    await sql`insert into daily_post select id, next_date, 'card', class, platform, room, 'card', 0, next_at, next_at, 'claimed',
      next_at, 0, null, null, 0, null, null, null, '{}', 0, 1, null, 0 from daily_schedule`.execute(
      kysely,
    )
    // As the databases do by themselves in time.
    await sql`analyze`.execute(kysely)
  })
  const store = await openStore(url)
  const { daily } = store
  const claim = { owner: 'bench/1', leaseMs: 600_000, limit: 50, platforms: ['discord'] as const }
  const times: number[] = []

  /** Claims until nothing is left. Returns how many were claimed per second. */
  async function claimRate(claimNext: () => Promise<readonly unknown[]>): Promise<number> {
    const startedAt = performance.now()
    let count = 0
    for (;;) {
      const claimedFrom = performance.now()
      const claimed = await claimNext()
      times.push(performance.now() - claimedFrom)
      count += claimed.length
      if (claimed.length === 0) return (count / (performance.now() - startedAt)) * 1000
    }
  }

  const schedules = await claimRate(() => daily.claimSchedules(claim))
  const posts = await claimRate(() => daily.claimDeliveries(claim, 'urgent'))
  await store.close()
  await runSql(url, async (kysely) => {
    await sql`delete from daily_post where is_open = 1`.execute(kysely)
    await sql`delete from daily_schedule`.execute(kysely)
  })
  return { schedules, posts, p99: quantile(times, 0.99) }
}

async function addOldPosts(url: string): Promise<void> {
  await runSql(url, async (kysely) => {
    // In batches, since a statement may take at most ten seconds.
    for (let from = 0; from < oldPosts; from += 100_000) {
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

type Sql = ReturnType<typeof createDatabase>['kysely']

/** Runs SQL that the store has no method for. */
async function runSql(url: string, work: (kysely: Sql) => Promise<unknown>): Promise<void> {
  const engine = openEngine(url)
  const { kysely } = createDatabase(engine, undefined)
  await work(kysely)
  await kysely.destroy()
  engine.release()
}

function openEngine(url: string): Engine {
  return url.startsWith('sqlite:')
    ? openSqlite(url.slice('sqlite:'.length))
    : openPostgres(url, { maxConnections: 2, onConnectionError: () => {} })
}
