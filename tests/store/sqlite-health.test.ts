import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { createSqliteHealth } from '../../src/store/sqlite-health.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

it('a disk without room is a problem until something is deleted from it', async () => {
  const disk = { free: 500_000 as number | undefined }
  const health = createSqliteHealth('var/test.db', () => Promise.resolve(disk.free))
  expect(await health.problems()).toEqual([expect.stringContaining('The disk is full')])
  disk.free = 50_000_000
  expect(await health.problems()).toEqual([])
  disk.free = undefined
  expect(await health.problems()).toEqual([])
})

it('a file that is no database at all is damaged', async () => {
  const path = `${await temporaryFolder()}/test.db`
  await writeFile(path, 'This is a letter to the class. '.repeat(200))
  const health = createSqliteHealth(path)
  expect(await health.isSound()).toBe(false)
  expect((await health.problems()).join()).toContain('damaged')
})
