import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { checkPackFolder } from '../../../src/app/pack-tools/check-pack-folder.ts'
import { editFile } from '../../fixtures/broken-pack.ts'
import { boat, packWithPicture } from '../../fixtures/pictured-pack.ts'
import { stripes } from '../../fixtures/question-pictures.ts'

async function warningsOf(folder: string): Promise<readonly string[]> {
  const { warnings } = await checkPackFolder(folder)
  return warnings
    .filter(({ file }) => file.includes('pictures'))
    .map(({ file, message }) => `${basename(file)}: ${message}`)
}

test('drawings that are seen everywhere get no warning', async () => {
  const folder = await packWithPicture(boat.replace('</svg>', '\n<text>H₂O → e⁻</text></svg>'))
  expect(await warningsOf(folder)).toEqual([])
  expect(await warningsOf('data/how-cells-make-energy')).toEqual([])
})

test('a file that no unit names, and letters that Discord would show as boxes, are named', async () => {
  const folder = await packWithPicture(boat.replace('</svg>', '<text>水</text></svg>'))
  await writeFile(join(folder, 'pictures', 'boat.png'), 'PNG')
  expect(await warningsOf(folder)).toEqual([
    'boat.png: Nothing shows this file. Name it under `pictures` in scenes.yaml or `picture` in quiz.yaml, or remove it.',
    'boat.svg: Discord can’t show this drawing, only its `alt`, because the bot’s typeface lacks “水”.',
  ])
})

test('the picture of a question is checked with its line, and then is one that is seen', async () => {
  const folder = await packWithPicture()
  const field = 'picture: { file: pictures/stripes.png, alt: Stripes. }'
  await editFile(folder, 'quiz.yaml', '- id: who-ninety\n', `- id: who-ninety\n  ${field}\n`)
  const { mistakes } = await checkPackFolder(folder)
  expect(mistakes.map(({ file, message }) => `${basename(file)}: ${message}`)).toEqual([
    'quiz.yaml: There is no file pictures/stripes.png in the folder of the pack. Add it, or leave the picture out.',
  ])
  await writeFile(join(folder, 'pictures', 'stripes.png'), stripes())
  expect((await checkPackFolder(folder)).mistakes).toEqual([])
  expect(await warningsOf(folder)).toEqual([])
})
