import {
  chown,
  copyFile,
  mkdir,
  readFile,
  readdir,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { markMoved } from '../../src/store/migrated-names.ts'
import { type RestoreQuestion, restoreDatabase } from '../../src/store/restore-database.ts'
import { openDatabase, openStore } from '../../src/store/store.ts'
import { deadAfter } from '../fixtures/dead-at-file-call.ts'
import { migratedSqlite } from '../fixtures/sqlite-file.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const by = { id: 'test:teacher', name: 'Teacher' }

/** A database with a value in it, and its path. */
async function databaseWith(value: string): Promise<string> {
  const url = await migratedSqlite()
  const store = await openStore(url)
  await store.settings.set('web:class', { room: '', name: 'pack', value, by })
  await store.close()
  return url.replace('sqlite:', '')
}

async function valueIn(path: string): Promise<string | undefined> {
  const store = await openStore(`sqlite:${path}`)
  try {
    return (await store.settings.read('web:class'))[0]?.value
  } finally {
    await store.close()
  }
}

function restore(path: string, copy: string, answer = true) {
  const asked: RestoreQuestion[] = []
  const restored = restoreDatabase(`sqlite:${path}`, copy, (question) => {
    asked.push(question)
    return Promise.resolve(answer)
  })
  return { restored, asked }
}

it('puts the copy in place and keeps what was there, and says what both hold', async () => {
  const [path, copy] = [await databaseWith('present'), await databaseWith('older')]
  const { restored, asked } = restore(path, copy)
  const { aside } = (await restored) ?? {}
  expect(asked).toMatchObject([{ copy: { classes: 1 }, present: { classes: 1 } }])
  expect(await valueIn(path)).toBe('older')
  expect(await valueIn(copy)).toBe('older')
  expect(aside).toMatch(/test\.db\.before-restore-\d{4}-\d\d-\d\dT[\d-]{12}Z$/)
  expect(await valueIn(aside!)).toBe('present')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

it('changes nothing if the answer is no', async () => {
  const [path, copy] = [await databaseWith('present'), await databaseWith('older')]
  expect(await restore(path, copy, false).restored).toBeUndefined()
  expect(await valueIn(path)).toBe('present')
  expect((await readdir(join(path, '..'))).toSorted()).toEqual(['test.db', 'test.db.lock'])
})

it('waits for nobody: while a bot or another program uses the database, it says so', async () => {
  const [path, copy] = [await databaseWith('present'), await databaseWith('older')]
  const bot = await openStore(`sqlite:${path}`)
  await expect(restore(path, copy).restored).rejects.toMatchObject({ problem: 'in use' })
  await bot.close()
  const shell = new DatabaseSync(path)
  onTestFinished(() => void (shell.isOpen && shell.close()))
  shell.exec('begin; select * from setting')
  await expect(restore(path, copy).restored).rejects.toMatchObject({ problem: 'busy' })
  shell.close()
  expect(await valueIn(path)).toBe('present')
})

it('restores where there is no database, and in place of a damaged one', async () => {
  const copy = await databaseWith('older')
  const folder = await temporaryFolder()
  expect(await restore(`${folder}/new/test.db`, copy).restored).toEqual({ aside: undefined })
  expect(await valueIn(`${folder}/new/test.db`)).toBe('older')
  await writeFile(`${folder}/test.db`, 'smashed'.repeat(1000))
  const { restored, asked } = restore(`${folder}/test.db`, copy)
  const { aside } = (await restored) ?? {}
  expect(asked[0]?.present).toContain('isn’t a SQLite database')
  expect(await valueIn(`${folder}/test.db`)).toBe('older')
  expect(await readFile(aside!, 'utf8')).toBe('smashed'.repeat(1000))
})

it('what is only in the log of the database that was there stays in it', async () => {
  const [path, copy] = [await databaseWith('present'), await databaseWith('older')]
  const source = await openStore(`sqlite:${path}`)
  await source.settings.set('web:class', { room: '', name: 'pack', value: 'newest', by })
  const killed = `${await temporaryFolder()}/test.db`
  for (const part of ['', '-wal', '-shm']) await copyFile(path + part, killed + part)
  await source.close()
  const { aside } = (await restore(killed, copy).restored) ?? {}
  expect(await valueIn(aside!)).toBe('newest')
})

/** What somebody reads who tries to restore what can't be restored. */
async function refusal(path: string, copy: string): Promise<string> {
  try {
    await restore(path, copy).restored
    return 'restored'
  } catch (error) {
    return (error as Error).message
  }
}

it('refuses a copy with which the bot could not start, and leaves the database alone', async () => {
  const path = await databaseWith('present')
  const folder = await temporaryFolder()
  const [cut, newer, moved] = [`${folder}/cut`, `${folder}/newer`, `${folder}/moved`] as const
  const [other, empty, text] = [`${folder}/other`, `${folder}/empty`, `${folder}/text`] as const
  for (const file of [cut, newer, moved]) await copyFile(await databaseWith('x'), file)
  await truncate(cut, 20_000)
  new DatabaseSync(newer).exec(`insert into migration values ('9999-later', 0)`)
  const opened = await openDatabase(`sqlite:${moved}`)
  await markMoved(opened.kysely, Date.UTC(2027, 0, 15))
  await opened.close()
  new DatabaseSync(other).exec('create table bookmark (address text)')
  await writeFile(empty, '')
  await writeFile(text, 'Dear diary, this is no database at all.')
  await mkdir(join(folder, 'folder'))
  const said: string[] = []
  for (const copy of [cut, newer, moved, other, empty, text, join(folder, 'folder')]) {
    said.push(await refusal(path, copy))
  }
  said.push(await refusal(path, 'nowhere.db'), await refusal(path, path))
  expect(said).toEqual([
    expect.stringContaining('is damaged'),
    expect.stringContaining('A newer version of the bot has changed this database'),
    expect.stringContaining('This database was moved to PostgreSQL on 2027-01-15'),
    expect.stringContaining('belongs to another program'),
    expect.stringContaining('There is nothing in'),
    expect.stringContaining('is damaged or isn’t a SQLite database'),
    expect.stringContaining('isn’t a file'),
    'There is no file nowhere.db. Check the path.',
    expect.stringContaining('is the database itself'),
  ])
  expect(await valueIn(path)).toBe('present')
})

it('never takes the place of another program’s database', async () => {
  const copy = await databaseWith('older')
  const path = `${await temporaryFolder()}/bookmarks.db`
  const other = new DatabaseSync(path)
  other.exec('create table bookmark (address text)')
  other.close()
  await expect(restore(path, copy).restored).rejects.toMatchObject({ problem: 'foreign' })
})

it('names PostgreSQL’s own tool', async () => {
  await expect(
    restoreDatabase('postgres://nobody@localhost/none', 'copy', () => Promise.resolve(true)),
  ).rejects.toThrow(/pg_restore --clean --if-exists/)
})

it('dead before any change of a file, it leaves the old database or the new one', async () => {
  const [before, copy] = [await databaseWith('present'), await databaseWith('older')]
  const found: (string | undefined)[] = []
  let isDead = true
  for (let changes = 0; isDead; changes += 1) {
    const path = `${await temporaryFolder()}/test.db`
    await copyFile(before, path)
    isDead = await deadAfter(changes, () => restore(path, copy).restored)
    found.push(await valueIn(path))
    // What is left over is in nobody’s way the next time.
    await restore(path, copy).restored
    expect(await valueIn(path)).toBe('older')
  }
  expect(found.length).toBeGreaterThan(10)
  const firstNew = found.indexOf('older')
  expect(firstNew).toBeGreaterThan(5)
  expect(
    found.map((value, index) => value === (index < firstNew ? 'present' : 'older')),
  ).not.toContain(false)
})

it('what somebody restores as root still belongs to the bot’s user, whose folder it is in', async () => {
  const copy = await databaseWith('saved')
  const folder = await temporaryFolder()
  const nobody = 65_534
  if (process.getuid?.() === 0) await chown(folder, nobody, nobody)
  const { uid } = await stat(folder)
  await restore(join(folder, 'data', 'bot.db'), copy).restored
  expect(await valueIn(join(folder, 'data', 'bot.db'))).toBe('saved')
  for (const made of ['data', 'data/bot.db', 'data/bot.db.lock']) {
    expect(await stat(join(folder, made))).toMatchObject({ uid })
  }
})
