import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot } from '../fixtures/bot.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { ask, buttonsOf, invokeAction, replyOf, room, student } from '../fixtures/invoke.ts'

test('search lists what matches and opens any of it', async () => {
  const reply = await ask('search letter')
  expect(toPlainText(reply)).toContain('Scene The letter')
  const menu = reply.blocks.find((block) => block.kind === 'select')
  expect(menu?.options.map((option) => option.value)).toContain('scene/the-letter')
  const opened = await invokeAction(menu!.press, { chosen: ['scene/the-letter'] })
  expect(toPlainText(opened)).toContain('The kitchen, at night')
})

test('search keeps to one kind', async () => {
  const reply = await ask('search symbol kind:term')
  const menu = reply.blocks.find((block) => block.kind === 'select')
  expect(menu?.options.map((option) => option.value)).toEqual(['term/symbol'])
  expect(toPlainText(await invokeAction('search:open:term/symbol'))).toContain(
    'Example: The lamp stands for hope. (The light)',
  )
})

test('every kind of thing can be opened from its address, and a hidden one cannot', async () => {
  for (const [address, words] of [
    ['character/osk', 'Boatman'],
    ['theme/hope', 'To wait for somebody'],
    ['question/why-shut', 'Why does Mara leave the letter shut?'],
    ['quote/ninety', 'Ninety steps'],
  ]) {
    expect(toPlainText(await invokeAction(`search:open:${address}`))).toContain(words)
  }
  expect(toPlainText(await invokeAction('search:open:scene/the-quarrel'))).toBe(
    'That isn’t available to your class at the moment.',
  )
  expect(toPlainText(await invokeAction('search:open:nonsense'))).toBe(
    'That isn’t available to your class at the moment.',
  )
})

test('a page past the end shows the last one', async () => {
  const reply = await invokeAction('search:page:99//letter')
  expect(toPlainText(reply)).toMatch(/page (\d+) of \1\./)
  expect(buttonsOf(reply)['More ▶']).toBeUndefined()
})

test('search says what it took a slip for', async () => {
  expect(toPlainText(await ask('search leter'))).toContain('Did you mean letter?')
  expect(toPlainText(await ask('search letter'))).not.toContain('Did you mean')
})

test('a hit in a description shows where it matched', async () => {
  const reply = await ask('search boat')
  expect(toPlainText(reply)).toMatch(/Scene The letter — .*boat/)
})

test('a long question is answered, and its pages turn without a hit lost or shown twice', async () => {
  const bot = await openBot({ packs: [herPack] })
  const sender = { id: 'event', person: student, room, at: 0 }
  const question =
    'which scenes are about theodore and his feelings for samantha, his loneliness and his marriage to catherine'
  const shown: string[] = []
  let more: string | undefined
  do {
    const reply = replyOf(
      more === undefined
        ? await bot.dispatch.line({ ...sender, line: `search ${question}` })
        : await bot.dispatch.action({ ...sender, componentId: more, chosen: [] }),
    )
    const menu = reply.blocks.find((block) => block.kind === 'select')
    shown.push(...(menu?.options.map(({ value }) => value) ?? []))
    more = buttonsOf(reply)['More ▶']
  } while (more !== undefined)
  expect(shown.length).toBeGreaterThan(8)
  expect(new Set(shown).size).toBe(shown.length)
})

test('long questions may be typed for every lookup', async () => {
  for (const command of ['search', 'scene', 'quote', 'character', 'theme', 'discuss']) {
    const words = `letter ${'and so on '.repeat(180)}`
    expect(toPlainText(await ask(`${command} ${words}`))).not.toContain('too long')
  }
})
