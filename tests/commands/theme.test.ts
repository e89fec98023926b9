import { expect, test } from 'vitest'
import { plainText } from '../../src/core/plain-text.ts'
import { ask, buttonsOf, pressed } from '../fixtures/invoke.ts'

test('theme gives the idea and the evidence for it', async () => {
  const words = plainText(await ask('theme obligation'))
  expect(words).toContain('Work can hold a person up or hold a person down.')
  expect(words).toContain('The climb: The steps are counted but not owned. “Ninety steps')
})

test('evidence past the gate is left out, and a theme without any is not known yet', async () => {
  const limits = { ceiling: 'everyone', gate: 'the-climb' } as const
  expect(plainText(await ask('theme duty', limits))).not.toContain('chosen at last')
  expect(plainText(await ask('theme hope', limits))).toContain('No theme matches hope.')
})

test('its buttons lead to a line and a question on the theme', async () => {
  const links = buttonsOf(await ask('theme duty'))
  expect(plainText(await pressed(links['A line']!))).toContain('Themes: Duty')
  expect(plainText(await pressed(links['Discuss']!))).toContain(
    'Why might Mara count the steps aloud?',
  )
})
