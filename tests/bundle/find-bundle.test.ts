import { spawnSync } from 'node:child_process'
import { mkdir, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contentFile, contentHash, findBundle, sealBundle } from '../../src/bundle/find-bundle.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

async function program() {
  const folder = await temporaryFolder()
  for (const part of ['src/core', 'commands', 'node_modules']) {
    await mkdir(join(folder, part), { recursive: true })
  }
  await writeFile(join(folder, 'src/core/search.ts'), 'one')
  await writeFile(join(folder, 'commands/scene.ts'), 'two')
  return folder
}

async function bundle(folder: string) {
  await mkdir(join(folder, 'bundle/draft-1'), { recursive: true })
  await writeFile(join(folder, 'bundle/draft-1/main.mjs'), 'start()')
  await writeFile(join(folder, 'bundle/draft-1', contentFile), contentHash(folder))
  sealBundle(folder, 'draft-1')
}

test('a bundle is found as long as the program is the one that it was made from', async () => {
  const folder = await program()
  expect(findBundle(folder)).toBeUndefined()
  await bundle(folder)
  expect(findBundle(folder)).toMatch(/main\.mjs$/)

  await writeFile(join(folder, 'src/core/search.ts'), 'longer')
  expect(findBundle(folder)).toBeUndefined()
  await writeFile(join(folder, 'src/core/search.ts'), 'two')
  await utimes(join(folder, 'src/core/search.ts'), 1, 1)
  expect(findBundle(folder)).toBeUndefined()
})

test.each(['commands/mine.ts', 'package.json', 'node_modules/.package-lock.json'])(
  'none is found once there is %s',
  async (path) => {
    const folder = await program()
    await bundle(folder)
    await writeFile(join(folder, path), '{}')
    expect(findBundle(folder)).toBeUndefined()
    await rm(join(folder, path))
    expect(findBundle(folder)).toMatch(/main\.mjs$/)
  },
)

test('the bundle before stays for a bot that runs from it, and those before that go', async () => {
  const folder = await program()
  const names = new Set<string>()
  for (const text of ['a', 'bb', 'ccc']) {
    await writeFile(join(folder, 'src/core/search.ts'), text)
    await bundle(folder)
    for (const name of await readdir(join(folder, 'bundle'))) names.add(name)
  }
  expect(names.size).toBe(3)
  expect(await readdir(join(folder, 'bundle'))).toHaveLength(2)
  await bundle(folder)
  expect(await readdir(join(folder, 'bundle'))).toHaveLength(2)
})

test('what was made elsewhere is sealed beside the same files, copied', async () => {
  const folder = await program()
  await bundle(folder)
  await utimes(join(folder, 'src/core/search.ts'), 1, 1)
  await writeFile(join(folder, 'src/core/.search.ts.swp'), 'left by an editor')
  expect(findBundle(folder)).toBeUndefined()
  sealBundle(folder)
  expect(findBundle(folder)).toMatch(/main\.mjs$/)
})

/** Runs a module where `folder` comes from an earlier layer of an image. Returns what it prints, or undefined where nothing may be mounted. */
function inImage(folder: string, code: string): string | undefined {
  const mount = `
    mount -t tmpfs tmpfs /mnt && mkdir /mnt/new /mnt/work /mnt/image &&
    mount -t overlay overlay -o "userxattr,lowerdir=$1,upperdir=/mnt/new,workdir=/mnt/work" /mnt/image || exit 9
    exec "$2" --input-type=module --eval "$3"`
  const module = `
    import { findBundle, sealBundle } from '${new URL('../../src/bundle/find-bundle.ts', import.meta.url).href}'
    ${code}`
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    ['--map-root-user', '--mount', 'sh', '-c', mount, 'sh', folder, process.execPath, module],
    { encoding: 'utf8' },
  )
  if (status === 9 || status === null || stderr.startsWith('unshare:')) return undefined
  return stdout + stderr
}

const mayMount = inImage(import.meta.dirname, '') !== undefined

test.runIf(mayMount)('a bundle that an earlier layer of an image brings is sealed', async () => {
  const folder = await program()
  await bundle(folder)
  await utimes(join(folder, 'src/core/search.ts'), 1, 1)
  const seal = `sealBundle('/mnt/image'); console.log(findBundle('/mnt/image'))`
  expect(inImage(folder, seal)).toMatch(/main\.mjs\n$/)
})

test('no bundle of other files is sealed: an update would go on as the version before', async () => {
  const folder = await program()
  await bundle(folder)
  await writeFile(join(folder, 'src/core/search.ts'), 'newer')
  expect(() => sealBundle(folder)).toThrow('was made from other files')
  await bundle(folder)
  expect(() => sealBundle(folder)).toThrow('several bundles')
})

test('a bundle that a power cut has left empty is none', async () => {
  const folder = await program()
  await bundle(folder)
  await truncate(findBundle(folder) ?? '')
  expect(findBundle(folder)).toBeUndefined()
  await bundle(folder)
  expect(findBundle(folder)).toMatch(/main\.mjs$/)
})

test('what a killed bundler has left goes with the next bundle, and one at work is left alone', async () => {
  const folder = await program()
  for (const draft of ['draft-7', 'draft-8']) {
    await mkdir(join(folder, 'bundle', draft), { recursive: true })
  }
  await utimes(join(folder, 'bundle/draft-7'), 1, 1)
  await bundle(folder)
  const left = await readdir(join(folder, 'bundle'))
  expect(left).toHaveLength(2)
  expect(left).toContain('draft-8')
})
