import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot } from '../fixtures/bot.ts'
import { herPack } from '../fixtures/her-pack.ts'
import {
  ask,
  buttonsOf,
  invokeAction,
  replyOf,
  room,
  student,
  teacher,
} from '../fixtures/invoke.ts'
import { lantern } from '../fixtures/tiny-pack.ts'

test('discuss shows a question with its level, follow-ups and where to look', async () => {
  const reply = await ask('discuss the letter')
  const question = reply.blocks.find((block) => block.kind === 'question')
  expect(question).toMatchObject({
    prompt: 'Why does Mara leave the letter shut?',
    level: 'Look closely: how and why?',
    followUps: ['When is not knowing a comfort?'],
  })
  expect(toPlainText(reply)).toContain('The letter: what she does with her hands')
})

test.each(['a question about scene 2', 'questions on the letter', 'about scene 2'])(
  '“discuss %s” is about what stands behind the words that ask for it',
  async (about) => {
    expect(toPlainText(await ask(`discuss ${about}`))).toContain('leave the letter shut')
  },
)

test('the exemplar answer is not given away', async () => {
  expect(JSON.stringify(await ask('discuss the letter'))).not.toContain('can still say anything')
})

test('a teacher reads the exemplar in private, and it is never shown to the room', async () => {
  const { dispatch } = await openBot()
  const exemplar = 'can still say anything'
  async function line(said: string, person = teacher) {
    return replyOf(await dispatch.line({ id: said, at: 0, room, person, line: said }))
  }
  async function press(componentId: string, person = teacher) {
    return replyOf(
      await dispatch.action({ id: componentId, at: 0, room, person, componentId, chosen: [] }),
    )
  }
  const alone = await line('discuss the letter')
  expect(alone.private).toBe(true)
  expect(toPlainText(alone)).toContain(exemplar)
  const shown = [
    await line('discuss the letter show:yes'),
    await press(buttonsOf(alone)['Share with the channel']!),
    await line('discuss the letter', student),
    await press('discuss:open:why-shut', student),
  ]
  for (const reply of shown) expect(JSON.stringify(reply)).not.toContain(exemplar)
})

test('a question that starts from a line shows the line', async () => {
  expect(toPlainText(await invokeAction('discuss:quote:ninety'))).toContain(
    '“Ninety steps, and not one of them is mine.”',
  )
})

test('“Another question” gives another one about the same theme', async () => {
  const reply = await ask('discuss duty', undefined, 0)
  const another = buttonsOf(reply)['Another question']!
  const first = reply.blocks.find((block) => block.kind === 'question')
  for (const seed of [0, 2 ** 32 - 1]) {
    const next = (await invokeAction(another, { seed })).blocks.find(
      (block) => block.kind === 'question',
    )
    expect(next?.prompt).not.toBe(first?.prompt)
  }
})

test('nothing past the gate is asked', async () => {
  const limits = { ceiling: 'everyone', gate: 'the-climb' } as const
  for (const seed of [0, 2 ** 31, 2 ** 32 - 1]) {
    expect(toPlainText(await ask('discuss', limits, seed))).toContain('Why might Mara count')
  }
})

test('the line above the question is not said again in the evidence', async () => {
  const { dispatch } = await openBot({ packs: [herPack] })
  const opened = new Set<string>()
  for (const { id, quote } of herPack.questions) {
    if (quote === undefined) continue
    const componentId = `discuss:open:${id}`
    const reply = replyOf(await dispatch.action({ id, at: 0, room, person: student, componentId }))
    const said = reply.blocks.find((block) => block.kind === 'quote')
    const evidence = reply.blocks.find((block) => block.kind === 'list')
    opened.add(id)
    expect(JSON.stringify(evidence ?? '')).not.toContain(
      `(“${toPlainText({ blocks: said ? [said] : [] })
        .split('”')[0]
        ?.slice(1)}`,
    )
  }
  expect(opened.size).toBeGreaterThan(5)
})

test('a question that names what was asked for needs no excuse', async () => {
  const { dispatch } = await openBot({ packs: [herPack] })
  async function answerTo(line: string) {
    const event = { id: line, at: 0, room, person: student, line }
    return toPlainText(replyOf(await dispatch.line(event)))
  }
  let excused = 0
  for (const words of [
    'Samantha',
    'Catherine',
    'Theodore',
    'feelings',
    'jealous',
    'robots',
    'sad',
  ]) {
    const [first = '', ...rest] = (await answerTo(`discuss ${words}`)).split('\n\n')
    if (!first.startsWith('The closest match')) continue
    excused += 1
    const prompt = rest.find((part) => part.includes('?'))
    expect(prompt?.split('\n')[0]).not.toContain(words)
  }
  expect(excused).toBeGreaterThan(0)
  expect(await answerTo('discuss Samantha')).not.toContain('The closest match')
})

test('where a class may see no question at all, it is not sent to any question', async () => {
  const { dispatch } = await openBot({ packs: [{ ...lantern, questions: [] }] })
  const event = { id: 'e', person: student, room, at: 0, line: 'discuss' }
  const words = toPlainText(replyOf(await dispatch.line(event)))
  expect(words).toContain('no discussion question that your class may see yet')
  expect(words).not.toContain('on its own')
})
