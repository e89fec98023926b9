import { expect, test } from 'vitest'
import { plainText } from '../../src/core/plain-text.ts'
import { replyOf, room, student, teacher, tinyDispatch } from '../fixtures/invoke.ts'

async function help(line: string, person = student) {
  return plainText(replyOf(await tinyDispatch().line({ id: 'event', person, room, at: 0, line })))
}

test('help lists every command a student may use', async () => {
  const words = await help('help')
  const open = [...tinyDispatch().commands.values()].filter((command) =>
    [...command.actions.values()].some((action) => action.teacher !== true),
  )
  expect(open.length).toBeGreaterThan(0)
  for (const command of open) expect(words).toContain(`• ${command.name}`)
  expect(words).not.toContain('(teachers)')
})

test('help for one command shows how to type it and what each option means', async () => {
  const words = await help('help command:quote')
  expect(words).toContain('quote [<words>] [character:"…"] [theme:"…"] [show:yes]')
  expect(words).toContain('theme: Only lines on this theme')
})

test('a misspelt command is met with the closest one', async () => {
  expect(await help('help qoute', teacher)).toBe('There is no command qoute. Did you mean quote?')
})
