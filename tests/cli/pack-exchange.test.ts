import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importAsPack, importInto, exportPack } from '../../src/cli/pack-exchange.ts'
import { loadPack } from '../../src/app/pack/load-packs.ts'
import { copyOfLantern } from '../fixtures/broken-pack.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { lantern } from '../fixtures/tiny-pack.ts'

const gift = `$CATEGORY: The climb

Why does Mara climb? {=To light the lamp ~To sleep#She is awake.}

Explain the lamp. {}
`

function collect() {
  const said: string[] = []
  return { said, write: (text: string) => void said.push(text) }
}

async function fileOf(name: string, content: string): Promise<string> {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, content)
  return path
}

test('a file becomes a pack, and says what it left out', async () => {
  const packsDir = await temporaryFolder()
  const { said, write } = collect()
  const path = await fileOf('Lamp_quiz.gift', gift)
  expect(await importAsPack({ packsDir, path, write })).toBe(true)
  const told = said.join('')
  expect(told).toContain('left out: line 5, “Explain the lamp.”: It has no answer.')
  expect(told).toContain('lamp-quiz with 1 question with options from GIFT.')
  const { pack, problems } = await loadPack(join(packsDir, 'lamp-quiz'))
  expect(problems).toEqual([])
  expect(pack).toMatchObject({ title: 'Lamp quiz', scenes: [{ title: 'The climb' }] })
})

test('a file goes into a pack by its categories, and out again', async () => {
  const folder = await copyOfLantern()
  const { said, write } = collect()
  const path = await fileOf('quiz.gift', gift)
  expect(await importInto({ folder, pack: lantern, path, partial: false, write })).toBe(true)
  const { pack, problems } = await loadPack(folder)
  expect(problems).toEqual([])
  expect(pack?.quiz.at(-1)).toMatchObject({ scene: 'the-climb', answer: 'To light the lamp' })
  const target = join(await temporaryFolder(), 'out.gift')
  await exportPack({ pack: pack!, format: 'gift', path: target, write })
  expect(await readFile(target, 'utf8')).toContain('=To light the lamp')
  await expect(exportPack({ pack: pack!, format: 'gift', path: target, write })).rejects.toThrow(
    'already exists. Name another file.',
  )
  expect(said.join('')).toContain('Wrote ')
})

test('what goes wrong is said with what to do', async () => {
  const folder = await copyOfLantern()
  const { write } = collect()
  const path = await fileOf('quiz.gift', gift)
  const given = { folder, pack: lantern, path, partial: false, write }
  await expect(importInto({ ...given, about: 'the-clim' })).rejects.toThrow(
    'The pack has no scene “the-clim”. Did you mean “the-climb”?',
  )
  await expect(exportPack({ pack: lantern, format: 'gif', write })).rejects.toThrow(
    'There is no format “gif” to export to. Did you mean “gift”?',
  )
})
