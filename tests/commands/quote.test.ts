import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot } from '../fixtures/bot.ts'
import { openClassroom, room } from '../fixtures/classroom.ts'
import { lantern } from '../fixtures/tiny-pack.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { ask, buttonsOf, invokeAction, replyOf, student } from '../fixtures/invoke.ts'

describe('quote', () => {
  test('finds a line from some of its words and says why it matters', async () => {
    const words = toPlainText(await ask('quote somebody has to keep asking'))
    expect(words).toContain('“A light is a question; somebody has to keep asking it.”')
    expect(words).toContain('— Mara')
    expect(words).toContain('Her duty turns into hope that she chooses.')
    expect(words).toContain('The Lantern Keeper (2026), scene 4: The light')
  })

  test('suggests only characters who have a line, and each of them leads to one', async () => {
    const { offers, say } = await openClassroom([lantern, herPack])
    await say(`pack use ${herPack.id}`)
    const offered = await offers(['quote', '', 'character'], '', student)
    expect(offered.length).toBeGreaterThan(1)
    for (const name of offered) {
      expect(await say(`quote character:"${name}"`, { person: student })).toContain(`— ${name}`)
    }
  })

  test('offers a line as a picture where pictures are shown and the class wants them', async () => {
    const { answer, say, pressed } = await openClassroom()
    const shown = { room: { ...room, showsPictures: true } }
    const address = buttonsOf(await answer('quote dry when the sea', shown))['As a picture']!
    const card = await pressed(address, shown)
    expect(card.blocks.find(({ kind }) => kind === 'picture')).toMatchObject({
      name: 'quote',
      alt: expect.stringMatching(/^“It was dry.*\n— Osk, to Mara\nThe Lantern Keeper/),
    })
    // Seen and in words for those who don’t see it, but not both.
    expect(card.blocks.map(({ kind }) => kind)).not.toContain('quote')
    expect(toPlainText(card)).toContain('“It was dry')
    expect(buttonsOf(await answer('quote dry when the sea'))).not.toHaveProperty('As a picture')
    await say('settings set pictures:off')
    const without = await answer('quote dry when the sea', shown)
    expect(buttonsOf(without)).not.toHaveProperty('As a picture')
    expect((await pressed(address, shown)).blocks.map(({ kind }) => kind)).not.toContain('picture')
  })

  test('names whom the line is said to', async () => {
    expect(toPlainText(await ask('quote dry when the sea'))).toContain('— Osk, to Mara')
  })

  test('without words shows any line; the seed decides which', async () => {
    const first = toPlainText(await ask('quote', undefined, 0))
    const last = toPlainText(await ask('quote', undefined, 2 ** 32 - 1))
    expect(first).toContain('Ninety steps')
    expect(last).toContain('A light is a question')
  })

  test('keeps to a character and a theme', async () => {
    expect(toPlainText(await ask('quote character:boatman'))).toContain('It was dry')
    expect(toPlainText(await ask('quote character:mara theme:hope'))).toContain(
      'A light is a question',
    )
    expect(toPlainText(await ask('quote character:osk theme:duty'))).toContain(
      'No line matches that.',
    )
  })

  test('an unknown character is answered with the known ones', async () => {
    expect(toPlainText(await ask('quote character:xyzzyx'))).toContain(
      'Try one of these: Mara, Osk.',
    )
  })

  test('“Another line” never repeats the line at hand while there is another', async () => {
    const reply = await ask('quote character:mara', undefined, 0)
    const another = buttonsOf(reply)['Another line']!
    for (const seed of [0, 2 ** 31, 2 ** 32 - 1]) {
      expect(toPlainText(await invokeAction(another, { seed }))).toContain('A light is a question')
    }
  })

  test('“Another line” leaves out the line at hand even after the class has moved on', async () => {
    const reply = await ask('quote character:mara', { ceiling: 'everyone', gate: 'the-climb' }, 0)
    const another = buttonsOf(reply)['Another line']!
    for (const seed of [0, 2 ** 31, 2 ** 32 - 1]) {
      expect(toPlainText(await invokeAction(another, { seed }))).toContain('A light is a question')
    }
  })

  test('cites the work and the guide in three styles', async () => {
    const words = toPlainText(await invokeAction('quote:cite:ninety'))
    expect(words).toContain('MLA: Quill, Ada Mary. The Lantern Keeper. Harbour Press, 2026.')
    expect(words).toContain('APA: Quill, A. M. (2026). The Lantern Keeper. Harbour Press.')
    expect(words).toContain(
      'APA: Reed, B. (2026). A guide to the keeper. Harbour Press. https://example.org/keeper',
    )
  })

  test('a mature line is not there under the default ceiling, whatever is asked', async () => {
    expect(toPlainText(await ask('quote They drowned, all of them'))).not.toContain(
      'candles for fish',
    )
    expect(toPlainText(await invokeAction('quote:open:drowned'))).toBe(
      'That isn’t available to your class at the moment.',
    )
    expect(toPlainText(await ask('quote They drowned', { ceiling: 'mature' }))).toContain(
      'candles for fish',
    )
  })
})

test('only people and themes that have a line are suggested, and named where one is missing', async () => {
  const bot = await openBot({ packs: [herPack] })
  const sender = { id: 'event', person: student, room, at: 0 }
  const suggested = await bot.dispatch.suggest({
    ...sender,
    command: 'quote',
    subcommand: '',
    option: 'character',
    typed: '',
  })
  const speakers = new Set(herPack.quotes.map(({ speaker }) => speaker))
  expect(suggested.length).toBeGreaterThan(1)
  for (const { value } of suggested) expect(speakers).toContain(value)
  const { name } = herPack.characters.find(({ id }) => !speakers.has(id))!
  const line = `quote character:"${name}"`
  const words = toPlainText(replyOf(await bot.dispatch.line({ ...sender, line })))
  expect(words).toContain(`There are no lines for ${name}. Try one of these: `)
})
