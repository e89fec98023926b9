import { expect, test } from 'vitest'
import { parseUpload } from '../../../../src/app/pack/parse-upload.ts'
import { readFileSync } from 'node:fs'
import { copyOfLantern, editFile, problemsOfPack } from '../../../fixtures/broken-pack.ts'

type Edit = readonly [file: string, from: string, to: string]

async function problemsAfter(...edits: readonly Edit[]): Promise<string> {
  const folder = await copyOfLantern()
  for (const [file, from, to] of edits) await editFile(folder, file, from, to)
  return (await problemsOfPack(folder)).join('\n')
}

const wrongRating: Edit = [
  'quotes.yaml',
  'themes: [duty]\n  rating: everyone\n  source: [T1]',
  'themes: [duty]\n  rating: evryone\n  source: [T1]',
]

test.each<readonly [string, string, Edit]>([
  [
    'an unknown speaker of the same line',
    'no character “oskk”',
    [
      'quotes.yaml',
      'line: Ninety steps, and not one of them is mine.\n  speaker: mara',
      'line: Ninety steps, and not one of them is mine.\n  speaker: oskk',
    ],
  ],
  [
    'an unknown theme of another line',
    'no theme “hoppe”',
    ['quotes.yaml', 'themes: [hope, duty]', 'themes: [hoppe, duty]'],
  ],
  [
    'an unknown scene in another file',
    'no scene “the-clim”',
    ['questions.yaml', '{ scene: the-climb, quote: ninety,', '{ scene: the-clim, quote: ninety,'],
  ],
  [
    'an id that comes twice',
    'The id “ninety” is used twice',
    ['quotes.yaml', 'id: wet-letter', 'id: ninety'],
  ],
])('a wrong rating does not hide %s', async (_what, said, edit) => {
  const problems = await problemsAfter(wrongRating, edit)
  expect(problems).toContain('rating')
  expect(problems).toContain(said)
})

test('a mistake in pack.yaml hides none in the other files', async () => {
  const problems = await problemsAfter(
    ['pack.yaml', 'id: lantern', 'id: lantern\nnonsense: 1'],
    ['quotes.yaml', 'themes: [hope, duty]', 'themes: [hoppe, duty]'],
  )
  expect(problems).toContain('nonsense')
  expect(problems).toContain('no theme “hoppe”')
})

test('what is only wrong in its form is said once, and nobody is called missing who is there', async () => {
  expect((await problemsAfter(wrongRating)).split('\n')).toHaveLength(1)
  const unreadable = await problemsAfter(['characters.yaml', '- id: mara', '- id: [mara'])
  expect(unreadable).not.toContain('no character')
  const nameless = await problemsAfter([
    'characters.yaml',
    '- id: mara\n',
    '- id: mara\n  nonsense: 1\n',
  ])
  expect(nameless.split('\n')).toHaveLength(1)
  const noList = await problemsAfter(['quotes.yaml', 'themes: [hope, duty]', 'themes: { a: 1 }'])
  expect(noList).not.toContain('no theme')
})

test('the same holds for a pack in one file, with its lines', () => {
  const content = readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8')
  const broken = content
    .replace(/rating: everyone/, 'rating: evryone')
    .replace(/characters: \[\w+/, 'characters: [nobody-at-all')
  const result = parseUpload('pack.yaml', broken)
  const problems = 'problems' in result ? result.problems.join('\n') : ''
  expect(problems).toContain('evryone')
  expect(problems).toMatch(/\d+:\d+: There is no character “nobody-at-all”/)
})
