import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import type { Reply } from '../../src/core/reply/reply.ts'
import { openBot } from '../fixtures/bot.ts'
import { openClassroom } from '../fixtures/classroom.ts'
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

/** The component ids of the buttons beside the rows, by label. */
function opens({ blocks }: Reply): Readonly<Record<string, string>> {
  return Object.fromEntries(
    blocks.flatMap((block) =>
      block.kind === 'row' && 'press' in block.button
        ? [[block.button.label, block.button.press]]
        : [],
    ),
  )
}

test('search lists what matches and opens any of it', async () => {
  const reply = await ask('search letter')
  expect(toPlainText(reply)).toContain('1. Scene · The letter')
  expect(toPlainText(await invokeAction(opens(reply)['Open 1']!))).toContain(
    'The kitchen, at night',
  )
})

test('search keeps to one kind', async () => {
  const reply = await ask('search symbol kind:term')
  expect(Object.values(opens(reply))).toEqual(['search:open:term/symbol'])
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
  expect(toPlainText(reply)).toMatch(/Scene · The letter — .*boat/)
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
    shown.push(...Object.values(opens(reply)))
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

test('the rows are numbered through all pages, each match stands there once, and no row is long', async () => {
  const bot = await openBot({ packs: [herPack] })
  const sender = { id: 'event', person: student, room, at: 0 }
  const first = replyOf(await bot.dispatch.line({ ...sender, line: 'search love' }))
  const second = replyOf(
    await bot.dispatch.action({ ...sender, componentId: buttonsOf(first)['More ▶']! }),
  )
  expect(Object.keys(opens(first)).at(0)).toBe('Open 1')
  expect(Object.keys(opens(second)).at(0)).toBe('Open 7')
  const rows = [first, second].flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'row'))
  for (const row of rows) expect(toPlainText({ blocks: [row] }).length).toBeLessThan(220)
  expect(first.blocks.some(({ kind }) => kind === 'select')).toBe(false)
})

test('only what was searched for is marked, not what the general English of the search relates to it', async () => {
  const bot = await openBot({ packs: [herPack] })
  const sender = { id: 'event', person: student, room, at: 0 }
  const { blocks } = replyOf(await bot.dispatch.line({ ...sender, line: 'search love' }))
  const marked = blocks.flatMap((block) =>
    block.kind === 'row'
      ? block.text.flatMap((part) =>
          typeof part === 'object' && 'mark' in part ? [part.mark] : [],
        )
      : [],
  )
  expect(marked.length).toBeGreaterThan(3)
  for (const word of marked) expect(word).toMatch(/^lov/i)
})

test('a teacher hears that the class has not got that far, and a student learns nothing of it', async () => {
  const bot = await openBot({ limits: { ceiling: 'everyone', gate: 'the-climb' } })
  for (const line of [
    'search wet boat',
    'wet boat',
    'scene the letter',
    'quote the sea gave it to me',
    'discuss the letter',
  ]) {
    const sender = { id: 'event', room, at: 0, line: `${line}` }
    const told = replyOf(await bot.dispatch.line({ ...sender, person: teacher }))
    expect(toPlainText(told)).toContain('is hidden: your class hasn’t got that far yet.')
    expect(told.private).toBe(true)
    const student1 = toPlainText(replyOf(await bot.dispatch.line({ ...sender, person: student })))
    expect(student1).not.toContain('hidden')
  }
})

describe('kinds as people call them', () => {
  test.each([
    ['lines', 'Line'],
    ['Line', 'Line'],
    ['quotes', 'Line'],
    ['moments', 'Scene'],
    ['people', 'Character'],
    ['persons', 'Character'],
    ['topics', 'Theme'],
    ['discussions', 'Question'],
    ['vocabulary', 'Term'],
    ['words', 'Term'],
  ])('kind:%s finds what is labelled %s', async (kind, label) => {
    const { answer } = await openClassroom()
    const words = {
      Line: 'ninety steps',
      Scene: 'the climb',
      Character: 'mara',
      Theme: 'hope',
      Question: 'climb',
      Term: 'symbol',
    }[label]
    expect(toPlainText(await answer(`search ${words} kind:${kind}`))).toContain(`1. ${label} · `)
  })

  test('an unknown one is asked about by the names that results have, as buttons', async () => {
    const { answer } = await openClassroom()
    const asked = await answer('search lamp kind:xyz')
    expect(toPlainText(asked)).toContain(
      'kind must be one of these: scene, line, character, theme, question, term.',
    )
    expect(Object.keys(buttonsOf(asked))).toContain('search lamp kind:line')
  })
})
