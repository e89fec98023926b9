import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { upgradePack } from '../../../src/app/pack-tools/upgrade-pack.ts'
import { copyOfLantern, editFile, problemsOfPack } from '../../fixtures/broken-pack.ts'

const schemaComment = '# yaml-language-server: $schema=../schema/pack.schema.json'

/** A copy of the small pack as version 1 of the format had it, with these lines before its first field. */
async function earlierPack(start: string): Promise<string> {
  const folder = await copyOfLantern()
  await editFile(folder, 'pack.yaml', 'format: 2\n', start)
  return folder
}

describe('upgrading a pack', () => {
  test.each([
    ['nothing', '', 'format: 2\n'],
    ['comments', `${schemaComment}\n# Ours.\n`, `${schemaComment}\nformat: 2\n# Ours.\n`],
    ['a document mark', '---\n', '---\nformat: 2\n'],
    ['format: 1', 'format: 1 # the first\n', 'format: 2 # the first\n'],
    ["format: '1'", "format: '1' # the first\n", 'format: 2 # the first\n'],
    ['format: "1"', `${schemaComment}\nformat:  "1"\n`, `${schemaComment}\nformat:  2\n`],
  ])('keeps all else where the file begins with %s', async (_, before, after) => {
    const folder = await earlierPack(before)
    const path = join(folder, 'pack.yaml')
    const old = await readFile(path, 'utf8')
    expect(await problemsOfPack(folder)).toEqual([
      'pack.yaml:1:1: This pack is in an earlier version of the format. Upgrade it with: npm run pack -- upgrade lantern',
    ])

    expect(await upgradePack(folder)).toBe(true)
    expect(await readFile(path, 'utf8')).toBe(old.replace(before, after))
    expect(await problemsOfPack(folder)).toEqual([''])
  })

  test('changes nothing in a pack of today', async () => {
    const folder = await copyOfLantern()
    const path = join(folder, 'pack.yaml')
    const old = await readFile(path, 'utf8')
    expect(await upgradePack(folder)).toBe(false)
    expect(await readFile(path, 'utf8')).toBe(old)
  })

  test('keeps the line ends of Windows', async () => {
    const folder = await earlierPack('')
    const path = join(folder, 'pack.yaml')
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('\n', '\r\n'))
    await upgradePack(folder)
    expect(await readFile(path, 'utf8')).toMatch(/^format: 2\r\nid: lantern\r\n/)
  })

  test('leaves a file that it can’t rewrite, and says so', async () => {
    const folder = await copyOfLantern()
    const path = join(folder, 'pack.yaml')
    await writeFile(path, '{ id: lantern }\n')
    await expect(upgradePack(folder)).rejects.toThrow('Nothing was changed. Write format: 2 in')
    expect(await readFile(path, 'utf8')).toBe('{ id: lantern }\n')
  })
})
