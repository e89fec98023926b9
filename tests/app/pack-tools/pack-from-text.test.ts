import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkPackFolder } from '../../../src/app/pack-tools/check-pack-folder.ts'
import { describeDraft } from '../../../src/app/pack-tools/describe-draft.ts'
import { createPackFromText } from '../../../src/app/pack-tools/pack-from-text.ts'
import { formatProblems } from '../../../src/app/pack/format-problems.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const texts = fileURLToPath(new URL('texts', import.meta.url))
const names = ['romeo-2-2.txt', 'pride-1.txt', 'secret-garden-guide.md', 'volcanoes.txt']

/** What somebody writes into a blank, by its field. */
const answers: Readonly<Record<string, string>> = {
  part: 'The beginning',
  summary: 'Somebody comes, and something changes.',
  kind: 'novel',
  creators: '[{ role: author, family: Lima }]',
  events: '[Somebody comes.]',
  rating: 'everyone',
  role: 'Somebody in it',
  description: 'They are there from the beginning.',
  name: 'Growing up',
  idea: 'People change.',
  text: 'Somebody changes.',
  context: 'Somebody has come.',
  significance: 'It shows that something changes.',
  prompt: 'What has changed?',
  level: 'analysis',
  followUps: '[Why?]',
  look: 'What has changed.',
  exemplar: 'Somebody has come.',
  answer: 'Somebody',
  distractors: '[Nothing, The weather]',
  explanation: 'That is how it begins.',
  field: 'geography',
  definition: 'A word of the subject.',
}

