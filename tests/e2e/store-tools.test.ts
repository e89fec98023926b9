import { execFile } from 'node:child_process'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { nameBackup } from '../../src/store/backup-folder.ts'
import { openStore } from '../../src/store/store.ts'
import { bundleScripts } from '../fixtures/bundled-scripts.ts'
import { olderSqlite } from '../fixtures/older-database.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const run = promisify(execFile)
const by = { id: 'test:teacher', name: 'Teacher' }

const tools = ['backup', 'export', 'forget', 'move', 'restore', 'study'] as const
type Tool = (typeof tools)[number]

const scripts = new Map<Tool, string>()
const wereRun = new Set<Tool>()

function source(name: Tool): string {
  return `src/cli/${name}.ts`
}

beforeAll(async () => {
  const bundled = await bundleScripts(tools.map(source))
  for (const [at, name] of tools.entries()) scripts.set(name, bundled[at] ?? source(name))
})

/** Runs a tool on a database and returns its output. Its first run is from the sources, and the others are from a bundle. */
async function tool(name: Tool, url: string, ...values: readonly string[]) {
  const env = { ...process.env, DATABASE_URL: url, PACKS_DIR: 'tests/fixtures/packs' }
  const script = wereRun.has(name) ? scripts.get(name) : undefined
  wereRun.add(name)
  const said = await run(process.execPath, [script ?? source(name), ...values], { env }).catch(
    (error: { stdout: string; stderr: string }) => error,
  )
  return { stdout: said.stdout, stderr: said.stderr }
}

/** Makes a database as a version with the first four migrations left it, with a setting in it. */
async function makeOlder(path: string): Promise<void> {
  await olderSqlite(path, '0005')
  const file = new DatabaseSync(path)
  file.exec(
    `insert into setting values ('web:class', '', 'rating', 'teen', 'p', 'n', ${Date.UTC(2026, 0, 15, 9, 30)})`,
  )
  file.close()
}

function migrationsIn(path: string): number {
  const file = new DatabaseSync(path, { readOnly: true })
  const { count } = file.prepare('select count(*) as count from migration').get() as {
    count: number
  }
  file.close()
  return count
}

it('export lists the classes and prints one of them as JSON while the bot runs', async () => {
  const url = `sqlite:${await temporaryFolder()}/test.db`
  const serving = await openStore(url)
  onTestFinished(() => serving.close())
  await serving.settings.set('web:class', { room: '', name: 'rating', value: 'teen', by })
  expect(await tool('export', url)).toEqual({ stdout: 'web:class\n', stderr: '' })
  const { stdout } = await tool('export', url, 'web:class')
  expect(JSON.parse(stdout)).toMatchObject({ setting: [{ name: 'rating', value: 'teen' }] })
  expect((await tool('export', url, 'web:other')).stderr).toContain(
    'Nothing is stored about a class web:other.',
  )
})

it('forget says what it would delete, and does so only if it was told to and no bot is running', async () => {
  const url = `sqlite:${await temporaryFolder()}/test.db`
  const store = await openStore(url)
  await store.settings.set('web:class', { room: '', name: 'rating', value: 'teen', by })
  await store.settings.set('web:other', { room: '', name: 'rating', value: 'teen', by })
  expect((await tool('forget', url, 'web:class', '--yes')).stderr).toContain(
    'Another bot process is already using',
  )
  await store.close()
  expect((await tool('forget', url, '--yes')).stderr).toContain('Say which class to delete')
  expect((await tool('forget', url, 'web:clas', '--yes')).stderr).toContain(
    'Nothing is stored about a class web:clas.',
  )
  const rows = 'setting: 1 row\nsetting_change: 1 row\nsetting_log: 1 row\n'
  expect(await tool('forget', url, 'web:class')).toEqual({
    stdout: rows,
    stderr: 'Nothing was deleted. To delete it without being asked, add --yes.\n',
  })
  const { stdout } = await tool('forget', url, 'web:class', '--yes')
  expect(stdout).toBe(
    `${rows}Everything about this class is deleted. Backups made before still have it.\n`,
  )
  await using left = await openStore(url)
  expect(await left.listClasses()).toEqual(['web:other'])
})

it('backup writes one file, once, for its owner only, and says what is in it', async () => {
  const folder = await temporaryFolder()
  const [url, copy] = [`sqlite:${folder}/test.db`, `${folder}/backups/copy.db`]
  const serving = await openStore(url, {
    clock: () => Date.UTC(2026, 0, 15, 9, 30),
  })
  onTestFinished(() => serving.close())
  expect((await tool('backup', url, `${folder}/empty.db`)).stdout).toContain(
    'It holds no class yet. If that’s wrong, check DATABASE_URL.',
  )
  await serving.settings.set('web:class', { room: '', name: 'rating', value: 'teen', by })
  expect((await tool('backup', url, copy)).stdout).toBe(
    `Backup saved and checked: ${copy}\nIt holds 1 class. The latest entry is from 2026-01-15 09:30 UTC.\n`,
  )
  expect(await readdir(`${folder}/backups`)).toEqual(['copy.db'])
  expect((await stat(copy)).mode & 0o777).toBe(0o600)
  expect((await tool('backup', url, copy)).stderr).toContain('already exists')
})

