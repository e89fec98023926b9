import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findMisnamedFiles } from '../../../src/app/pack/misnamed-files.ts'
import { copyOfLantern, problemsOfPack } from '../../fixtures/broken-pack.ts'

test.each([
  ['quiz.yaml', 'quiz.yaml.txt'],
  ['quiz.yaml', 'quiz.yml'],
  ['quiz.yaml', 'quiz.txt'],
  ['quiz.yaml', 'quiz.docx'],
  ['quiz.yaml', 'Quiz.yaml'],
  ['quiz.yaml', 'quiz (1).yaml'],
  ['quotes.yaml', 'quote.yaml'],
  ['scenes.yaml', 'chapters.yaml'],
])('a pack is not used without its %s because it is called %s', async (meant, name) => {
  const folder = await copyOfLantern()
  await rename(join(folder, meant), join(folder, name))
  expect(await problemsOfPack(folder)).toEqual([
    `${name}:1:1: The bot doesn’t read files with this name. Should it be ${meant}?`,
  ])
})

test('copies and notes beside the files of a pack stop nothing', async () => {
  const folder = await copyOfLantern()
  for (const name of ['quiz.docx', 'quiz.yaml.txt', 'notes.txt', 'essay.docx', 'LICENSE.md']) {
    await writeFile(join(folder, name), '')
  }
  const { lost, spare } = await findMisnamedFiles(folder)
  expect(lost).toEqual([])
  expect(spare.map(({ file }) => file)).toEqual([
    join(folder, 'quiz.docx'),
    join(folder, 'quiz.yaml.txt'),
  ])
  expect(await problemsOfPack(folder)).toEqual([''])
})
