import { expect, test } from 'vitest'
import { freshPostgres } from '../../postgres/database.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { dailyStorm } from './daily-storm.ts'

// The benchmark (bench/daily.ts) does the same with 60 kills for each engine and platform.

test('a process on SQLite that is killed at every step loses no post and sends none twice', async () => {
  const url = `sqlite:${await temporaryFolder()}/storm.db`
  const report = await dailyStorm({
    url,
    platform: 'discord',
    processes: 1,
    posts: 140,
    kills: 9,
  })
  expect(report).toMatchObject({
    killsAtWork: 9,
    sent: 140,
    lost: 0,
    doubled: 0,
    unrecorded: 0,
  })
})

test('nor do three processes on PostgreSQL with a platform without idempotency keys', async () => {
  const url = await freshPostgres()
  const report = await dailyStorm({ url, platform: 'slack', processes: 3, posts: 140, kills: 9 })
  expect(report).toMatchObject({
    killsAtWork: 9,
    sent: 140,
    lost: 0,
    doubled: 0,
    unrecorded: 0,
  })
})
