import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadPacks } from '../../../src/app/pack/load-packs.ts'
import { copyOfLantern, editFile, problemsOfPack } from '../../fixtures/broken-pack.ts'
import { packsFolder } from '../../fixtures/tiny-pack.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

describe('a pack', () => {
  test.each(['pack.yaml', 'scenes.yaml'])('needs %s', async (file) => {
    const folder = await copyOfLantern()
    await rm(join(folder, file))
    expect(await problemsOfPack(folder)).toEqual([
      `${file}:1:1: This file is missing, and every pack needs it. See data/README.md.`,
    ])
  })

  test('does without the other files', async () => {
    const folder = await copyOfLantern()
    for (const file of ['quotes', 'questions', 'quiz', 'terms', 'themes', 'characters']) {
      await rm(join(folder, `${file}.yaml`))
    }
    expect(await problemsOfPack(folder)).toContain(
      'scenes.yaml:7:16: There is no character “mara”. Add it to characters.yaml or correct the spelling.',
    )
    expect((await problemsOfPack(folder)).filter((line) => line.includes('missing'))).toEqual([])
  })

  test('has the name of its folder', async () => {
    expect(await problemsOfPack(await copyOfLantern('lamp'))).toEqual([
      'pack.yaml:2:1: The id “lantern” differs from the folder’s name “lamp”. Make them the same.',
    ])
  })

  test('is UTF-8', async () => {
    const folder = await copyOfLantern()
    const latin1 = Buffer.from('- id: symbol\n  term: Café\n', 'latin1')
    await writeFile(join(folder, 'terms.yaml'), latin1)
    expect(await problemsOfPack(folder)).toEqual([
      'terms.yaml:2:12: This file isn’t UTF-8 text. Save it with the encoding UTF-8.',
    ])
  })

  test('is not saved as UTF-16', async () => {
    const folder = await copyOfLantern()
    await writeFile(join(folder, 'terms.yaml'), Buffer.from('\uFEFF[{"id": "é"}]', 'utf16le'))
    expect(await problemsOfPack(folder)).toEqual([
      'terms.yaml:1:1: This file isn’t UTF-8 text. Save it with the encoding UTF-8.',
    ])
  })

  test('has no more than 1.25 million bytes in all its files together', async () => {
    const folder = await copyOfLantern()
    for (const file of ['terms', 'themes']) {
      await writeFile(join(folder, `${file}.yaml`), `# ${'x'.repeat(625_000)}\n`)
    }
    const [problem, ...others] = await problemsOfPack(folder)
    expect(problem).toMatch(/^pack\.yaml:1:1: The pack is too large: it has 1,25\d,\d{3} bytes, /)
    expect(problem).toContain('and the limit is 1,250,000. Split it in two.')
    expect(others).toEqual([])
  })

  test('has files where files belong', async () => {
    const folder = await copyOfLantern()
    await rm(join(folder, 'terms.yaml'))
    await mkdir(join(folder, 'terms.yaml'))
    expect(await problemsOfPack(folder)).toEqual([
      'terms.yaml:1:1: This is a folder, but it should be a file.',
    ])
  })

  test('reports the mistakes of all its files at once', async () => {
    const folder = await copyOfLantern()
    await editFile(folder, 'terms.yaml', 'term: Symbol', 'term: 1')
    await editFile(folder, 'scenes.yaml', 'title: The climb', 'titel: The climb')
    expect(await problemsOfPack(folder)).toEqual([
      'scenes.yaml:1:3: “title” in item 1 is missing. Add it: a short name that students will recognise.',
      'scenes.yaml:2:3: “titel” in item 1 isn’t a known field. Did you mean “title”?',
      'terms.yaml:2:3: “term” in item 1 is 1, but should be text. Put it in quotes.',
    ])
  })
})

describe('a folder of packs', () => {
  test('gives every folder with a pack.yaml, and passes over others', async () => {
    const { packs, problems } = await loadPacks(packsFolder)
    expect([...packs.keys()]).toEqual(['lantern'])
    expect(problems).toEqual([])
    expect(await loadPacks(await temporaryFolder())).toEqual({ packs: new Map(), problems: [] })
  })

  test('gives the sound packs and the mistakes of the others', async () => {
    const folder = await temporaryFolder()
    for (const name of ['lantern', 'lamp']) {
      await rename(await copyOfLantern(name), join(folder, name))
    }
    const { packs, problems } = await loadPacks(folder)
    expect([...packs.keys()]).toEqual(['lantern'])
    expect(problems.map((problem) => problem.file)).toEqual([join(folder, 'lamp', 'pack.yaml')])
  })

  test.each(['pack.yml', 'pack.yaml.txt', 'Pack.yaml', 'pack.docx', undefined])(
    'does not pass over a pack whose pack.yaml is called %s',
    async (name) => {
      const pack = await copyOfLantern()
      if (name === undefined) await rm(join(pack, 'pack.yaml'))
      else await rename(join(pack, 'pack.yaml'), join(pack, name))
      const { packs, problems } = await loadPacks(dirname(pack))
      expect(packs.size).toBe(0)
      expect(problems.map(({ file, message }) => [basename(file), message])).toEqual([
        name === undefined
          ? ['pack.yaml', 'This file is missing, and every pack needs it. See data/README.md.']
          : [name, 'The bot doesn’t read files with this name. Should it be pack.yaml?'],
      ])
    },
  )

  test('that is linked from elsewhere counts too', async () => {
    const folder = await temporaryFolder()
    await symlink(await copyOfLantern(), join(folder, 'lantern'))
    expect([...(await loadPacks(folder)).packs.keys()]).toEqual(['lantern'])
  })

  test('that is not there is an error', async () => {
    await expect(loadPacks(join(await temporaryFolder(), 'none'))).rejects.toThrow('ENOENT')
  })
})
