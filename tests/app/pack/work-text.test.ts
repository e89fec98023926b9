import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadPack } from '../../../src/app/pack/load-packs.ts'
import { editFile } from '../../fixtures/broken-pack.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

async function copyOfPlay(): Promise<string> {
  const folder = join(await temporaryFolder(), 'low-water')
  await cp('data/low-water', folder, { recursive: true })
  return folder
}

async function messagesOf(folder: string): Promise<readonly string[]> {
  const { problems } = await loadPack(folder)
  return problems.map(
    ({ file, line, message }) => `${file.slice(folder.length + 1)}:${line}: ${message}`,
  )
}

test('a line that stands in the text word for word is right, verse too', async () => {
  expect(await messagesOf(await copyOfPlay())).toEqual([])
})

test('one word that differs is a mistake, with its line', async () => {
  const folder = await copyOfPlay()
  await editFile(folder, 'quotes.yaml', 'The sun keeps hours', 'The sun keeps time')
  expect(await messagesOf(folder)).toEqual([
    expect.stringMatching(
      /^quotes\.yaml:\d+: These words aren’t in text\.md\. Copy the line from there word for word\.$/,
    ),
  ])
})

test('a text that is not there is a mistake', async () => {
  const folder = await copyOfPlay()
  await editFile(folder, 'pack.yaml', 'text: text.md', 'text: other.md')
  expect(await messagesOf(folder)).toEqual([
    expect.stringMatching(/^pack\.yaml:\d+: There is no file other\.md in the folder/),
  ])
})
