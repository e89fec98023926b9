import { expect, test } from 'vitest'
import { loadCommands } from '../../src/app/load-commands.ts'

test('the commands come in alphabetical order, each under its file’s name', async () => {
  const names = [...(await loadCommands('commands')).keys()]
  expect(names).toContain('scene')
  expect(names).toEqual([...names].sort())
})

test.each([
  ['no-default', 'broken.ts must export by default what defineCommand returns.'],
  ['wrong-name', 'other.ts defines the command “broken”; name the file broken.ts.'],
  ['long-summary', 'has 101 characters; it can have 1 to 100.'],
  ['late-required', 'the required option “second” must come before the optional ones.'],
  ['reserved', 'the name “share” is taken by the Share button.'],
])('a folder with %s stops the start and names the file', async (folder, sentence) => {
  await expect(loadCommands(`tests/fixtures/bad-commands/${folder}`)).rejects.toThrow(sentence)
})
