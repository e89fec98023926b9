import { chmod, copyFile, readdir, stat, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { restoreDatabase } from '../../src/store/restore-database.ts'
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

it('knows after a kill that the process or the restore before it did not end in order, and not after a stop', async () => {
  const folder = await temporaryFolder()
  const killed = await openStore(`sqlite:${folder}/test.db`)
  onTestFinished(() => killed.close())
  for (const part of ['', '-wal']) {
    await copyFile(`${folder}/test.db${part}`, `${folder}/left.db${part}`)
  }
  const interrupted: string[] = []
  async function start(name: string): Promise<void> {
    const store = await openStore(`sqlite:${folder}/${name}.db`, {
      onInterrupted: (what) => interrupted.push(`${name}: ${what}`),
    })
    await store.close()
  }
  await start('left')
  expect(interrupted).toEqual(['left: process'])
  await start('left')
  await start('new')
  expect(interrupted).toEqual(['left: process'])
  const checked = await openStore(`sqlite:${folder}/new.db`)
  void checked.isSound()
  await checked.close()
  expect((await readdir(folder)).filter((name) => name.startsWith('new.db-'))).toEqual([])
  for (const part of ['', '.part']) await writeFile(`${folder}/new.db.restoring${part}`, 'killed')
  await start('new')
  await start('new')
  expect(interrupted).toEqual(['left: process', 'new: restore'])
  expect((await readdir(folder)).filter((name) => name.includes('restoring'))).toEqual([])
})

it('a database that an older version left readable is closed', async () => {
  const folder = await temporaryFolder()
  await (await openStore(`sqlite:${folder}/test.db`)).close()
  await chmod(join(folder, 'test.db'), 0o644)
  const store = await openStore(`sqlite:${folder}/test.db`)
  onTestFinished(() => store.close())
  expect((await modes(folder))['test.db']).toBe('600')
})

it('a file that is something else stays as it is, with nothing beside it', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'package.json')
  await writeFile(path, '{ "name": "commonplace" }\n')
  await chmod(path, 0o644)
  await expect(openStore(`sqlite:${path}`)).rejects.toThrow('isn’t a SQLite database')
  expect(await modes(folder)).toEqual({ 'package.json': '644' })
})

it('what is neither a file nor a folder, such as a device, stays as it is', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'socket')
  const server = createServer().listen(path)
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  await chmod(path, 0o666)
  const copy = join(folder, 'copy.db')
  const store = await openStore(`sqlite:${folder}/test.db`)
  await store.backup(copy)
  await store.close()
  const said = `${path} isn’t a file. Check the path in DATABASE_URL.`
  await expect(openStore(`sqlite:${path}`)).rejects.toThrow(said)
  await expect(openStore(`sqlite:${path}`, { shared: true })).rejects.toThrow(said)
  await expect(
    restoreDatabase(`sqlite:${path}`, copy, () => Promise.resolve(true)),
  ).rejects.toThrow(said)
  expect(await modes(folder)).toMatchObject({ socket: '666' })
  expect(await readdir(folder)).not.toContain('socket.lock')
})

it('a folder that the system lets nobody make is said at once', async () => {
  await expect(openStore('sqlite:/proc/none/test.db')).rejects.toThrow(
    'Can’t create the folder for /proc/none/test.db.',
  )
})
