import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot } from '../fixtures/bot.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { ask, buttonsOf, invokeAction, replyOf, room, student } from '../fixtures/invoke.ts'

test('character shows role, change, ties and scenes', async () => {
  const words = toPlainText(await ask('character the keeper'))
  expect(words).toContain('Mara\n\nKeeper of the light')
  expect(words).toContain('1. She works because she must. (The climb)')
  expect(words).toContain('Osk: She trusts him with her bread but not with her fear.')
  expect(words).toContain('Scenes: from “The climb” to “The light”')
})

test('nothing past the gate is shown', async () => {
  const words = toPlainText(await ask('character mara', { ceiling: 'everyone', gate: 'the-climb' }))
  expect(words).toContain('She works because she must.')
  expect(words).not.toContain('because she wants to')
  expect(words).not.toContain('Osk')
})

test('a menu opens every scene of the character, and a button a line of theirs', async () => {
  const reply = await ask('character mara')
  const menu = reply.blocks.find((block) => block.kind === 'select')
  expect(menu?.options.map(({ label }) => label)).toEqual(['The climb', 'The letter', 'The light'])
  expect(toPlainText(await invokeAction(menu!.press, { chosen: ['scene/the-light'] }))).toContain(
    'The light',
  )
  const links = buttonsOf(await ask('character osk'))
  expect(toPlainText(await invokeAction(links['Their line']!))).toContain('— Osk, to Mara')
})

test('what is long stands behind a button, so that a main character fits on a phone', async () => {
  const bot = await openBot({ packs: [herPack] })
  const sender = { id: 'event', person: student, room, at: 0 }
  const reply = replyOf(await bot.dispatch.line({ ...sender, line: 'character samantha' }))
  expect(toPlainText(reply).length).toBeLessThan(600)
  const opens = buttonsOf(reply)
  async function press(label: string) {
    const componentId = opens[label] ?? ''
    return toPlainText(replyOf(await bot.dispatch.action({ ...sender, componentId })))
  }
  expect(await press('How they change (10)')).toContain('10. She has been hurt')
  expect(await press('Relationships (5)')).toContain('Catherine: She hears of Catherine')
})

test('a part behind a button keeps to the gate', async () => {
  const limits = { ceiling: 'everyone', gate: 'the-climb' } as const
  const words = toPlainText(await invokeAction('character:arc:mara', { limits }))
  expect(words).toContain('She works because she must.')
  expect(words).not.toContain('because she wants to')
  expect(toPlainText(await invokeAction('character:ties:osk', { limits }))).toBe(
    'That isn’t available to your class at the moment.',
  )
})

test('relationships name each person once, however much there is to say', async () => {
  const { dispatch } = await openBot({ packs: [herPack] })
  const event = { id: 'ties', at: 0, room, person: student, componentId: 'character:ties:samantha' }
  const reply = replyOf(await dispatch.action(event))
  const labels = reply.blocks.flatMap((block) =>
    block.kind === 'facts' ? block.facts.map(({ label }) => label) : [],
  )
  expect(labels.length).toBeGreaterThan(1)
  expect(new Set(labels).size).toBe(labels.length)
})

test('alone it lists everybody whom the class has met, with who they are', async () => {
  const reply = await ask('character')
  expect(toPlainText(reply)).toMatch(/^Characters\n/)
  expect(reply.blocks.find((block) => block.kind === 'select')?.options).toContainEqual(
    expect.objectContaining({ label: 'Mara', description: 'Keeper of the light' }),
  )
  expect(JSON.stringify(reply)).toContain('Osk')
  const limits = { ceiling: 'everyone', gate: 'the-climb' } as const
  expect(JSON.stringify(await ask('character', limits))).not.toContain('Osk')
  for (const line of ['character list', 'list all characters', 'who are the characters']) {
    expect(toPlainText(await ask(line))).toMatch(/^Characters\n/)
  }
})
