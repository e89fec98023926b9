import { chmodSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

test('another program’s database is refused as it lies there', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'other database.db')
  const other = new DatabaseSync(path)
  other.exec('create table bookmark (address text)')
  other.close()
  chmodSync(path, 0o644)
  const before = readFileSync(path)
  await expect(openStore(`sqlite:${path}`)).rejects.toThrow('belongs to another program')
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(statSync(path).mode & 0o777).toBe(0o644)
  expect(readdirSync(folder)).toEqual(['other database.db'])
})

test('a database is for its owner only, with everything beside it', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(`sqlite:${join(folder, 'class.db')}`)
  onTestFinished(() => store.close())
  const modes = readdirSync(folder).map((name) => [
    name,
    (statSync(join(folder, name)).mode & 0o077).toString(8),
  ])
  expect(modes).toContainEqual(['class.db', '0'])
  expect(modes).toContainEqual(['class.db-wal', '0'])
  expect(modes.filter(([, others]) => others !== '0')).toEqual([])
})