/** Fills in every blank from top to bottom, as a person would; a speaker in doubt is left out. */
async function fillIn(folder: string): Promise<void> {
  const scenes = await readFile(join(folder, 'scenes.yaml'), 'utf8')
  const themes = await readFile(join(folder, 'themes.yaml'), 'utf8')
  const [, scene = ''] = /^- id: (\S+)/m.exec(scenes) ?? []
  const [, theme = ''] = /^- id: (\S+)/m.exec(themes) ?? []
  for (const name of await readdir(folder)) {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n')
    let title = 0
    const filled = lines.flatMap((line, index) => {
      const [, start = '', field = ''] = /^([ -]*)(\w+):(?: #.*)?$/.exec(line) ?? []
      const isGroup = (lines[index + 1] ?? '').search(/\S/) > start.length
      if (field === '' || (isGroup && !/^\s*$/.test(lines[index + 1] ?? ''))) return [line]
      if (field === 'speaker') return []
      title += 1
      const value = { title: `Unit ${title}`, scene, themes: `[${theme}]`, ...answers }[field]
      return [`${start}${field}: ${value}`]
    })
    await writeFile(join(folder, name), filled.join('\n'))
  }
}

test.each(names)(
  '%s becomes a folder whose blanks are listed and, once filled in, a pack',
  async (name) => {
    const { folder, id } = await createPackFromText(await temporaryFolder(), {
      path: join(texts, name),
    })
    const { mistakes } = await checkPackFolder(folder)
    expect(id).toBe(name.replace(/\.\w+$/, ''))
    expect(mistakes.length).toBeGreaterThan(20)
    for (const { message, line } of mistakes) {
      expect(message).toMatch(
        / is empty\. (?:Leave it out, or fill it in|Fill it in)(?:: \p{Ll}| with one of: )/u,
      )
      expect(line).toBeGreaterThan(1)
    }
    for (const { file } of mistakes) {
      const own = mistakes.filter((each) => each.file === file).map(({ line }) => line)
      expect(own).toEqual(own.toSorted((a, b) => a - b))
    }
    await fillIn(folder)
    const checked = await checkPackFolder(folder)
    expect(formatProblems(checked.mistakes)).toBe('')
  },
)

test('what was made, of what and why, is said with what to do next', async () => {
  const packsDir = await temporaryFolder()
  const draft = await createPackFromText(packsDir, {
    path: join(texts, 'pride-1.txt'),
    id: 'pride',
    lines: '10',
  })
  expect(describeDraft(draft, 63).replaceAll(packsDir, 'data').split('\n')).toEqual([
    'Took the text for a novel or a story, because people speak in it, and it tells of them in the past tense. If it is something else, delete the folder and say so with --kind.',
    'Drafted 2 chapters, 4 characters and 10 lines in data/pride.',
    'Left out 39 lines that seemed to matter less. For more lines, add --lines 100.',
    expect.stringMatching(
      /^\d speakers have a note beside the name: compare them with the text\.$/,
    ),
    'Of the text, only names, headings, terms and short lines are kept. 63 blanks are for you to fill in. Begin with pack.yaml, scenes.yaml, characters.yaml and themes.yaml, since the others name what is in them. This lists them all:',
    'npm run pack -- check pride',
    '',
  ])
})

test('UTF-16 and Windows-1252 give the same draft as UTF-8', async () => {
  const text = await readFile(join(texts, 'secret-garden-guide.md'), 'utf8')
  const encodings = [
    Buffer.from(text),
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    Buffer.from(
      text.replaceAll('“', '\u0093').replaceAll('”', '\u0094').replaceAll('’', '\u0092'),
      'latin1',
    ),
  ]
  const drafts = await Promise.all(
    encodings.map(async (bytes) => {
      const folder = await temporaryFolder()
      const path = join(folder, 'guide.md')
      await writeFile(path, bytes)
      const made = await createPackFromText(join(folder, 'packs'), { path })
      return readFile(join(made.folder, 'quotes.yaml'), 'utf8')
    }),
  )
  expect(drafts[0]).toContain('I’m lonely.')
  expect(drafts[1]).toBe(drafts[0])
  expect(drafts[2]).toBe(drafts[0])
})

test.each([
  [
    'a.pdf',
    '%PDF-1.7 …',
    'a.pdf is a PDF, which keeps letters and no paragraphs. Copy the text into a text editor and save it as .txt or .md.',
  ],
  ['a.rtf', '{\\rtf1', 'a.rtf is formatted text (RTF). Save it as .docx or as plain text.'],
  [
    'a.html',
    '<!DOCTYPE html><p>',
    'a.html is a web page. Copy the text into a text editor and save it as .txt or .md.',
  ],
  [
    'short.txt',
    'Too short.',
    'short.txt has fewer than 50 words. That is too little to make a pack of.',
  ],
  [
    'long.txt',
    'word '.repeat(400_001),
    'long.txt is longer than 2,000,000 bytes. Keep only the part that your class reads.',
  ],
])('%s is refused with a sentence, and no folder is made', async (name, content, sentence) => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, name), content)
  const made = createPackFromText(join(folder, 'packs'), { path: join(folder, name) })
  await expect(made).rejects.toThrow(new UserError(sentence))
  expect(await readdir(folder)).toEqual([name])
})

test('an option that means nothing is refused', async () => {
  const packsDir = await temporaryFolder()
  const path = join(texts, 'pride-1.txt')
  await expect(createPackFromText(packsDir, { path, kind: 'poem' })).rejects.toThrow(
    '--kind can’t be “poem”. Use one of: play, guide, chapter, novel.',
  )
  await expect(createPackFromText(packsDir, { path, lines: '0' })).rejects.toThrow(
    '--lines can’t be “0”. Write a number from 1 to 1,000.',
  )
  await expect(createPackFromText(packsDir, { path, kind: 'play' })).rejects.toThrow(
    'pride-1.txt has no speeches with the names of their speakers.',
  )
  expect(await readdir(packsDir)).toEqual([])
})

test('the page about drafts shows the first line of this draft', async () => {
  const guide = await readFile(
    fileURLToPath(new URL('../../../docs/import.md', import.meta.url)),
    'utf8',
  )
  const { folder } = await createPackFromText(await temporaryFolder(), {
    path: join(texts, 'romeo-2-2.txt'),
  })
  const [, shown = ''] = /<!-- draft -->\n+```yaml\n([^`]+)```/.exec(guide) ?? []
  expect(await readFile(join(folder, 'quotes.yaml'), 'utf8')).toContain(shown)
  expect(shown).toContain('speaker: romeo')
})
