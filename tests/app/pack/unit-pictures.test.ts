import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkPackFolder } from '../../../src/app/pack-tools/check-pack-folder.ts'
import { loadPack } from '../../../src/app/pack/load-packs.ts'
import { editFile, problemsOfPack } from '../../fixtures/broken-pack.ts'
import { boat, packWithPicture } from '../../fixtures/pictured-pack.ts'

test('a picture of a unit is read with its pack, and kept as it may be shown', async () => {
  const { pack, problems } = await loadPack(await packWithPicture(`<!-- by Mara -->${boat}`))
  expect(problems).toEqual([])
  expect([...(pack?.drawings ?? [])]).toEqual([['boat.svg', boat]])
})

test('the drawings of the chapter of science are read', async () => {
  const { pack } = await loadPack('data/how-cells-make-energy')
  expect([...(pack?.drawings?.keys() ?? [])]).toEqual(['mitochondrion.svg', 'electron-chain.svg'])
})

test('a picture that is not there, too large or no text is a mistake at its line', async () => {
  const folder = await packWithPicture()
  const path = join(folder, 'pictures', 'boat.svg')
  async function saysOfPicture(): Promise<string> {
    const [problem = '', ...others] = await problemsOfPack(folder)
    expect(others).toEqual([])
    return problem
  }
  await writeFile(path, boat.replace('</svg>', `${' '.repeat(65_536)}</svg>`))
  expect(await saysOfPicture()).toMatch(
    /^scenes\.yaml:2:\d+: pictures\/boat\.svg has more than 65,536 bytes\. Simplify the drawing/,
  )
  await writeFile(path, Buffer.from([0xff, 0xfe, 0x3c]))
  expect(await saysOfPicture()).toContain('pictures/boat.svg isn’t UTF-8 text. Save it with')
  await rm(path)
  expect(await saysOfPicture()).toContain('There is no file pictures/boat.svg in the folder')
  await mkdir(path)
  expect(await saysOfPicture()).toContain('There is no file pictures/boat.svg in the folder')
})

test('what a drawing may not have is named with its file and line, by `check` too', async () => {
  const folder = await packWithPicture(boat.replace('<rect', '\n<script/><rect'))
  const sentence =
    'pictures/boat.svg, line 2: A drawing can’t have the element <script>. Remove it.'
  expect(await problemsOfPack(folder)).toEqual([expect.stringContaining(sentence)])
  const { mistakes } = await checkPackFolder(folder)
  expect(mistakes.map(({ message }) => message)).toEqual([sentence])
})

test('a link out of the folder is refused, for the file and for the folder; within it, it is followed', async () => {
  const folder = await packWithPicture()
  const [pictures, outside] = [join(folder, 'pictures'), join(folder, '..', 'outside')]
  await rename(pictures, outside)
  await symlink(outside, pictures)
  const sentence = expect.stringContaining('pictures/boat.svg is a link out of the folder')
  expect(await problemsOfPack(folder)).toEqual([sentence])
  await rm(pictures)
  await mkdir(pictures)
  await symlink(join(outside, 'boat.svg'), join(pictures, 'boat.svg'))
  expect(await problemsOfPack(folder)).toEqual([sentence])
  await rm(join(pictures, 'boat.svg'))
  await writeFile(join(folder, 'mounted.svg'), boat)
  await symlink(join(folder, 'mounted.svg'), join(pictures, 'boat.svg'))
  expect((await loadPack(folder)).pack?.drawings?.size).toBe(1)
})

test.each(['../boat.svg', 'a/boat.svg', '/etc/boat.svg', 'boat.png', '..svg'])(
  '%s is no name of a picture',
  async (name) => {
    const folder = await packWithPicture()
    await editFile(folder, 'scenes.yaml', 'file: boat.svg', `file: ${name}`)
    expect(await problemsOfPack(folder)).toEqual([
      expect.stringContaining('should be the name of an SVG file'),
    ])
  },
)

test('a pack has as many bytes of pictures as fit into memory', async () => {
  const folder = await packWithPicture()
  const large = boat.replace('</svg>', `${' '.repeat(65_000)}</svg>`)
  const names = Array.from({ length: 16 }, (_, n) => `boat-${n}.svg`)
  await Promise.all(names.map((name) => writeFile(join(folder, 'pictures', name), large)))
  const units = names.map((name, n) =>
    [
      `- id: extra-${n}\n  title: Extra ${n}\n  summary: It goes on.\n  events: [It goes on.]`,
      `  pictures: [{ file: ${name}, alt: A boat. }]\n  rating: everyone\n  source: [G1]\n`,
    ].join('\n'),
  )
  await editFile(folder, 'scenes.yaml', '- id: the-climb\n', `${units.join('')}- id: the-climb\n`)
  expect((await problemsOfPack(folder)).join('\n')).toContain(
    'The pictures up to this one have more than 1,000,000 bytes together.',
  )
})
