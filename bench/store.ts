/** What the store costs beside the bare drivers, in the same run and on the same disk. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { type Database, type Engine, createDatabase } from '../src/store/database.ts'
import { groupCommit } from '../src/store/group-commit.ts'
import { openPostgres } from '../src/store/postgres.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import { type Store, openStore } from '../src/store/store.ts'
import { startPostgres } from '../tests/postgres/server.ts'
import { killStorm } from '../tests/e2e/kill/store-storm.ts'
import { type Row, quantile } from './row.ts'

const writes = 300
const by = { id: 'bench:teacher', name: 'Teacher' }

/** Runs everything, in a folder of its own that is removed at the end; about a minute. */
export async function benchStore(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const server = await startPostgres()
  try {
    const rows: Row[] = []
    rows.push(...(await opening(folder)))
    rows.push(...(await sqliteWrites(folder)))
    rows.push(...(await postgresWrites(server.url('postgres'))))
    for (const [name, open] of [
      ['SQLite', () => openSqlite(join(folder, 'burst.db'))],
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

const quiet = { maxConnections: 10, onConnectionError: () => {} }

/** Opening what is there already, as every start but the first does. */
async function opening(folder: string): Promise<readonly Row[]> {
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const begun = performance.now()
    const store = await openStore(`sqlite:${join(folder, 'start.db')}`)
    times.push(performance.now() - begun)
    await store.close()
  }
  const [first = Number.NaN, ...later] = times
  return [
    { what: 'First start: SQLite file made and migrated', value: first, unit: 'ms' },
    {
      what: 'Later starts: migrated SQLite file opened',
      value: quantile(later, 0.5),
      unit: 'ms',
      goal: '≤ 60',
    },
  ]
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

async function sqliteWrites(folder: string): Promise<readonly Row[]> {
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
  const rows = await storeWrites('SQLite', store, { name: 'bare node:sqlite', value: baseline })
  await store.close()
  return rows
}

async function postgresWrites(url: string): Promise<readonly Row[]> {
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
  const rows = await storeWrites('PostgreSQL', store, { name: 'bare pg', value: baseline })
  await store.close()
  return rows
}

async function storeWrites(
  name: string,
  { settings, leases }: Store,
  baseline: Row['baseline'],
): Promise<readonly Row[]> {
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
async function bursts(name: string, engine: Engine): Promise<readonly Row[]> {
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
      value: quantile(group, 0.99),
      unit: 'ms',
      baseline: { name: 'a commit for each', value: quantile(single, 0.99) },
      goal: '≤ 250',
    },
    {
      what: `${name}: the same, p50`,
      value: quantile(group, 0.5),
      unit: 'ms',
      baseline: { name: 'a commit for each', value: quantile(single, 0.5) },
    },
    {
      what: `${name}: 500 answers at the same instant, all saved`,
      value: groupTogether,
      unit: 'ms',
      baseline: { name: 'a commit for each', value: singleTogether },
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

async function backups(folder: string): Promise<readonly Row[]> {
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

async function kills(folder: string): Promise<readonly Row[]> {
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
      goal: '≤ 100',
    },
  ]
}
