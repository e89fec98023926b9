import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const run = promisify(execFile)
const by = { id: 'test:teacher', name: 'Teacher' }

/** Runs a tool on a database and returns its output. */
async function tool(name: 'backup' | 'export', url: string, ...values: readonly string[]) {
  const env = { ...process.env, DATABASE_URL: url }
  const said = await run(process.execPath, [`src/cli/${name}.ts`, ...values], { env }).catch(
    (error: { stdout: string; stderr: string }) => error,
  )
  return { stdout: said.stdout, stderr: said.stderr }
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

it('backup writes a copy once, and never over another file', async () => {
  const folder = await temporaryFolder()
  const [url, copy] = [`sqlite:${folder}/test.db`, `${folder}/backups/copy.db`]
  expect((await tool('backup', url, copy)).stdout).toBe(`Backup saved and checked: ${copy}\n`)
  expect(existsSync(copy)).toBe(true)
  expect((await tool('backup', url, copy)).stderr).toContain('already exists')
})

it('several tools may start at once on a file that does not exist yet', async () => {
  const url = `sqlite:${await temporaryFolder()}/test.db`
  const said = await Promise.all([1, 2, 3, 4].map(() => tool('export', url)))
  expect(said.map(({ stderr }) => stderr)).toEqual(['', '', '', ''])
})
