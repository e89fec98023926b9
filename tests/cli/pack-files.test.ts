import { cp, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPack } from '../../src/app/pack/load-packs.ts'
import { joinFolder, splitFile } from '../../src/cli/pack-files.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const packs = ['data/her-part-2', 'data/how-cells-make-energy', 'data/low-water']

test.each(
  packs.flatMap(
    (pack) =>
      [
        [pack, 'yaml'],
        [pack, 'zip'],
      ] as const,
  ),
)('%s is the same pack after a way there and back as %s', async (pack, ending) => {
  const folder = await temporaryFolder()
  const id = pack.replace('data/', '')
  await cp(pack, join(folder, id), { recursive: true })
  const { pack: before } = await loadPack(join(folder, id))
  const said: string[] = []
  function write(text: string): void {
    said.push(text)
  }
  const path = join(folder, `joined.${ending}`)
  expect(await joinFolder({ folder: join(folder, id), id, path, write })).toBe(true)
  await expect(splitFile(folder, path, write)).rejects.toThrow('already exists')
  await rename(join(folder, id), join(folder, 'before'))
  expect(await splitFile(folder, path, write)).toBe(true)
  // A text file holds neither drawings nor the text of the work, and says so.
  const others = (await readdir(pack)).filter((name) => !name.endsWith('.yaml'))
  const isLost = ending === 'yaml' && others.length > 0
  expect(said.join('').includes('can’t be part of it')).toBe(isLost)
  for (const name of isLost ? others : []) {
    await cp(join(pack, name), join(folder, id, name), { recursive: true })
  }
  expect((await loadPack(join(folder, id))).pack).toEqual(before)
  await expect(joinFolder({ folder: join(folder, id), id, path, write })).rejects.toThrow('already')
})

test('what holds no pack is not split', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'list.yaml')
  await writeFile(path, 'scenes: []\n')
  await expect(splitFile(folder, path, () => {})).rejects.toThrow('no “pack:” in it')
  await writeFile(path, "pack: { title: 'A', id: '../a' }\n")
  await expect(splitFile(folder, path, () => {})).rejects.toThrow('no pack with an id')
  await expect(splitFile(folder, join(folder, 'none'), () => {})).rejects.toThrow('can’t be read')
})
