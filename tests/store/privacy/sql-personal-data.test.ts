import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { peopleStoreContract } from '../../contracts/personal-data.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { engines } from '../../fixtures/engines.ts'

describe.each(engines)('what is stored about a person on $name', (engine) => {
  peopleStoreContract(engine)
})

it('overwrites what was deleted: not a byte of the id is left in the file or in its log', async () => {
  const folder = await temporaryFolder()
  const store = await openStore(`sqlite:${join(folder, 'test.db')}`)
  const person = 'web:zebra-quartz-77'
  const cards = Array.from({ length: 300 }, (_, index) => ({
    kind: 'quote' as const,
    id: `line-${index}`,
  }))
  await store.reviews.forReader({ person, pack: 'p' }).add(cards, 1)
  const before = await bytesOf(folder)
  await store.personalData.erase(person)
  const after = await bytesOf(folder)
  await store.close()
  expect(before).toContain(person)
  expect(after).not.toContain(person)
})

async function bytesOf(folder: string): Promise<string> {
  const files = await readdir(folder)
  const contents = await Promise.all(files.map((file) => readFile(join(folder, file), 'latin1')))
  return contents.join('')
}
