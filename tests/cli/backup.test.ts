import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { freshPostgres } from '../postgres/database.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const by = { id: 'test:teacher', name: 'Teacher' }

it('copies a SQLite database while another process uses it; the copy opens like any other', async () => {
  const folder = await temporaryFolder()
  const serving = await openStore(`sqlite:${folder}/test.db`)
  onTestFinished(() => serving.close())
  await serving.settings.set('class', { room: '', name: 'pack', value: 'lantern', by })
  const tool = await openStore(`sqlite:${folder}/test.db`, { shared: true })
  await tool.backup(`${folder}/copy.db`)
  await tool.close()
  await serving.settings.set('class', { room: '', name: 'pack', value: 'later', by })
  const copy = await openStore(`sqlite:${folder}/copy.db`)
  onTestFinished(() => copy.close())
  expect(await copy.settings.read('class')).toMatchObject([{ name: 'pack', value: 'lantern' }])
})

it('says which tool backs up PostgreSQL', async () => {
  const store = await openStore(await freshPostgres())
  onTestFinished(() => store.close())
  await expect(store.backup('copy')).rejects.toMatchObject({
    problem: 'unsupported',
    message: expect.stringContaining('pg_dump --format=custom'),
  })
})
