import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { type PostgresServer, startPostgres } from '../../postgres/server.ts'
import { type AdapterStormReport, adapterStorm } from './adapter-storm.ts'
import { transports } from './chat-class.ts'

// The benchmark (bench/adapters.ts) does the same with 60 kills for each of the eight.

/** A dozen processes start one after the other, which takes a busy machine minutes. */
const timeoutMs = 900_000

const nothingWrong: Partial<AdapterStormReport> = {
  lostPosts: 0,
  doubledPosts: 0,
  unrecordedPosts: 0,
  lostAnswers: 0,
  wrongPoints: 0,
  quizMessages: 1,
}

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

/** Returns the address of an empty database. */
async function freshDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return server.url(name)
}

describe.each(transports.map((transport, seed) => [transport, seed] as const))(
  'killed at chosen steps, and without its platform and its store for a while, the bot on %s loses and doubles nothing',
  (transport, seed) => {
    test(
      'with a SQLite file that another program locks',
      async () => {
        const path = `${await temporaryFolder()}/storm.db`
        const report = await adapterStorm({
          transport,
          databaseUrl: `sqlite:${path}`,
          seed,
          async withoutStore(meanwhile) {
            const other = new DatabaseSync(path)
            other.exec('begin immediate')
            await meanwhile()
            other.exec('rollback')
            other.close()
          },
        })
        expect(report).toMatchObject(nothingWrong)
      },
      timeoutMs,
    )

    test(
      'with a PostgreSQL that is stopped and started',
      async () => {
        const report = await adapterStorm({
          transport,
          databaseUrl: await freshDatabase(`storm${seed}`),
          seed: seed + 2,
          async withoutStore(meanwhile) {
            await server.halt()
            await meanwhile()
            await server.resume()
          },
        })
        expect(report).toMatchObject(nothingWrong)
      },
      timeoutMs,
    )
  },
)
