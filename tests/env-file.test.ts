import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { envFileOf, envFileWarnings, withEnvFile } from '../src/env-file.ts'
import { temporaryFolder } from './fixtures/temporary-folder.ts'

test('what is set already wins over the file, unless it is empty', async () => {
  const file = join(await temporaryFolder(), 'settings')
  await writeFile(
    file,
    '# Ours\nPORT=4000\nHOST="127.0.0.1" # here\nDATABASE_URL="postgres://u:a#b@h/d"\n',
  )
  expect(withEnvFile({ ENV_FILE: file, PORT: '5000', HOST: '' })).toMatchObject({
    PORT: '5000',
    HOST: '127.0.0.1',
    DATABASE_URL: 'postgres://u:a#b@h/d',
  })
})

test('by default it is .env, which need not be there; one that is named must be', async () => {
  expect(envFileOf({})).toBe('.env')
  const file = join(await temporaryFolder(), 'none')
  expect(() => withEnvFile({ ENV_FILE: file })).toThrow(
    `ENV_FILE names ${file}, which is not there. Check the path.`,
  )
  expect(() => withEnvFile({ ENV_FILE: '/' })).toThrow('The settings in / can’t be read.')
})

test('a file from Windows: the mark at its beginning is no part of a name, and UTF-16 is refused', async () => {
  const file = join(await temporaryFolder(), 'settings')
  await writeFile(file, '\uFEFFDISCORD_TOKEN=a\r\nPORT=4000\r\n')
  expect(withEnvFile({ ENV_FILE: file })).toMatchObject({ DISCORD_TOKEN: 'a', PORT: '4000' })
  await writeFile(file, 'DISCORD_TOKEN=hunter2\r\n', 'utf16le')
  expect(() => withEnvFile({ ENV_FILE: file })).toThrow(
    `The settings in ${file} are not saved as UTF-8, so none of them can be read.`,
  )
})

test('lines that set nothing are told by their numbers, without what they say', async () => {
  const file = join(await temporaryFolder(), 'settings')
  await writeFile(file, '# Ours\nPORT=4000\n\nKEY="one\ntwo\nthree"\nDISCORD_TOKEN hunter2\n')
  expect(envFileWarnings({ ENV_FILE: file })).toEqual([
    `Line 7 of ${file} sets nothing, because there is no “=”. Write NAME=value, or begin a note with #.`,
  ])
  await writeFile(file, 'a\nb\n')
  expect(envFileWarnings({ ENV_FILE: file })[0]).toContain('Lines 1 and 2 of')
  await writeFile(file, 'PORT=4000\n')
  expect(envFileWarnings({ ENV_FILE: file })).toEqual([])
})
