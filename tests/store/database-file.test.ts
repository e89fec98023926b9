import { chmodSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
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
