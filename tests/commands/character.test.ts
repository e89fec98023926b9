import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { ask, buttonsOf, invokeAction } from '../fixtures/invoke.ts'

test('character shows role, change, ties, lines and scenes', async () => {
  const words = toPlainText(await ask('character the keeper'))
  expect(words).toContain('Mara\n\nKeeper of the light')
  expect(words).toContain('1. She works because she must. (The climb)')
  expect(words).toContain('Osk: She trusts him with her bread but not with her fear.')
  expect(words).toContain('“Ninety steps, and not one of them is mine.”')
  expect(words).toContain('Scenes: The climb · The letter · The light')
})

test('nothing past the gate is shown', async () => {
  const words = toPlainText(await ask('character mara', { ceiling: 'everyone', gate: 'the-climb' }))
  expect(words).toContain('She works because she must.')
  expect(words).not.toContain('because she wants to')
  expect(words).not.toContain('Osk')
})

test('its buttons lead to a line of the character and to the first scene', async () => {
  const links = buttonsOf(await ask('character osk'))
  expect(toPlainText(await invokeAction(links['A line']!))).toContain('— Osk, to Mara')
  expect(toPlainText(await invokeAction(links['First scene']!))).toContain('The letter')
})
