import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import {
  InterruptedError,
  choose,
  confirm,
  createPrompter,
} from '../../../src/cli/setup/prompter.ts'

function openTerminal(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => undefined })
  const output = new PassThrough()
  const said = text(output)
  const prompter = createPrompter({ input, output })
  return {
    input,
    prompter,
    said: () => {
      prompter.close()
      output.end()
      return said
    },
  }
}

test('a secret is not shown on a terminal, and can’t be brought back with an arrow key', async () => {
  const { input, prompter, said } = openTerminal(true)
  const secret = prompter.ask('Token:', { isSecret: true })
  input.write('hunter2\r')
  expect(await secret).toBe('hunter2')
  const name = prompter.ask('Name:')
  input.write('\u001B[AAna\r')
  expect(await name).toBe('Ana')
  const shown = await said()
  expect(shown).toContain('Ana')
  expect(shown).not.toContain('hunter2')
})

test('lines that a pipe sends early wait until they are asked for', async () => {
  const { input, prompter } = openTerminal(false)
  input.write('one\ntwo\n')
  expect(await prompter.ask('1?')).toBe('one')
  expect(await prompter.ask('2?')).toBe('two')
  input.end()
  await expect(prompter.ask('3?')).rejects.toThrow(InterruptedError)
  prompter.close()
})

test('Ctrl+C interrupts a question', async () => {
  const { input, prompter } = openTerminal(true)
  const asked = prompter.ask('Token:', { isSecret: true })
  input.write('\u0003')
  await expect(asked).rejects.toThrow(InterruptedError)
  prompter.close()
})

test('a number and a yes are asked for until they come', async () => {
  const { input, prompter, said } = openTerminal(false)
  input.end('3\nDiscord\n2\nmaybe\nYES\n')
  expect(await choose(prompter, ['a', 'b'])).toBe(1)
  expect(await confirm(prompter, 'Sure?')).toBe(true)
  expect((await said()).match(/Please type/g)).toHaveLength(3)
})
