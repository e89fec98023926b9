import { existsSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { sql } from 'kysely'
import { transferStore, undoTransfer } from '../../src/store/transfer.ts'
import { openDatabase, openStore } from '../../src/store/store.ts'
import { freshPostgres } from '../postgres/database.ts'
import { migratedSqlite } from '../fixtures/sqlite-file.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const by = { id: 'test:teacher', name: 'Teacher “ß”' }

it('copies everything from SQLite to an empty PostgreSQL database, unless a bot is using the file', async () => {
  const from = `sqlite:${await temporaryFolder()}/test.db`
  const to = await freshPostgres()
  const old = await openStore(from, { clock: () => 1_800_000_000_123 })
  await old.settings.set('class', { room: 'room', name: 'pack', value: 'lantern', by })
  await old.leases.acquire('quiz:1', 'a', 60_000)
  await expect(transferStore(from, to)).rejects.toThrow(/Another bot process/)
  const before = await old.settings.read('class')
  await old.close()

  expect(await transferStore(from, to)).toMatchObject({ setting: 1, lease: 1 })
  const moved = await openStore(to)
  onTestFinished(() => moved.close())
  expect(await moved.settings.read('class')).toEqual(before)
})

it('the bot starts with a moved file only once that was undone; tools read it all the time', async () => {
  const from = await migratedSqlite()
  const to = await freshPostgres()
  await transferStore(from, to)
  await expect(openStore(from)).rejects.toMatchObject({
    problem: 'moved',
    message: expect.stringMatching(/^This database was moved to PostgreSQL on \d{4}-\d\d-\d\d/),
  })
  await expect(transferStore(from, await freshPostgres())).rejects.toMatchObject({
    problem: 'moved',
  })
  await expect(openStore(from, { shared: true, writes: true })).rejects.toMatchObject({
    problem: 'moved',
  })
  const tool = await openStore(from, { shared: true })
  expect(await tool.listClasses()).toEqual([])
  await tool.close()
  expect(await undoTransfer(from)).toBe(true)
  expect(await undoTransfer(from)).toBe(false)
  await expect(transferStore(from, to)).resolves.toBeDefined()
  expect(await undoTransfer(from)).toBe(true)
  await (await openStore(from)).close()
})

it('ends a move that was killed after everything was copied, unless either side has changed since', async () => {
  const [from, to] = [await migratedSqlite(), await freshPostgres()]
  const source = await openStore(from)
  await source.settings.set('class', { room: '', name: 'pack', value: 'lantern', by })
  await source.close()
  const copied = await transferStore(from, to)
  // The mark comes last, so the file is then as it was before.
  expect(await undoTransfer(from)).toBe(true)
  expect(await transferStore(from, to)).toEqual(copied)
  await expect(openStore(from)).rejects.toMatchObject({ problem: 'moved' })
  expect(await undoTransfer(from)).toBe(true)
  const changed = await openStore(from)
  await changed.settings.set('class', { room: '', name: 'pack', value: 'her', by })
  await changed.close()
  await expect(transferStore(from, to)).rejects.toMatchObject({ problem: 'not empty' })
})

it('leaves a database that holds anything alone, and does not mark the file', async () => {
  const [from, to] = [await migratedSqlite(), await freshPostgres()]
  const target = await openStore(to)
  await target.settings.set('class', { room: '', name: 'pack', value: 'lantern', by })
  await target.close()
  await expect(transferStore(from, to)).rejects.toMatchObject({ problem: 'not empty' })
  await (await openStore(from)).close()
})

it('moves nothing if PostgreSQL has stored anything else than what was sent', async () => {
  const [from, to] = [await migratedSqlite(), await freshPostgres()]
  const source = await openStore(from)
  await source.settings.set('class', { room: '', name: 'pack', value: 'lantern', by })
  await source.close()
  const target = await openDatabase(to)
  const change = `create function change() returns trigger as 'begin new.value := upper(new.value); return new; end' language plpgsql`
  await sql.raw(change).execute(target.kysely)
  await sql`create trigger change before insert on setting for each row execute function change()`.execute(
    target.kysely,
  )
  await target.close()
  await expect(transferStore(from, to)).rejects.toThrow(
    /What PostgreSQL has stored isn’t what was sent \(setting: 1 and 1 rows\), so nothing was moved/,
  )
  const after = await openStore(to)
  onTestFinished(() => after.close())
  expect(await after.listClasses()).toEqual([])
  await (await openStore(from)).close()
})

it('refuses to move to another file, and makes none', async () => {
  const from = await migratedSqlite()
  const to = `${from}-2`
  await expect(transferStore(from, to)).rejects.toThrow(
    'A SQLite file is copied with npm run backup',
  )
  expect(existsSync(to.replace('sqlite:', ''))).toBe(false)
  await (await openStore(from)).close()
})

it('refuses to move anything but SQLite', async () => {
  await expect(transferStore(await freshPostgres(), await freshPostgres())).rejects.toThrow(
    /Only a SQLite database can be moved/,
  )
})
