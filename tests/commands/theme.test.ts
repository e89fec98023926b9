import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { ask, buttonsOf, invokeAction } from '../fixtures/invoke.ts'

test('theme shows the idea and the evidence for it', async () => {
  const words = toPlainText(await ask('theme obligation'))
  expect(words).toContain('Work can hold a person up or hold a person down.')
  expect(words).toContain('The climb: The steps are counted but not owned. “Ninety steps')
})

test('evidence past the gate is left out, and a theme without any is not known yet', async () => {
  const limits = { ceiling: 'everyone', gate: 'the-climb' } as const
  expect(toPlainText(await ask('theme duty', limits))).not.toContain('chosen at last')
  expect(toPlainText(await ask('theme hope', limits))).toContain('No theme matches hope.')
})

test('its buttons lead to a line and a question on the theme', async () => {
  const links = buttonsOf(await ask('theme duty'))
  expect(toPlainText(await invokeAction(links['A line']!))).toContain('Themes: Duty')
  expect(toPlainText(await invokeAction(links['Discuss']!))).toContain(
    'Why might Mara count the steps aloud?',
  )
})
