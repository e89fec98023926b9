import { utimes, writeFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findNewestBackup } from '../../src/metrics/newest-backup.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

test('the newest whole file counts, whatever made it', async () => {
  const folder = await temporaryFolder()
  expect(await findNewestBackup(folder)).toBeUndefined()
  expect(await findNewestBackup(join(folder, 'missing'))).toBeUndefined()
  for (const [name, seconds, bytes] of [
    ['commonplace-monday.db', 1_000, 10],
    ['commonplace-tuesday.dump', 2_000, 20],
    ['commonplace-tuesday.db-wal', 3_000, 30],
    ['commonplace-wednesday.tmp', 4_000, 40],
  ] as const) {
    await writeFile(join(folder, name), 'x'.repeat(bytes))
    await utimes(join(folder, name), seconds, seconds)
  }
  await mkdir(join(folder, 'older'))
  expect(await findNewestBackup(folder)).toEqual({ at: 2_000_000, bytes: 20 })
})