it('backup copies a database of an older version as it is; the other tools leave it alone with a sentence', async () => {
  const folder = await temporaryFolder()
  const path = `${folder}/test.db`
  await makeOlder(path)
  const { stdout } = await tool('backup', `sqlite:${path}`, `${folder}/copy.db`)
  expect(stdout).toContain('It holds 1 class. The latest entry is from 2026-01-15 09:30 UTC.')
  for (const name of ['export', 'study', 'move'] as const) {
    const target = name === 'move' ? 'postgres://nobody@127.0.0.1:1/none' : 'help'
    expect((await tool(name, `sqlite:${path}`, target)).stderr).toBe(
      'This database is from an older version of the bot. Make a backup, then start the bot once, which brings it up to date.\n',
    )
  }
  expect([path, `${folder}/copy.db`].map((file) => migrationsIn(file))).toEqual([4, 4])
})

it('backup copies a database of a newer version too; the other tools say so', async () => {
  const path = `${await temporaryFolder()}/test.db`
  await (await openStore(`sqlite:${path}`)).close()
  const file = new DatabaseSync(path)
  file.exec(`insert into migration values ('9999-later', 0)`)
  file.close()
  expect((await tool('backup', `sqlite:${path}`, `${path}.copy`)).stderr).toBe('')
  for (const name of ['export', 'study'] as const) {
    expect((await tool(name, `sqlite:${path}`, 'help')).stderr).toContain(
      'A newer version of the bot',
    )
  }
})

it('no tool creates a database that is not there', async () => {
  const folder = await temporaryFolder()
  const url = `sqlite:${folder}/sub/test.db`
  const said = await Promise.all([
    tool('backup', url, `${folder}/copy.db`),
    tool('export', url),
    tool('forget', url, 'web:class', '--yes'),
    tool('move', url, 'postgres://nobody@127.0.0.1:1/none'),
    tool('study', url, 'scene', 'the', 'letter'),
  ])
  for (const { stderr } of said) {
    expect(stderr).toContain(`There is no database at ${folder}/sub/test.db yet.`)
  }
  expect(said.map(({ stdout }) => stdout).slice(0, 4)).toEqual(['', '', '', ''])
  expect(said[4]?.stdout).toContain('Osk brings a letter')
  expect(await readdir(folder)).toEqual([])
})

it('every tool refuses a folder, an empty file, a text and another program’s database with a sentence', async () => {
  const folder = await temporaryFolder()
  const other = new DatabaseSync(`${folder}/other.db`)
  other.exec('create table bookmark (address text)')
  other.close()
  await writeFile(`${folder}/empty.db`, '')
  await writeFile(`${folder}/text.db`, 'Dear diary, this is no database at all.')
  const sentences = {
    '': 'is a folder.',
    '/empty.db': 'There is nothing in this database yet.',
    '/text.db': 'isn’t a SQLite database.',
    '/other.db': 'belongs to another program',
  }
  for (const [file, sentence] of Object.entries(sentences)) {
    const url = `sqlite:${folder}${file}`
    const said = await Promise.all([
      tool('backup', url, `${folder}/copy.db`),
      tool('export', url),
      tool('move', url, 'postgres://nobody@127.0.0.1:1/none'),
      ...(file === '/empty.db' ? [] : [tool('move', url, '--undo')]),
    ])
    for (const { stdout, stderr } of said) {
      expect(stderr).toContain(sentence)
      expect(stderr).not.toContain('    at ')
      expect(stdout).toBe('')
    }
  }
  expect(await readdir(folder)).not.toContain('copy.db')
})

it('backup says where it can’t write, and lets older copies of its own go', async () => {
  const folder = await temporaryFolder()
  const url = `sqlite:${folder}/test.db`
  await (await openStore(url)).close()
  const said = await Promise.all([
    tool('backup', url, '/proc/nowhere/copy.db'),
    tool('backup', url, 'package.json/copy.db'),
    tool('backup', url, '--keep', 'all'),
  ])
  expect(said.map(({ stderr }) => stderr)).toEqual([
    expect.stringContaining('The copy /proc/nowhere/copy.db can’t be written.'),
    expect.stringContaining('The copy package.json/copy.db can’t be written.'),
    expect.stringContaining('such as --keep 7,4,12'),
  ])
  await mkdir(`${folder}/backups`)
  const old = nameBackup(`${folder}/backups`, Date.UTC(2020, 0, 1))
  await writeFile(old, '')
  const { stdout } = await tool('backup', url, '--keep', '1,0,0')
  expect(stdout).toContain(`Deleted 1 older copy; 1 copy in ${folder}/backups.`)
  expect(await readdir(`${folder}/backups`)).toHaveLength(1)
})

it('restore says what it would do, and does it only if it was told so', async () => {
  const folder = await temporaryFolder()
  const [url, copy] = [`sqlite:${folder}/test.db`, `${folder}/copy.db`]
  const store = await openStore(url, { clock: () => Date.UTC(2026, 0, 15, 9, 30) })
  await store.settings.set('web:class', { room: '', name: 'rating', value: 'teen', by })
  await store.backup(copy)
  await store.settings.set('web:other', { room: '', name: 'rating', value: 'teen', by })
  await store.close()
  const asked = await tool('restore', url, copy)
  expect(asked.stdout).toBe(
    'The copy holds 1 class. The latest entry is from 2026-01-15 09:30 UTC.\nThe database holds 2 classes. The latest entry is from 2026-01-15 09:30 UTC.\n',
  )
  expect(asked.stderr).toContain('Nothing was changed.')
  const { stdout } = await tool('restore', url, copy, '--yes')
  expect(stdout).toContain(`Restored ${copy} as ${folder}/test.db. Start the bot now.`)
  expect(stdout).toContain(`${folder}/test.db.before-restore-`)
  expect((await tool('export', url)).stdout).toBe('web:class\n')
  const { stderr } = await tool('restore', 'postgres://nobody@127.0.0.1:1/none', copy)
  expect(stderr).toContain('pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE')
})
