/** A teacher brings questions, takes them out and goes back to an earlier version. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { zip } from '../../../src/app/exchange/zip.ts'
import { scopes } from '../../../src/adapters/slack/declare.ts'
import { expectClean, shown, startSchool } from './slack-class.ts'

const gift =
  'Where is sugar burnt? {=In the mitochondria ~In the nucleus ~In the wall}\n\nWhy? {}\n'
const harbour = readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8')

type School = Awaited<ReturnType<typeof startSchool>>

async function openForm({ slack, ada, channel }: School, command: string) {
  const act = await ada.command(channel, '/study', command)
  await slack.until(() => act.modal !== undefined)
  return act
}

test('a file is chosen in the form, becomes a pack and is taken back', async () => {
  const school = await startSchool()
  const { slack, ada } = school
  const act = await openForm(school, 'pack import')
  expect(shown(act.modal!)).toContain('A file from another program')
  const file = ada.upload('Cells.gift', gift)
  await ada.submit(act.modal!, { 'field/file': file })
  const imported = await act.answer()
  expect(imported.text).toContain('Imported 1 question with options from GIFT as Cells.')
  const back = await ada.press(imported, 'Take it back')
  expect((await back.answer()).text).toContain('Your class no longer has Cells')
  expectClean(slack)
})

test('what cannot be read is said in the form, which stays open', async () => {
  const school = await startSchool()
  const { slack, ada } = school
  const archive = Buffer.from(zip({ 'notes.txt': 'no pack' }))
  const upload = await openForm(school, 'pack upload')
  const refused = await ada.submit(upload.modal!, {
    'field/file': ada.upload('a.zip', archive),
  })
  await slack.until(() => Object.keys(refused.errors).length > 0)
  expect(refused.errors['field/file']).toContain('no pack.yaml in this archive')
  expectClean(slack)
})

test('where the app may read no files, the text of one is pasted', async () => {
  const school = await startSchool('socket', { scopes: Object.keys(scopes) })
  const { slack, ada } = school
  const act = await openForm(school, 'pack import')
  await ada.submit(act.modal!, { 'paste/file': gift })
  expect((await act.answer()).text).toContain('Imported 1 question with options from GIFT')
  expectClean(slack)
})

test('a question is added in a form, and the pack arrives as a file in the teacher’s messages', async () => {
  const school = await startSchool()
  const { slack, team, ada, channel } = school
  const act = await openForm(school, 'pack add')
  await ada.submit(act.modal!, {
    'field/prompt': 'Who carries the letter?',
    'field/answer': 'Osk',
    'field/wrong': 'Mara\nThe captain',
    'field/explanation': 'He brings it himself.',
    'field/scene': 'the-letter',
  })
  expect((await act.answer()).text).toContain('for your class alone.')
  const out = await ada.command(channel, '/study', 'pack export lantern format:yaml')
  expect((await out.answer()).text).toContain('I’ve sent you lantern-copy.yaml.')
  const sent = [...team.im(ada).messages.values()].flatMap(({ files = [] }) => files)
  const written = team.state.files.get(sent.at(-1) ?? '')?.bytes.toString()
  expect(written).toContain('Who carries the letter?')
  await (await ada.command(channel, '/study', 'pack export lantern format:anki')).answer()
  const deck = [...team.im(ada).messages.values()].flatMap(({ files = [] }) => files).at(-1)
  expect(
    team.state.files
      .get(deck ?? '')
      ?.bytes.subarray(0, 2)
      .toString(),
  ).toBe('PK')
  expectClean(slack)
})

test('where the app may send no files, the text stands in the answer', async () => {
  const school = await startSchool('socket', { scopes: Object.keys(scopes) })
  const { slack, ada, channel } = school
  const out = await ada.command(channel, '/study', 'pack export lantern format:yaml')
  const answer = await out.answer()
  expect(shown(answer)).toContain('lantern-copy.yaml')
  expect(shown(answer)).toContain('files:write')
  const packed = await ada.command(channel, '/study', 'pack export lantern format:anki')
  const sentence = shown(await packed.answer())
  expect(sentence).toContain('isn’t text, so it can’t be shown here')
  expect(sentence).toContain('files:write')
  expectClean(slack)
})

test('an earlier version of a pack is one press away', async () => {
  const school = await startSchool()
  const { slack, ada, channel } = school
  for (const text of [harbour, harbour.replace('Iven ties up', 'Iven paints')]) {
    const act = await openForm(school, 'pack upload')
    await ada.submit(act.modal!, { 'field/file': ada.upload('harbour.yaml', text) })
    expect((await act.answer()).text).toContain('The Harbour')
  }
  const history = await (await ada.command(channel, '/study', 'pack history harbour')).answer()
  const back = await ada.press(history, 'Go back to this one')
  expect((await back.answer()).text).toContain('Your class is back at that version')
  expectClean(slack)
})
