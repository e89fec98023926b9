import { cp, mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCheckedPacks } from '../../../src/app/pack/checked-packs.ts'
import { loadPacks } from '../../../src/app/pack/load-packs.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

async function place() {
  const folder = await temporaryFolder()
  const [data, code] = [join(folder, 'data'), join(folder, 'code')]
  await cp('data/low-water', join(data, 'low-water'), { recursive: true })
  await mkdir(code)
  await writeFile(join(code, 'main.ts'), '')
  const kept = join(folder, 'checked-packs')
  return { data, code, kept, load: () => loadCheckedPacks(data, { folder, code }) }
}

test('packs that are kept are the packs that were read', async () => {
  const { data, kept, load } = await place()
  const read = await load()
  const file = await readFile(kept)
  expect(await load()).toEqual(read)
  expect(read).toEqual(await loadPacks(data))
  expect(await readFile(kept)).toEqual(file)
})

test('a changed line is read, and a new mistake is found', async () => {
  const { data, load } = await place()
  await load()
  const manifest = join(data, 'low-water', 'pack.yaml')
  const text = await readFile(manifest, 'utf8')
  await writeFile(manifest, text.replace(/^title: .*$/m, 'title: Another title'))
  expect((await load()).packs.get('low-water')?.title).toBe('Another title')
  await writeFile(manifest, text.replace(/^title: /m, 'titel: '))
  expect((await load()).problems).not.toEqual([])
  expect((await load()).problems).not.toEqual([])
})

test('after a change of the program everything is checked again', async () => {
  const { code, kept, load } = await place()
  await load()
  const before = await readFile(kept)
  await utimes(join(code, 'main.ts'), 1, 1)
  await load()
  expect((await readFile(kept)).equals(before)).toBe(false)
})

test('what is kept may be cut short or changed', async () => {
  const { kept, load } = await place()
  const { packs } = await load()
  const whole = await readFile(kept)
  for (const bytes of [whole.subarray(0, 900), Buffer.concat([whole, whole]), Buffer.alloc(10)]) {
    await writeFile(kept, bytes)
    expect((await load()).packs).toEqual(packs)
  }
})

test('where nothing can be kept, or a pack has links, the packs are read', async () => {
  const { data, code, load } = await place()
  const { packs } = await loadPacks(data)
  expect((await loadCheckedPacks(data, { folder: join(data, 'absent'), code })).packs).toEqual(
    packs,
  )
  await symlink(join(code, 'main.ts'), join(data, 'low-water', 'link'))
  expect((await load()).packs).toEqual(packs)
})
