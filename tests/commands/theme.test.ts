import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot } from '../fixtures/bot.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { ask, buttonsOf, invokeAction, replyOf, room, student } from '../fixtures/invoke.ts'

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

test('a theme that nothing calls by these words says that it is only the closest', async () => {
  const bot = await openBot({ packs: [herPack] })
  const sender = { id: 'event', person: student, room, at: 0 }
  async function words(line: string) {
    return toPlainText(replyOf(await bot.dispatch.line({ ...sender, line })))
  }
  expect(await words('theme love')).toMatch(/^Love\n/)
  expect(await words('theme escapism')).toMatch(/^Escape and disappearing/)
  expect(await words('theme strangers in love')).toMatch(/^Love/)
  expect(await words('theme closeness')).toMatch(/^Technology and closeness/)
  expect(await words('theme love and technology')).toMatch(/^Technology and closeness/)
  expect(await words('scene carnival')).toMatch(/^Eyes closed at the carnival/)
  expect(await words('character the ex-wife')).toMatch(/^Catherine/)
})

test('a menu opens the scenes and lines of the evidence, by the limits of the moment', async () => {
  const reply = await ask('theme duty')
  const menu = reply.blocks.find((block) => block.kind === 'select')
  expect(menu?.options.map(({ value }) => value)).toContain('quote/ninety')
  expect(toPlainText(await invokeAction(menu!.press, { chosen: ['quote/ninety'] }))).toContain(
    '“Ninety steps',
  )
  const limits = { ceiling: 'everyone', gate: 'the-climb' } as const
  expect(
    toPlainText(await invokeAction(menu!.press, { limits, chosen: ['scene/the-light'] })),
  ).toBe('That isn’t available to your class at the moment.')
})

test('long evidence is shown in full behind a button', async () => {
  const bot = await openBot({ packs: [herPack] })
  const sender = { id: 'event', person: student, room, at: 0 }
  const reply = replyOf(await bot.dispatch.line({ ...sender, line: 'theme technology' }))
  expect(toPlainText(reply)).not.toContain('Running through the station')
  const componentId = buttonsOf(reply)['All the evidence (7)'] ?? ''
  expect(toPlainText(replyOf(await bot.dispatch.action({ ...sender, componentId })))).toContain(
    'Running through the station',
  )
})

test('alone it lists the themes that the class has met, each of which opens', async () => {
  const reply = await ask('theme')
  const menu = reply.blocks.find((block) => block.kind === 'select')
  expect(menu?.options.map(({ label }) => label)).toEqual(['Duty', 'Hope'])
  expect(toPlainText(await invokeAction(menu!.press, { chosen: ['theme/hope'] }))).toMatch(/^Hope/)
  const limits = { ceiling: 'everyone', gate: 'the-climb' } as const
  expect(JSON.stringify(await ask('theme', limits))).not.toContain('Hope')
})

test.each([
  'theme list',
  'theme all',
  'list themes',
  'a list of all themes',
  'what are the main themes?',
  'what is the theme',
  'which themes are there in the play',
  'Welche Themen gibt es?',
])('“%s” lists them too', async (line) => {
  expect(toPlainText(await ask(line))).toMatch(/^Themes\n/)
})

test('words that find nothing lead to the list', async () => {
  const [block] = (await ask('theme zzqx')).blocks.filter(({ kind }) => kind === 'buttons')
  expect(JSON.stringify(block)).toContain('"theme"')
})
