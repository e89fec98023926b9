import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { type PostgresServer, startPostgres } from '../../postgres/server.ts'
import { type AdapterStormOptions, adapterStorm } from './adapter-storm.ts'
import { haltedServer, lockedFile } from './store-outage.ts'

// The benchmark (bench/adapters.ts) pairs every transport with every store, with 60 kills each.

/** Seven processes start one after the other in each test, which takes a busy machine minutes. */
const timeoutMs = 900_000

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

type TestedStore = Pick<AdapterStormOptions, 'databaseUrl' | 'withoutStore'>

async function lockedSqlite(): Promise<TestedStore> {
  const path = `${await temporaryFolder()}/storm.db`
  return { databaseUrl: `sqlite:${path}`, withoutStore: lockedFile(path) }
}

/** A database of its own for each test. */
async function haltedPostgres(name: string): Promise<TestedStore> {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return { databaseUrl: server.url(name), withoutStore: haltedServer(server) }
}

test.each([
  ['discord gateway', 'SQLite', lockedSqlite, 0],
  ['slack socket', 'PostgreSQL', () => haltedPostgres('socket'), 1],
  ['discord http', 'PostgreSQL', () => haltedPostgres('discord'), 2],
  ['slack http', 'SQLite', lockedSqlite, 3],
] as const)(
  'on %s with %s, killed in the middle of posts and a quiz and then without its platform and its store for a while, the bot loses and doubles nothing',
  async (transport, _store, openStore, seed) => {
    const report = await adapterStorm({ transport, seed, ...(await openStore()) })
    expect(report).toMatchObject({
      kills: 6,
      posts: 12,
      lostPosts: 0,
      doubledPosts: 0,
      unrecordedPosts: 0,
      lostAnswers: 0,
      wrongPoints: 0,
      quizMessages: 1,
    })
    // How many depends on the moments of the kills; without any, nothing could have been lost.
    expect(report.acknowledgedAnswers).toBeGreaterThan(0)
  },
  timeoutMs,
)
