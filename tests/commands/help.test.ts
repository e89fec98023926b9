import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot } from '../fixtures/bot.ts'
import { replyOf, room, student, teacher } from '../fixtures/invoke.ts'

async function help(line: string, person = student) {
  return toPlainText(
    replyOf(await (await openBot()).dispatch.line({ id: 'event', person, room, at: 0, line })),
  )
}

test('help lists every command a student may use', async () => {
  const words = await help('help')
  const open = [...(await openBot()).commands.values()].filter((command) =>
    [...command.subcommands.values()].some((action) => action.teachersOnly !== true),
  )
  expect(open.length).toBeGreaterThan(0)
  for (const command of open) expect(words).toContain(`• ${command.name}`)
  expect(words).not.toContain('(teachers)')
})

test('help for one command shows how to type it and what each option means', async () => {
  const words = await help('help command:quote')
  expect(words).toContain('quote [<words>] [character:"…"] [theme:"…"] [show:yes]')
  expect(words).toContain('theme: Only lines about this theme')
})

test.each([
  ['help qoute', 'quote'],
  ['help /quote', 'quote'],
  ['help zitat', 'quote'],
  ['help quotes', 'quote'],
  ['help quiz start', 'quiz start'],
  ['help /quiz start', 'quiz start'],
  ['help /quiz start:123', 'quiz start'],
  ['help take over', 'quiz take-over'],
  ['help quiz take over', 'quiz take-over'],
  ['help quiz starten', 'quiz start'],
  ['help fortschritt setzen', 'progress set'],
  ['help me with quizzes', 'quiz'],
  ['how do I start a quiz?', 'quiz start'],
])('%s leads to %s', async (line, name) => {
  expect(await help(line, teacher)).toMatch(new RegExp(`^${name}\n`))
})

test('help for something that is no command shows what there is', async () => {
  const words = await help('help zzqx')
  expect(words).toContain('There’s no command zzqx. These are the ones I know.')
  expect(words).toContain('• quote')
})
