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

test('a misspelt command is met with the closest one', async () => {
  expect(await help('help qoute', teacher)).toBe('There is no command qoute. Did you mean quote?')
})
