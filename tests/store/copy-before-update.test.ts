import { readdir, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { copyBeforeUpdate } from '../../src/store/copy-before-update.ts'
import { openEngine, openStore } from '../../src/store/store.ts'
import { olderSqlite } from '../fixtures/older-database.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

function lastMigration(path: string): string {
  const file = new DatabaseSync(path, { readOnly: true })
  const row = file.prepare('select max(name) as name from migration').get()
  file.close()
  return String(row?.['name'])
}

it('a database of an older version is copied as it was before its tables change, once', async () => {
  const folder = await temporaryFolder()
  await olderSqlite(`${folder}/test.db`, '0005')
  const updates: unknown[] = []
  async function start(): Promise<void> {
    const store = await openStore(`sqlite:${folder}/test.db`, {
      onUpdate: (update) => updates.push(update),
    })
    await store.close()
  }
  await start()
  await start()
  const copies = await readdir(`${folder}/backups`)
  expect(copies).toEqual([expect.stringMatching(/-before-update-from-0004\.db$/)])
  expect(updates).toEqual([{ from: '0004', copy: `${folder}/backups/${copies[0]}` }])
  expect(lastMigration(`${folder}/backups/${copies[0]}`)).toBe('0004-daily')
  expect(lastMigration(`${folder}/test.db`) > '0027').toBe(true)
})

it('an update that is interrupted each time leaves one copy, and those of another time stay', async () => {
  const folder = await temporaryFolder()
  const path = `${folder}/test.db`
  await olderSqlite(path, '0005')
  async function copy(): Promise<string> {
    const engine = await openEngine(`sqlite:${path}`, {})
    try {
      return basename((await copyBeforeUpdate(engine, '0004')) ?? '')
    } finally {
      engine.release()
    }
  }
  const first = await copy()
  await writeFile(`${folder}/backups/${first}.part`, 'killed')
  const second = await copy()
  expect(await readdir(`${folder}/backups`)).toEqual([second])
  const file = new DatabaseSync(path)
  file.exec("insert into lease values ('quiz:1', 'a', 1, 1)")
  file.close()
  const third = await copy()
  expect(await readdir(`${folder}/backups`)).toEqual([second, third])
})

it('a new database has nothing to copy', async () => {
  const folder = await temporaryFolder()
  await (await openStore(`sqlite:${folder}/test.db`)).close()
  expect(await readdir(folder)).not.toContain('backups')
})

it('without a copy nothing is changed, and the start ends with a sentence', async () => {
  const folder = await temporaryFolder()
  await olderSqlite(`${folder}/test.db`, '0005')
  // A file where the folder should be.
  await writeFile(`${folder}/backups`, '')
  await expect(openStore(`sqlite:${folder}/test.db`)).rejects.toThrow(
    /first makes a copy of it in .*backups\. That didn’t work, so nothing was changed\./,
  )
  expect(lastMigration(`${folder}/test.db`)).toBe('0004-daily')
})

it('a disk with too little room is found out before the copy begins', async () => {
  const folder = await temporaryFolder()
  await olderSqlite(`${folder}/test.db`, '0005')
  const engine = await openEngine(`sqlite:${folder}/test.db`, {})
  onTestFinished(() => engine.release())
  const copied = copyBeforeUpdate(engine, '0004', undefined, () => Promise.resolve(15_000_000))
  await expect(copied).rejects.toMatchObject({
    problem: 'full',
    message: expect.stringContaining('The disk needs 17 MB of free space for it.'),
  })
  expect(await readdir(folder)).not.toContain('backups')
})
