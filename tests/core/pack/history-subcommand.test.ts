import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { zip } from '../../../src/app/exchange/zip.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'
import { openBot } from '../../fixtures/bot.ts'
import { openClassroom, otherRoom, student, teacher } from '../../fixtures/classroom.ts'
import { buttonsOf, replyOf, room } from '../../fixtures/invoke.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'

const harbour = readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8')
const quiz = `
quiz:
  - id: whose-boat
    kind: true-false
    prompt: Iven ties up his own boat.
    answer: false
    scene: the-mooring
    explanation: The boat is not his.
    rating: everyone
    source: [N1]
`
const changed = harbour.replace('Iven ties up', 'Iven paints')

/** The button beside the latest of the earlier versions. */
function firstRow({ blocks }: Reply): string {
  const row = blocks.find((block) => block.kind === 'row')
  return row !== undefined && 'press' in row.button ? row.button.press : ''
}

test('a new version says in words what it changes, and can be taken back', async () => {
  const { upload, pressed, say } = await openClassroom()
  expect(toPlainText(await upload(harbour))).toContain('It has 1 scene and 1 character.')
  await say('pack use harbour')
  const reply = await upload(changed)
  expect(toPlainText(reply)).toContain('Changed 1 scene: “The mooring”.')
  const back = await pressed(buttonsOf(reply)['Take it back']!)
  expect(toPlainText(back)).toContain('The Harbour is what it was before.')
  expect(await say('scene the mooring')).toContain('Iven ties up a boat')
})

test('a pack that is new is removed when it is taken back, unless the class uses it', async () => {
  const { upload, pressed, say } = await openClassroom()
  const reply = await upload(harbour)
  await say('pack use harbour')
  const takeBack = buttonsOf(reply)['Take it back']!
  expect(toPlainText(await pressed(takeBack))).toContain('is in use in your class')
  await say('pack use lantern')
  expect(toPlainText(await pressed(takeBack))).toContain('Your class no longer has The Harbour')
  expect(await say('pack list')).not.toContain('Harbour')
  expect(toPlainText(await pressed(takeBack))).toContain('doesn’t have this pack any more')
})

test('a press in another process takes back nothing newer than what it is about', async () => {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const [one, other] = [await openBot({ store }), await openBot({ store })]
  function upload(content: string) {
    const given = { file: { name: 'pack.yaml', bytes: Buffer.from(content) } }
    const call = { command: 'pack', subcommand: 'upload', given }
    return one.dispatch.command({ id: content, person: teacher, room, at: 0, ...call })
  }
  async function pressElsewhere(componentId = '') {
    const event = { id: 'press', person: teacher, room, at: 0, componentId }
    return toPlainText(replyOf(await other.dispatch.action(event)))
  }
  await upload(harbour)
  const second = buttonsOf(replyOf(await upload(changed)))['Take it back']
  // The other process knows the versions as they are now.
  const { classPacks } = await other.openContext(room, teacher)
  await classPacks.history('harbour')
  const third = buttonsOf(replyOf(await upload(`${changed}${quiz}`)))['Take it back']
  expect(await pressElsewhere(second)).toContain('has changed since then')
  expect(await pressElsewhere(third)).toContain('is what it was before')
  expect(await pressElsewhere(third)).toContain('has changed since then')
  expect(await store.packs.read(room.class, 'harbour')).toBe(changed)
})

test('the same file again changes nothing', async () => {
  const { upload } = await openClassroom()
  await upload(harbour)
  const reply = await upload(harbour)
  expect(toPlainText(reply)).toContain('the same file as before')
  expect(buttonsOf(reply)['Take it back']).toBeUndefined()
})

test('without a name, the form has the pack that is in use', async () => {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const { dispatch } = await openBot({ store })
  const event = { id: 'e', person: teacher, room, at: 0 }
  const given = { file: { name: 'pack.yaml', bytes: Buffer.from(harbour) } }
  await dispatch.command({ ...event, command: 'pack', subcommand: 'upload', given })
  await dispatch.line({ ...event, line: 'pack use harbour' })
  const form = await dispatch.line({ ...event, line: 'pack history' })
  expect(form).toMatchObject({ fields: [{ value: 'The Harbour' }] })
})

test('earlier versions are listed, and a teacher goes back to one and forth again', async () => {
  const { upload, answer, pressed, say } = await openClassroom()
  await upload(harbour)
  expect(await say('pack history harbour')).toContain('There are no earlier ones.')
  await upload(changed)
  await say('pack use harbour')
  const list = await answer('pack history harbour')
  expect(toPlainText(list)).toContain('Versions of The Harbour')
  expect(toPlainText(list)).toContain('by Ms. Rivera')
  const back = await pressed(firstRow(list))
  expect(toPlainText(back)).toContain('Your class is back at that version of The Harbour.')
  expect(await say('scene the mooring')).toContain('Iven ties up a boat')
  await pressed(firstRow(await answer('pack history harbour')))
  expect(await say('scene the mooring')).toContain('Iven paints a boat')
  expect(await say('pack history lantern')).toContain('installed for everyone')
})

test('no other class and no student goes back to a version', async () => {
  const { upload, answer, pressed, say } = await openClassroom()
  await upload(harbour)
  await upload(changed)
  const press = firstRow(await answer('pack history harbour'))
  const elsewhere = { ...otherRoom, id: 'web:other', class: 'web:other-class' }
  expect(toPlainText(await pressed(press, { room: elsewhere }))).toContain('isn’t kept any more')
  expect(toPlainText(await pressed(press, { person: student }))).toContain('Only teachers')
  expect(await say('pack history harbour', { room: elsewhere })).toContain('There’s no pack called')
})

test('a question of a pack can be tried before the class uses it', async () => {
  const { upload, pressed } = await openClassroom()
  const reply = await upload(`${harbour}${quiz}`)
  const shown = await pressed(buttonsOf(reply)['Try a question']!)
  expect(shown.private).toBe(true)
  expect(toPlainText(shown)).toContain('Afterwards:')
  expect(toPlainText(shown)).toContain('From The Harbour')
})

test('a zip of a pack’s folder is a pack, and its mistakes are named by file', async () => {
  const { dispatch } = await openClassroom()
  const folder = 'tests/fixtures/packs/lantern'
  const names = ['pack', 'scenes', 'quotes', 'characters', 'themes', 'questions', 'quiz', 'terms']
  const texts = names.map((name) => [name, readFileSync(`${folder}/${name}.yaml`, 'utf8')] as const)
  async function upload(change: (text: string) => string): Promise<string> {
    const files = texts.map(([name, text]) => [`my/${name}.yaml`, change(text)] as const)
    const given = { file: { name: 'my.zip', bytes: zip(Object.fromEntries(files)) } }
    const call = { command: 'pack', subcommand: 'upload', given }
    const event = { id: 'event', person: teacher, room, at: 0 }
    return toPlainText(replyOf(await dispatch.command({ ...event, ...call })))
  }
  function own(text: string): string {
    return text.replace(/^id: lantern$/m, 'id: my-lantern')
  }
  expect(await upload(own)).toContain('Saved The Lantern Keeper')
  const wrong = await upload((text) => own(text).replace('kind: true-false', 'kind: true-fals'))
  const line = texts
    .find(([name]) => name === 'quiz')?.[1]
    .split('\n')
    .indexOf('  kind: true-false')
  expect(wrong).toContain(`quiz.yaml ${Number(line) + 1}:3: `)
})
