import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { damagedDatabase } from '../fixtures/damaged-database.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { freshPostgres } from '../postgres/database.ts'

async function open(url: string, maxWaitMs?: number) {
  const store = await openStore(url, maxWaitMs === undefined ? {} : { maxWaitMs })
  onTestFinished(() => store.close())
  return store
}

it('a sound store has no problems, and asking leaves nothing about anybody', async () => {
  const store = await open(`sqlite:${await temporaryFolder()}/test.db`)
  expect(await store.healthProblems()).toEqual([])
  expect(await store.isSound()).toBe(true)
  expect(await store.listClasses()).toEqual([])
})

it('a file that another program holds takes no writes, and says so', async () => {
  const path = `${await temporaryFolder()}/test.db`
  const store = await open(`sqlite:${path}`, 20)
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  other.exec('begin immediate')
  expect(await store.healthProblems()).toEqual([
    'Another program is using the database file. Close it and try again.',
  ])
})

it('a damaged file is found when it is checked', async () => {
  const store = await open(`sqlite:${await damagedDatabase()}`)
  expect(await store.isSound()).toBe(false)
  expect(await store.healthProblems()).toEqual([
    expect.stringMatching(/^The database file is damaged\. .* restore the last backup\.$/),
  ])
})

it('a damaged file is remembered once a read has failed', async () => {
  const store = await open(`sqlite:${await damagedDatabase()}`)
  await expect(store.settings.read('class')).rejects.toThrow('damaged')
  expect((await store.healthProblems()).join()).toContain('damaged')
})

it('a PostgreSQL that became a read-only standby answers lookups, but is not healthy', async () => {
  const url = await freshPostgres()
  await (await openStore(url)).close()
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  onTestFinished(() => admin.end())
  const name = new URL(url).pathname.slice(1)
  await admin.query(`alter database ${name} set default_transaction_read_only = on`)
  const store = await open(url)
  expect(await store.settings.read('class')).toEqual([])
  expect(await store.healthProblems()).toEqual([
    'DATABASE_URL points to a read-only PostgreSQL standby. Point it to the primary server.',
  ])
})
