import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { startProcess } from '../../fixtures/bot-process.ts'
import { damagedDatabase } from '../../fixtures/damaged-database.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

async function ask(address: string | undefined, path: string): Promise<string> {
  const response = await fetch(`${address}${path}`)
  return `${response.status} ${await response.text()}`
}

it('a bot on a damaged file starts and takes requests, and says what is wrong', async () => {
  const { address, said } = await startProcess({
    DATABASE_URL: `sqlite:${await damagedDatabase()}`,
  })
  await expect
    .poll(() => ask(address, '/healthz/deep'))
    .toMatch(/^503 not ok\nThe database file is damaged\./)
  expect(said()).toContain('The database file is damaged')
  expect(await ask(address, '/healthz')).toContain('200')
  expect(await ask(address, '/readyz')).toBe('200 ready\n')
})

it('a bot whose file another program holds takes requests, and says what is wrong until it is over', async () => {
  const path = `${await temporaryFolder()}/state.db`
  const { address } = await startProcess({ DATABASE_URL: `sqlite:${path}` })
  expect(await ask(address, '/healthz/deep')).toBe('200 ok\n')
  const other = new DatabaseSync(path, { timeout: 1_000 })
  onTestFinished(() => other.close())
  other.exec('begin immediate')
  await expect.poll(() => ask(address, '/healthz/deep')).toMatch(/^503 not ok\n/)
  expect(await ask(address, '/healthz')).toContain('200')
  expect(await ask(address, '/readyz')).toBe('200 ready\n')
  other.exec('rollback')
  await expect.poll(() => ask(address, '/healthz/deep')).toBe('200 ok\n')
})
