/** What the store costs beside the bare drivers, in the same run and on the same disk. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import pg from 'pg'
import { type Database, type Engine, createDatabase } from '../src/store/database.ts'
import { groupCommit } from '../src/store/group-commit.ts'
import { openPostgres } from '../src/store/postgres.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { type Store, openStore } from '../src/store/store.ts'
import { startPostgres } from '../tests/postgres/server.ts'
import { killStorm } from '../tests/store/storm.ts'

export interface BenchRow {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** The same work by other means, measured in the same run. */
  readonly baseline?: { readonly what: string; readonly value: number }
  readonly goal?: string
}

const writes = 300
const by = { id: 'bench:teacher', name: 'Teacher' }

/** Runs everything, in a folder of its own that is removed at the end; about a minute. */
export async function benchStore(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const server = await startPostgres()
  try {
    const rows: BenchRow[] = []
    rows.push(...(await starts(folder)))
    rows.push(...(await sqliteWrites(folder)))
    rows.push(...(await postgresWrites(server.url('postgres'))))
    for (const [name, open] of [
      ['SQLite', () => openSqlite(join(folder, 'burst.db'), false)],
      ['PostgreSQL', () => openPostgres(server.url('postgres'), quiet)],
    ] as const) {
      rows.push(...(await bursts(name, open())))
    }
    rows.push(...(await backups(folder)))
    rows.push(...(await kills(folder)))
    return rows
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const quiet = { connections: 10, onTrouble: () => {} }

/** From the start of the process to the bot's ready line, and what of it the store takes. */
async function starts(folder: string): Promise<readonly BenchRow[]> {
  const env = {
    ...process.env,
    DATABASE_URL: `sqlite:${join(folder, 'start.db')}`,
    PORT: '0',
    LOG_LEVEL: 'info',
  }
  const bot = [fileURLToPath(new URL('../src/start.js', import.meta.url))]
  await untilSaid(bot, env, 'Ready')
  const bare = await best(() => untilSaid(['-e', 'console.log("Ready")'], env, 'Ready'))
  const whole = await best(() => untilSaid(bot, env, 'Ready'))
  const opening = await best(async () => {
    const begun = performance.now()
    const store = await openStore(`sqlite:${join(folder, 'start.db')}`)
    const time = performance.now() - begun
    await store.close()
    return time
  })
  return [
    {
      what: 'Whole bot, start to ready, store migrated',
      value: whole,
      unit: 'ms',
      baseline: { what: 'bare node', value: bare },
      goal: 'under 400 ms',
    },
    { what: 'Opening the migrated SQLite store', value: opening, unit: 'ms', goal: 'under 60 ms' },
  ]
}

async function untilSaid(command: readonly string[], env: NodeJS.ProcessEnv, words: string) {
  const begun = performance.now()
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let said = ''
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    said += String(chunk)
    if (said.includes(words)) break
  }
  const time = performance.now() - begun
  child.kill('SIGKILL')
  await closed
  return time
}

async function best(measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) times.push(await measure())
  return Math.min(...times)
}

/** Saves one after the other, each on disk before the next; the best of some rounds, since other work disturbs. */
async function perSecond(save: (number: number) => unknown): Promise<number> {
  let most = 0
  for (let round = 0; round < 5; round += 1) {
    const begun = performance.now()
    for (let number = 0; number < writes; number += 1) await save(round * writes + number)
    most = Math.max(most, (writes / (performance.now() - begun)) * 1_000)
  }
  return most
}

async function sqliteWrites(folder: string): Promise<readonly BenchRow[]> {
  const bare = new DatabaseSync(join(folder, 'bare.db'))
  bare.exec('pragma journal_mode = wal; pragma synchronous = full')
  bare.exec(
    'create table setting (class text, room text, name text, value text, person text, person_name text, set_at bigint, primary key (class, room, name))',
  )
  const insert = bare.prepare(`insert into setting values ('class', '', ?, ?, ?, ?, ?)`)
  const baseline = await perSecond((number) =>
    insert.run(`${number}`, 'value', by.id, by.name, Date.now()),
  )
  bare.close()
  const store = await openStore(`sqlite:${join(folder, 'writes.db')}`)
  const rows = await storeWrites('SQLite', store, { what: 'bare node:sqlite', value: baseline })
  await store.close()
  return rows
}

