import { join } from 'node:path'
import { type TestContext, test } from 'vitest'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { startPostgres } from '../../postgres/server.ts'
import { type AdapterStormOptions, adapterStorm } from './adapter-storm.ts'
import { haltedServer, lockedFile } from './store-outage.ts'

// The benchmark (bench/adapters.ts) pairs every transport with every store, with 60 kills each.

type TestedStore = Pick<AdapterStormOptions, 'databaseUrl' | 'withoutStore'>
type RunningTest = Pick<TestContext, 'onTestFinished'>

async function lockedSqlite({ onTestFinished }: RunningTest): Promise<TestedStore> {
  const path = join(await temporaryFolder(onTestFinished), 'storm.db')
  return { databaseUrl: `sqlite:${path}`, withoutStore: lockedFile(path) }
}

/** A server of its own for each test, since it is halted. */
async function haltedPostgres({ onTestFinished }: RunningTest): Promise<TestedStore> {
  const server = await startPostgres({ fsync: false })
  onTestFinished(() => server.stop())
  return { databaseUrl: server.url('postgres'), withoutStore: haltedServer(server) }
}

// Side by side, since half of their time goes by in waiting: for platforms and stores that are away, and for what is tried again.
test.concurrent.for([
  ['discord gateway', 'SQLite', lockedSqlite, 0],
  ['slack socket', 'PostgreSQL', haltedPostgres, 1],
  ['discord http', 'PostgreSQL', haltedPostgres, 2],
  ['slack http', 'SQLite', lockedSqlite, 3],
] as const)(
  'on %s with %s, killed in the middle of posts and a quiz and then without its platform and its store for a while, the bot loses and doubles nothing',
  async ([transport, _store, openStore, seed], { expect, onTestFinished }) => {
    const report = await adapterStorm({ transport, seed, ...(await openStore({ onTestFinished })) })
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
)
