import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/core/plain-text.ts'
import { ask, buttonsOf, pressed } from '../fixtures/invoke.ts'

describe('scene', () => {
  test('shows what happens, who is there and the lines, to the person alone', async () => {
    const reply = await ask('scene the letter')
    expect(reply.private).toBe(true)
    const words = plainText(reply)
    expect(words).toContain('The letter')
    expect(words).toContain('Osk brings a letter, wet from the boat.')
    expect(words).toContain('Who: Mara, Osk')
    expect(words).toContain('“It was dry when the sea gave it to me.” — Osk')
  })

  test('is found by an alias and by what happens in it', async () => {
    expect(plainText(await ask('scene stairs'))).toContain('The climb')
    expect(plainText(await ask('scene brings a letter'))).toContain('The kitchen, at night')
  })

  test('leads to its neighbours, its lines and a question, skipping scenes above the ceiling', async () => {
    const reply = await ask('scene the letter')
    const links = buttonsOf(reply)
    expect(plainText(await pressed(links['◀ Scene before']!))).toContain('The climb')
    expect(plainText(await pressed(links['Scene after ▶']!))).toContain('The light')
    expect(plainText(await pressed(links['Its line']!))).toContain('“It was dry when')
    expect(plainText(await pressed(links['Discuss']!))).toContain(
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
    const shared = await pressed(links['Share with the channel']!)
    expect(shared.private).toBe(false)
    expect(plainText(shared)).toContain('The kitchen, at night')
    expect(plainText(shared)).toContain('Shared by Ana.')
  })

  test('words that have nothing to do with the pack find nothing and say what to try', async () => {
    const reply = await ask('scene zzqx wvvk')
    expect(reply.private).toBe(true)
    expect(plainText(reply)).toContain('No scene matches zzqx wvvk.')
  })

  test('a scene past the gate is not reachable, not even by an old button', async () => {
    const words = plainText(
      await pressed('scene:open:the-light', {
        limits: { ceiling: 'everyone', gate: 'the-letter' },
      }),
    )
    expect(words).toBe('That is not open to this class at the moment.')
  })
})
