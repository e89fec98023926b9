import { chmod, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const by = { id: 'test:teacher', name: 'Teacher' }

/** The permissions of every file in a folder. */
async function modes(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).toSorted()
  const found = await Promise.all(names.map((name) => stat(join(folder, name))))
  return Object.fromEntries(names.map((name, index) => [name, mode(found[index])]))
}

function mode(found: { readonly mode: number } | undefined): string {
  return ((found?.mode ?? 0) & 0o777).toString(8)
}

it('the database, its log, its lock, its copies and their folder are for their owner only', async () => {
  const before = process.umask(0o022)
  onTestFinished(() => void process.umask(before))
  const folder = join(await temporaryFolder(), 'made')
  const store = await openStore(`sqlite:${folder}/test.db`)
  onTestFinished(() => store.close())
  await store.settings.set('class', { room: '', name: 'pack', value: 'lantern', by })
  await store.backup(join(folder, 'copy.db'))
  expect(mode(await stat(folder))).toBe('700')
  const found = await modes(folder)
  expect(Object.keys(found)).toEqual(
    expect.arrayContaining(['copy.db', 'test.db', 'test.db-shm', 'test.db-wal', 'test.db.lock']),
  )
  expect(new Set(Object.values(found))).toEqual(new Set(['600']))
})

it('a database that an older version left readable is closed', async () => {
  const folder = await temporaryFolder()
  await (await openStore(`sqlite:${folder}/test.db`)).close()
  await chmod(join(folder, 'test.db'), 0o644)
  const store = await openStore(`sqlite:${folder}/test.db`)
  onTestFinished(() => store.close())
  expect((await modes(folder))['test.db']).toBe('600')
})
