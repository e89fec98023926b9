import { test } from 'vitest'
import { freshPostgres } from '../../postgres/database.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { dailyStorm } from './daily-storm.ts'

// The benchmark (bench/daily.ts) does the same with 60 kills for each engine and platform.

const storm = { posts: 140, kills: 9 }

const nothingLost = {
  killsAtWork: storm.kills,
  sent: storm.posts,
  lost: 0,
  doubled: 0,
  unrecorded: 0,
}

// Side by side, since most of their time goes by in waiting for the leases of processes that are dead.
test.concurrent('a process on SQLite that is killed at every step loses no post and sends none twice', async ({
  expect,
  onTestFinished,
}) => {
  const url = `sqlite:${await temporaryFolder(onTestFinished)}/storm.db`
  const report = await dailyStorm({ url, platform: 'discord', processes: 1, ...storm })
  expect(report).toMatchObject(nothingLost)
})

test.concurrent('nor do three processes on PostgreSQL with a platform without idempotency keys', async ({
  expect,
}) => {
  const url = await freshPostgres()
  const report = await dailyStorm({ url, platform: 'slack', processes: 3, ...storm })
  expect(report).toMatchObject(nothingLost)
})
