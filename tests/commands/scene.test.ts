import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { ask, buttonsOf, invokeAction } from '../fixtures/invoke.ts'

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
