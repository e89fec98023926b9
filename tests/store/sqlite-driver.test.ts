import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { type StoreOptions, openStore } from '../../src/store/store.ts'
import { student } from '../fixtures/invoke.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const by = { id: 'test:teacher', name: 'Teacher' }

/** A store on a file, and another program that can hold it. */
async function openHeld(options: StoreOptions = {}) {
  const path = `${await temporaryFolder()}/test.db`
  const store = await openStore(`sqlite:${path}`, options)
  onTestFinished(() => store.close())
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  return { path, store, other }
}

it('while another program holds the file, reads go on and a write waits until it lets go', async () => {
  const { store, other } = await openHeld()
  await store.settings.set('class', { room: '', name: 'pack', value: 'lantern', by })
  other.exec('begin immediate')
  const done: string[] = []
  const setting = store.settings
    .set('class', { room: '', name: 'pack', value: 'later', by })
    .then(() => done.push('set'))
  const added = store.reviews
    .forReader({ person: student.id, pack: 'p' })
    .add([{ kind: 'quote', id: 'ninety' }], 1)
    .then(() => done.push('added'))
  for (let times = 0; times < 5; times += 1) {
    expect((await store.settings.read('class'))[0]?.value).toBe('lantern')
  }
  expect(done).toEqual([])
  other.exec('commit')
  await Promise.all([setting, added])
  expect(done).toEqual(['set', 'added'])
  expect((await store.settings.read('class'))[0]?.value).toBe('later')
})

it('writes that waited too long fail together with a sentence, and the next one works again', async () => {
  const { store, other } = await openHeld({ maxWaitMs: 20 })
  other.exec('begin immediate')
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, number) =>
      store.settings.set('class', { room: '', name: `${number}`, value: 'x', by }),
    ),
  )
  for (const result of results) {
    expect(result).toMatchObject({ reason: { name: 'StoreError', problem: 'busy' } })
  }
  other.exec('rollback')
  await store.settings.set('class', { room: '', name: 'after', value: 'x', by })
  expect((await store.settings.read('class')).map(({ name }) => name)).toEqual(['after'])
})

it('a read sees what is on disk, not what a transaction has begun', async () => {
  const { store, other } = await openHeld()
  other.exec(
    `begin immediate; insert into setting values ('class', '', 'pack', 'half', 'p', 'n', 1)`,
  )
  expect(await store.settings.read('class')).toEqual([])
  other.exec('commit')
  expect(await store.settings.read('class')).toHaveLength(1)
})

it('opens a file that is up to date while another program holds it', async () => {
  const { path, store, other } = await openHeld()
  await store.settings.set('class', { room: '', name: 'pack', value: 'lantern', by })
  await store.close()
  other.exec('begin immediate')
  const again = await openStore(`sqlite:${path}`)
  expect(await again.settings.read('class')).toHaveLength(1)
  await again.close()
})
