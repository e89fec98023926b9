import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { room } from '../../fixtures/invoke.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { freshPostgres } from '../../postgres/database.ts'

const person = { id: 'web:zebra-quartz-77', name: 'Zebedee Quartz' }
const pseudonym = 'Velvet Walrus'

/** A file in which the person has flashcards and a pseudonym, and what is left of them in it and beside it. */
async function openFile() {
  const folder = await temporaryFolder()
  const path = join(folder, 'test.db')
  const store = await openStore(`sqlite:${path}`)
  onTestFinished(() => store.close())
  await store.reviews
    .forReader({ person: person.id, pack: 'p' })
    .add([{ kind: 'quote', id: 'ninety' }], 1)
  await store.quizRecords.choosePseudonym(room.class, person, pseudonym)
  async function traces(): Promise<number> {
    const files = await readdir(folder)
    const bytes = await Promise.all(files.map((file) => readFile(join(folder, file), 'latin1')))
    const words = [person.id, person.name, pseudonym]
    return words.reduce((sum, word) => sum + bytes.join('').split(word).length - 1, 0)
  }
  return { path, store, traces }
}

it('says that traces are left while another program reads the file, and overwrites them once it may', async () => {
  const { path, store, traces } = await openFile()
  const other = new DatabaseSync(path, { readOnly: true })
  onTestFinished(() => void (other.isOpen && other.close()))
  other.exec('begin; select * from review_card')
  expect(await store.personalData.erase(person.id)).toEqual({ isOverwritten: false })
  expect(await traces()).toBeGreaterThan(0)
  expect(await store.overwriteDeleted({ onlyIfPending: true })).toBe(false)
  other.close()
  expect(await store.overwriteDeleted({ onlyIfPending: true })).toBe(true)
  expect(await traces()).toBe(0)
})

it('is done at once if nobody else reads the file', async () => {
  const { store, traces } = await openFile()
  expect(await store.personalData.erase(person.id)).toEqual({ isOverwritten: true })
  expect(await traces()).toBe(0)
})

it('leaves PostgreSQL to itself', async () => {
  const store = await openStore(await freshPostgres())
  onTestFinished(() => store.close())
  expect(await store.overwriteDeleted()).toBe(true)
})