async function postgresWrites(url: string): Promise<readonly BenchRow[]> {
  const store = await openStore(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const text = `insert into setting values ('bare', '', $1, $2, $3, $4, $5)`
  const baseline = await perSecond((number) =>
    client.query({
      name: 'insert',
      text,
      values: [`${number}`, 'value', by.id, by.name, Date.now()],
    }),
  )
  await client.end()
  const rows = await storeWrites('PostgreSQL', store, { what: 'bare pg', value: baseline })
  await store.close()
  return rows
}

async function storeWrites(
  name: string,
  { settings, leases }: Store,
  baseline: BenchRow['baseline'],
): Promise<readonly BenchRow[]> {
  const saved = await perSecond((number) =>
    settings.set('class', { room: '', name: `${number}`, value: 'value', by }),
  )
  const claimed = await perSecond((number) => leases.acquire(`lease ${number}`, 'bench', 60_000))
  return [
    {
      what: `${name}: durable single writes`,
      value: saved,
      unit: 'a second',
      ...(baseline && { baseline }),
    },
    {
      what: `${name}: leases taken`,
      value: claimed,
      unit: 'a second',
      ...(baseline && { baseline }),
    },
  ]
}

interface AnswerTables {
  readonly bench_answer: { readonly id: number; readonly choice: string; readonly at: number }
}

/** 500 students answer within a second: how long each waits until the answer is on disk. */
async function bursts(name: string, engine: Engine): Promise<readonly BenchRow[]> {
  const { database, kysely } = createDatabase(engine, undefined)
  const tables = database.tables<AnswerTables>()
  await sql`create table bench_answer (id bigint primary key, choice text, at bigint)`.execute(
    kysely,
  )
  const grouped = groupCommit(async (ids: readonly number[]) => {
    await insertAnswers(database, ids)
    return ids
  })
  await burst((id) => grouped(id))
  await tables.deleteFrom('bench_answer').execute()
  const single = await burst((id) => insertAnswers(database, [id]))
  await tables.deleteFrom('bench_answer').execute()
  const group = await burst((id) => grouped(id))
  await tables.deleteFrom('bench_answer').execute()
  const singleTogether = await together((id) => insertAnswers(database, [id]))
  await tables.deleteFrom('bench_answer').execute()
  const groupTogether = await together((id) => grouped(id))
  await kysely.destroy()
  engine.release()
  return [
    {
      what: `${name}: 500 answers within a second, p99 until saved`,
      value: percentile(group, 0.99),
      unit: 'ms',
      baseline: { what: 'a commit for each', value: percentile(single, 0.99) },
      goal: 'under 250 ms',
    },
    {
      what: `${name}: the same, p50`,
      value: percentile(group, 0.5),
      unit: 'ms',
      baseline: { what: 'a commit for each', value: percentile(single, 0.5) },
    },
    {
      what: `${name}: 500 answers at the same instant, all saved`,
      value: groupTogether,
      unit: 'ms',
      baseline: { what: 'a commit for each', value: singleTogether },
    },
  ]
}

async function insertAnswers(database: Database, ids: readonly number[]): Promise<void> {
  await database
    .tables<AnswerTables>()
    .insertInto('bench_answer')
    .values(ids.map((id) => ({ id, choice: 'a', at: Date.now() })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

async function burst(save: (id: number) => Promise<unknown>): Promise<readonly number[]> {
  const times: Promise<number>[] = []
  for (let id = 0; id < 500; id += 1) {
    const begun = performance.now()
    times.push(save(id).then(() => performance.now() - begun))
    if (id % 5 === 4) await pause(10)
  }
  return Promise.all(times)
}

async function together(save: (id: number) => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await Promise.all(Array.from({ length: 500 }, (_, id) => save(id)))
  return performance.now() - begun
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

async function backups(folder: string): Promise<readonly BenchRow[]> {
  const path = join(folder, 'backup.db')
  const store = await openStore(`sqlite:${path}`)
  const value = 'x'.repeat(2_000)
  const save = groupCommit(async (names: readonly string[]) => {
    await Promise.all(
      names.map((name) => store.settings.set('class', { room: '', name, value, by })),
    )
    return names
  })
  await Promise.all(Array.from({ length: 5_000 }, (_, number) => save(`${number}`)))
  const begun = performance.now()
  await store.backup(join(folder, 'copy.db'))
  const time = performance.now() - begun
  await store.close()
  const { size } = await stat(join(folder, 'copy.db'))
  return [
    {
      what: `Online backup with its check, ${Math.round(size / 1_000_000)} MB`,
      value: time,
      unit: 'ms',
    },
  ]
}

async function kills(folder: string): Promise<readonly BenchRow[]> {
  const moments = Array.from({ length: 40 }, (_, number) => ((number * 7) % 40) / 40)
  const report = await killStorm(join(folder, 'storm.db'), moments)
  return [
    {
      what: `Acknowledged writes lost in ${report.kills} kills, of ${report.acknowledged}`,
      value: report.lost,
      unit: 'lost',
      goal: '0',
    },
    { what: 'Files damaged by the kills', value: report.damaged, unit: 'files', goal: '0' },
    {
      what: 'Slowest opening after a kill',
      value: report.slowestOpen,
      unit: 'ms',
      goal: 'under 100 ms',
    },
  ]
}
