import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import type { Pack } from '../../src/core/pack/pack.ts'
import type { Reply } from '../../src/core/reply/reply.ts'
import { cellsPack } from '../fixtures/cells-pack.ts'
import { openBot, room, student, teacher } from '../fixtures/bot.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { lantern } from '../fixtures/tiny-pack.ts'
import { ask, replyOf, buttonsOf, invokeAction } from '../fixtures/invoke.ts'

describe('scene', () => {
  test('shows what happens, who is there and the lines, to the person alone', async () => {
    const reply = await ask('scene the letter')
    expect(reply.private).toBe(true)
    const words = toPlainText(reply)
    expect(words).toContain('The letter')
    expect(words).toContain('Osk brings a letter, wet from the boat.')
    expect(words).toContain('Who: Mara, Osk')
    expect(words).toContain('“It was dry when the sea gave it to me.” — Osk')
  })

  test('is found by an alias and by what happens in it', async () => {
    expect(toPlainText(await ask('scene stairs'))).toContain('The climb')
    expect(toPlainText(await ask('scene brings a letter'))).toContain('The kitchen, at night')
  })

  test('leads to its neighbours, its lines and a question, skipping scenes above the ceiling', async () => {
    const reply = await ask('scene the letter')
    const links = buttonsOf(reply)
    expect(toPlainText(await invokeAction(links['◀ Previous scene']!))).toContain('The climb')
    expect(toPlainText(await invokeAction(links['Next scene ▶']!))).toContain('The light')
    expect(toPlainText(await invokeAction(links['Its line']!))).toContain('“It was dry when')
    expect(toPlainText(await invokeAction(links['Discuss']!))).toContain(
      'Why does Mara leave the letter shut?',
    )
  })

  test('is shown to everyone when asked to, without a Share button', async () => {
    const reply = await ask('scene the letter show:yes')
    expect(reply.private).toBe(false)
    expect(Object.keys(buttonsOf(reply))).not.toContain('Share with the channel')
  })

  test('the Share button shows the same to the room and says who shared it', async () => {
    const links = buttonsOf(await ask('scene the letter'))
    const shared = await invokeAction(links['Share with the channel']!)
    expect(shared.private).toBe(false)
    expect(toPlainText(shared)).toContain('The kitchen, at night')
    expect(toPlainText(shared)).toContain('Shared by Ana.')
  })

  test('offers the other scenes that go by the same word', async () => {
    const { dispatch } = await openBot({ packs: [herPack] })
    const event = { id: 'event', room, at: 0, person: student, line: 'scene train' }
    const reply = replyOf(await dispatch.line(event))
    expect(toPlainText(reply)).toMatch(/^The Sunday train\n/)
    const others = JSON.stringify(reply)
    expect(others).toContain('Other scenes that match (4)')
    expect(others).toContain('Two writers, one house')
  })

  test('words that have nothing to do with the pack find nothing and say what to try', async () => {
    const reply = await ask('scene zzqx wvvk')
    expect(reply.private).toBe(true)
    expect(toPlainText(reply)).toContain('No scene matches zzqx wvvk.')
  })

  test('a scene past the gate is not reachable, not even by an old button', async () => {
    const words = toPlainText(
      await invokeAction('scene:open:the-light', {
        limits: { ceiling: 'everyone', gate: 'the-letter' },
      }),
    )
    expect(words).toBe('That isn’t available to your class at the moment.')
  })
})

describe('the pictures of a scene', () => {
  const boat = { file: 'boat.svg', credit: 'Osk, 2026' }
  const pictured: Pack = {
    ...lantern,
    drawings: new Map([['boat.svg', '<svg/>']]),
    scenes: lantern.scenes.map((scene) =>
      scene.id === 'the-climb' || scene.id === 'the-light'
        ? {
            ...scene,
            pictures: [{ ...boat, alt: scene.id === 'the-climb' ? 'A boat.' : 'The ship.' }],
          }
        : scene,
    ),
  }

  async function openPictured(pack = pictured, limits = {}) {
    const { dispatch } = await openBot({
      packs: [pack],
      limits: { ceiling: 'everyone', ...limits },
    })
    const request = { id: 'event', room, at: 0 }
    return {
      say: async (line: string, person = student): Promise<Reply> =>
        replyOf(await dispatch.line({ ...request, person, line })),
      press: async (componentId: string): Promise<Reply> =>
        replyOf(await dispatch.action({ ...request, person: student, componentId, chosen: [] })),
    }
  }

  function picturesOf({ blocks }: Reply) {
    return blocks.filter((block) => block.kind === 'picture')
  }

  test('stand on its card with their credit, however it is opened', async () => {
    const { say, press } = await openPictured()
    const looked = await say('scene stairs')
    const shared = await press(buttonsOf(looked)['Share with the channel']!)
    const opened = [await press('scene:open:the-climb'), await press('search:open:scene/the-climb')]
    for (const reply of [looked, shared, ...opened]) {
      expect(picturesOf(reply)).toMatchObject([{ name: 'boat', svg: '<svg/>', alt: 'A boat.' }])
      expect(toPlainText(reply)).toContain('Picture by Osk, 2026')
    }
    expect(picturesOf(await say('scene the letter'))).toEqual([])
  })

  test('are words where the class does without pictures', async () => {
    const { say, press } = await openPictured()
    await say('settings set pictures:off', teacher)
    const opened = [await press('scene:open:the-climb'), await press('search:open:scene/the-climb')]
    for (const reply of [await say('scene stairs'), ...opened]) {
      expect(picturesOf(reply)).toEqual([])
      expect(toPlainText(reply)).toContain('Picture: A boat.')
    }
  })

  test('are words where the pack came without their files', async () => {
    const { drawings: _, ...uploaded } = pictured
    const { say } = await openPictured(uploaded)
    const reply = await say('scene stairs')
    expect(picturesOf(reply)).toEqual([])
    expect(toPlainText(reply)).toContain('Picture: A boat.')
  })

  test('stay hidden with a scene that the class has not reached', async () => {
    const { say, press } = await openPictured(pictured, { gate: 'the-letter' })
    for (const reply of [await press('scene:open:the-light'), await say('scene the light')]) {
      expect(JSON.stringify(reply)).not.toContain('The ship.')
    }
  })

  test('of the chapter of science are drawings', async () => {
    const { say } = await openPictured(cellsPack)
    const names = cellsPack.scenes
      .filter(({ pictures }) => pictures !== undefined)
      .map(async ({ title }) => picturesOf(await say(`scene ${title}`)).map(({ name }) => name))
    expect(await Promise.all(names)).toEqual([['mitochondrion'], ['electron-chain']])
  })
})
