import { expect, test } from 'vitest'
import { freshPostgres } from '../../postgres/database.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { dailyStorm } from './daily-storm.ts'

// The benchmark does the same with 200 kills and more.

test('one process on SQLite, killed at every point: no post is lost and none comes twice', async () => {
  const url = `sqlite:${await temporaryFolder()}/storm.db`
  const report = await dailyStorm({ url, platform: 'discord', processes: 1, posts: 180, kills: 9 })
  expect(report).toMatchObject({ sent: 180, lost: 0, doubled: 0, unsettled: 0 })
  expect(report.atWork).toBeGreaterThan(4)
}, 120_000)

test('three processes on PostgreSQL and a platform that knows no keys: the same', async () => {
  const url = await freshPostgres()
  const report = await dailyStorm({ url, platform: 'slack', processes: 3, posts: 180, kills: 9 })
  expect(report).toMatchObject({ sent: 180, lost: 0, doubled: 0, unsettled: 0 })
  expect(report.atWork).toBeGreaterThan(4)
}, 120_000)
