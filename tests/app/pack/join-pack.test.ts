import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { joinPack, splitPack } from '../../../src/app/pack/join-pack.ts'
import { packFiles } from '../../../src/core/pack/sections.ts'
import { findPackFolders, loadPack } from '../../../src/app/pack/load-packs.ts'
import { parseUpload } from '../../../src/app/pack/parse-upload.ts'
import { parseYaml } from '../../../src/app/pack/parse-yaml.ts'
import type { PackFile } from '../../../src/core/pack/pack.ts'

const folders = (
  await Promise.all(
    ['data', 'tests/fixtures/packs', 'tests/fixtures/held-out-packs'].map(async (parent) =>
      (await findPackFolders(parent)).map((name) => `${parent}/${name}`),
    ),
  )
).flat()

async function readFolder(folder: string): Promise<ReadonlyMap<PackFile, string>> {
  const read = packFiles.map(async (file) => {
    const text = await readFile(`${folder}/${file}.yaml`, 'utf8').catch(() => undefined)
    return text === undefined ? [] : [[file, text] as const]
  })
  return new Map((await Promise.all(read)).flat())
}

test.each(folders)('%s is the same pack as one file, and as a folder again', async (folder) => {
  const { pack } = await loadPack(folder)
  const texts = await readFolder(folder)
  const { text } = joinPack(texts)
  expect(parseUpload('pack.yaml', text)).toEqual({ pack: { ...pack, drawings: undefined } })
  const parts = splitPack(text)
  for (const [file, part] of parts) {
    const [again, before] = [parseYaml(part), parseYaml(texts.get(file) ?? '')]
    expect(again).toEqual(before)
  }
  // What authors wrote beside the items stays.
  function comments(given: Iterable<string>): number {
    return [...given].flatMap((each) =>
      each.split('\n').filter((line) => /^\s*# (?!yaml-lang)/.test(line)),
    ).length
  }
  expect(comments(parts.values())).toBe(comments(texts.values()))
})

test('a file in a form of its own is split by what it says', () => {
  const parts = splitPack(`pack: { id: a, title: "A # b" }\nscenes: [{ id: one }]\nterms: []\n`)
  expect(parts.get('pack')).toContain("title: 'A # b'")
  expect(parts.get('scenes')).toContain('- id: one')
})

test.each([
  ['{', 'can’t be split, because of a mistake in 1:'],
  ['- a', 'there’s no “pack:” in it'],
  ['scenes: []', 'there’s no “pack:” in it'],
])('%s is no pack', (text, reason) => expect(() => splitPack(text)).toThrow(reason))

test('a blank that YAML doesn’t skip at the end of a file is still a mistake in the one file', async () => {
  const texts = new Map(await readFolder('src/app/pack-tools/starter-text'))
  expect(parseUpload('pack.yaml', joinPack(texts).text)).toHaveProperty('pack')
  texts.set('quiz', `${texts.get('quiz')?.trimEnd()}\u00A0`)
  expect(parseUpload('pack.yaml', joinPack(texts).text)).toHaveProperty('problems')
})
