import { expect, it, onTestFinished } from 'vitest'
import { transferStore } from '../../src/store/transfer.ts'
import { openStore } from '../../src/store/store.ts'
import { freshPostgres } from '../postgres/database.ts'
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
  await expect(transferStore(from, to)).rejects.toMatchObject({ problem: 'not empty' })
  const moved = await openStore(to)
  onTestFinished(() => moved.close())
  expect(await moved.settings.read('class')).toEqual(before)
})

it('refuses to move anything but SQLite', async () => {
  await expect(transferStore(await freshPostgres(), await freshPostgres())).rejects.toThrow(
    /Only a SQLite database can be moved/,
  )
})
