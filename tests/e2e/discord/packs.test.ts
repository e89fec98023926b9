/** A teacher brings questions, adds one, takes the pack out and goes back to an earlier version. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { zip } from '../../../src/app/exchange/zip.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

const gift = {
  filename: 'Cells.gift',
  contentType: 'text/plain',
  content: 'Where is sugar burnt? {=In the mitochondria ~In the nucleus ~In the wall}\n\nWhy? {}\n',
}
const harbour = readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8')

test('a file is imported by its option or in a form, tried, used and taken back', async () => {
  const { fake, channel, teacher } = await startBot()
  const slash = await teacher.slash(channel, 'pack import', { file: gift })
  const imported = await slash.replied()
  expect(imported.text).toContain('Imported 1 question with options from GIFT as **Cells**.')
  expect(imported.text).toContain('1 thing left out:')
  const tried = await teacher.press(imported.message!, 'Try a question')
  const shown = await tried.replied()
  expect(shown.text).toContain('Where is sugar burnt?')
  const form = await teacher.slash(channel, 'pack import')
  const filled = await teacher.submitModal(form, { file: [gift], into: '-', about: '' })
  const again = await filled.replied()
  expect(again.text).toContain('**Cells**')
  const back = await teacher.press(again.message!, 'Take it back')
  expect((await back.replied()).text).toContain('Your class no longer has **Cells**')
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('a teacher goes from a file to a quiz in three presses', async () => {
  const { fake, channel, teacher } = await startBot()
  const list = await (await teacher.slash(channel, 'pack list')).replied()
  const form = await teacher.press(list.message!, 'Bring questions…')
  const file = {
    ...gift,
    content: `${gift.content}\nPlants are green. {T}\n\nWhich gas do plants take in? {=carbon dioxide}\n`,
  }
  const imported = await (
    await teacher.submitModal(form, { file: [file], into: '-', about: '' })
  ).replied()
  const tried = await (await teacher.press(imported.message!, 'Try a question')).replied()
  const used = await (await teacher.press(tried.message!, 'Use it for the class')).replied()
  expect(used.text).toContain('The class now works with **Cells**')
  const quiz = await teacher.slash(channel, 'quiz start', { questions: 3 })
  expect((await quiz.replied()).text).toContain('The quiz is open.')
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('a question is added with a form, and the pack is taken out with it as a file', async () => {
  const { fake, channel, teacher } = await startBot()
  const form = await teacher.slash(channel, 'pack add')
  const [, scene = ''] = /"value":"([a-z-]+)"/.exec(JSON.stringify(form.modal)) ?? []
  const added = await teacher.submitModal(form, {
    prompt: 'Who buys the phone?',
    answer: 'Theodore',
    wrong: 'Amy\nPaul',
    explanation: 'He buys it on his way home from work.',
    scene,
  })
  const { text, message } = await added.replied()
  expect(text).toContain('for your class alone.')
  const out = await teacher.slash(channel, 'pack export', { pack: 'her-part-2', format: 'yaml' })
  const sent = await out.replied()
  const [file] = sent.message?.attachments ?? []
  expect(file?.filename).toMatch(/copy\.yaml$/)
  expect(file?.data.toString()).toContain('Who buys the phone?')
  const packed = await teacher.slash(channel, 'pack export', { pack: 'her-part-2', format: 'anki' })
  const [deck] = (await packed.replied()).message?.attachments ?? []
  expect(deck?.filename).toBe('her-part-2-copy.apkg')
  expect(deck?.data.subarray(0, 2).toString()).toBe('PK')
  const back = await teacher.press(message!, 'Take it back')
  expect((await back.replied()).text).toContain('Removed 1 thing')
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('a zip is uploaded, a new version says what it changes, and history goes back', async () => {
  const { fake, channel, teacher } = await startBot()
  const [first, second] = [harbour, harbour.replace('Iven ties up', 'Iven paints')]
  async function upload(content: string): Promise<string> {
    const file = { filename: 'harbour.yaml', contentType: 'application/yaml', content }
    return (await (await teacher.slash(channel, 'pack upload', { file })).replied()).text
  }
  expect(await upload(first)).toContain('Saved **The Harbour**')
  expect(await upload(second)).toContain('Changed 1 scene: “The mooring”.')
  const history = await (
    await teacher.slash(channel, 'pack history', { pack: 'harbour' })
  ).replied()
  const back = await teacher.press(history.message!, 'Go back to this one')
  expect((await back.replied()).text).toContain('Your class is back at that version')
  const content = Buffer.from(zip({ 'notes.txt': 'no pack' }))
  const file = { filename: 'a.zip', contentType: 'application/zip', content }
  const wrong = await teacher.slash(channel, 'pack upload', { file })
  expect((await wrong.replied()).text).toContain('no pack.yaml in this archive')
  expect(problemsOf(fake)).toEqual(noProblems)
})
