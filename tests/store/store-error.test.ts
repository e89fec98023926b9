import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDatabase } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createSettingsStore } from '../../src/store/settings/sql-settings-store.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { type Store, openStore } from '../../src/store/store.ts'
import { startPostgres } from '../postgres/server.ts'
import { damagedDatabase } from '../fixtures/damaged-database.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { engines } from '../fixtures/engines.ts'

const by = { id: 'test:teacher', name: 'Teacher' }

async function save(
  { settings }: Pick<Store, 'settings'>,
  name: string,
  value = name,
): Promise<void> {
  await settings.set('class', { room: '', name, value, by })
}

async function names({ settings }: Pick<Store, 'settings'>): Promise<readonly string[]> {
  return (await settings.read('class')).map(({ name }) => name)
}

describe.each(engines)('$name', ({ name, address }) => {
  it('refuses a database that a newer version has changed', async () => {
    const url = await address()
    const store = await openStore(url)
    await save(store, 'saved')
    await store.close()
    const engine = name === 'SQLite' ? openSqlite(url.slice('sqlite:'.length)) : undefined
    if (engine === undefined) {
      const { default: pg } = await import('pg')
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(`insert into migration values ('9999-later', 0)`)
      await client.end()
    } else {
      const { kysely } = createDatabase(engine, undefined)
      await sql`insert into migration values ('9999-later', 0)`.execute(kysely)
      await kysely.destroy()
      engine.release()
    }
    await expect(openStore(url)).rejects.toThrow(
      'A newer version of the bot has changed this database (9999-later). Start that version',
    )
  })
})

describe('SQLite', () => {
  it('says that the disk is full, keeps what it had, and continues once there is space', async () => {
    const engine = openSqlite(`${await temporaryFolder()}/test.db`)
    const { database, kysely } = createDatabase(engine, undefined)
    onTestFinished(async () => {
      await kysely.destroy()
      engine.release()
    })
    await migrate(kysely, 'sqlite')
    const store = { settings: createSettingsStore(database) }
    // A limit on the file’s size has the same result code in SQLite as a full disk.
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(kysely)
    await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count + 12)}`.execute(kysely)
    const saved: string[] = []
    const failure = await (async () => {
      for (let number = 0; number < 1_000; number += 1) {
        try {
          await save(store, `${number}`, 'x'.repeat(1_000))
          saved.push(`${number}`)
        } catch (error) {
          return error
        }
      }
      return undefined
    })()
    expect(failure).toBeInstanceOf(StoreError)
    expect(failure).toMatchObject({ problem: 'full', message: /The disk is full/ })
    expect(saved.length).toBeGreaterThan(5)
    await sql`pragma max_page_count = 1000`.execute(kysely)
    await save(store, 'later')
    expect(new Set(await names(store))).toEqual(new Set([...saved, 'later']))
  })

  it('says that a file isn’t a database', async () => {
    const path = `${await temporaryFolder()}/test.db`
    await writeFile(path, 'This is a letter to the class. '.repeat(200))
    await expect(openStore(`sqlite:${path}`)).rejects.toThrow('isn’t a SQLite database')
  })

  it('says that a file is damaged, when it reads it and when it copies it', async () => {
    const path = await damagedDatabase()
    const damaged = await openStore(`sqlite:${path}`)
    onTestFinished(() => damaged.close())
    await expect(names(damaged)).rejects.toThrow(/damaged.*restore the last backup/)
    await expect(damaged.backup(`${path}.copy`)).rejects.toThrow(/damaged/)
  })

  it('says that it can’t write to a folder', async () => {
    const folder = `${await temporaryFolder()}/locked`
    await mkdir(folder)
    const made = await openStore(`sqlite:${folder}/old.db`)
    await made.close()
    await chmod(`${folder}/old.db`, 0o444)
    await chmod(folder, 0o555)
    await withoutPrivileges(async () => {
      for (const path of ['new.db', 'old.db', 'below/new.db']) {
        await expect(openStore(`sqlite:${folder}/${path}`)).rejects.toMatchObject({
          name: 'StoreError',
          problem: 'read-only',
        })
      }
    })
    await chmod(folder, 0o755)
  })

  it('says that it can’t create a folder where there is a file', async () => {
    const folder = await temporaryFolder()
    await writeFile(`${folder}/file`, '')
    await expect(openStore(`sqlite:${folder}/file/test.db`)).rejects.toThrow(
      /Can’t create the folder/,
    )
  })
})

describe('PostgreSQL', () => {
  it('loses nothing acknowledged if the server crashes under load, and recovers by itself', async () => {
    const server = await startPostgres({ fsync: false })
    onTestFinished(() => server.stop())
    const store = await openStore(server.url('postgres'), { maxConnections: 4 })
    onTestFinished(() => store.close())
    const acknowledged: string[] = []
    const failures: unknown[] = []
    let running = true

    async function write(writer: number): Promise<void> {
      for (let number = 0; running; number += 1) {
        const name = `${writer}.${number}`
        try {
          await save(store, name)
          acknowledged.push(name)
        } catch (error) {
          failures.push(error)
        }
      }
    }

    const writers = [0, 1, 2, 3].map((writer) => write(writer))
    for (let crash = 0; crash < 2; crash += 1) {
      const before = acknowledged.length
      await expect.poll(() => acknowledged.length).toBeGreaterThan(before + 50)
      await server.halt()
      await server.resume()
    }
    const before = acknowledged.length
    await expect.poll(() => acknowledged.length).toBeGreaterThan(before + 50)
    running = false
    await Promise.all(writers)

    const saved = new Set(await names(store))
    expect(acknowledged.filter((name) => !saved.has(name))).toEqual([])
    expect(failures.length).toBeGreaterThan(0)
    for (const failure of failures) {
      expect(failure).toMatchObject({ name: 'StoreError', problem: 'unreachable' })
    }
    expect(await store.healthProblems()).toEqual([])
  })

  it('says that it can’t reach the server, or that the sign-in was rejected', async () => {
    await expect(openStore('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow(
      'The bot can’t reach PostgreSQL at 127.0.0.1, port 1: nothing answers at that address and port',
    )
    const url = new URL(await engines[1]!.address())
    url.pathname = '/missing'
    await expect(openStore(url.href)).rejects.toThrow('PostgreSQL rejected the sign-in: ')
  })
})

/** Runs `work` as the user nobody, since root may write everywhere. */
async function withoutPrivileges(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}
