import { expect, test } from 'vitest'
import { packAsText } from '../../../src/app/exchange/write-pack.ts'
import { findPackFolders, loadPack } from '../../../src/app/pack/load-packs.ts'
import { parseUpload } from '../../../src/app/pack/parse-upload.ts'

const folders = (
  await Promise.all(
    ['data', 'tests/fixtures/packs', 'tests/fixtures/held-out-packs'].map(async (parent) =>
      (await findPackFolders(parent)).map((name) => `${parent}/${name}`),
    ),
  )
).flat()

test('there are packs to try it with', () => expect(folders.length).toBeGreaterThan(3))

test.each(folders)('%s is the same after it was written as one file', async (folder) => {
  const { pack } = await loadPack(folder)
  const read = parseUpload('pack.yaml', packAsText(pack!))
  expect(read).toEqual({ pack: { ...pack, drawings: undefined } })
})
