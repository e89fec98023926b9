import { glob, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { expect, test } from 'vitest'

/** Typed on Slack without `/study`, a command is only a message; so texts name it as a command, not as code. */
test('every command that a text names begins as people of the platform type it', async () => {
  const files = await Array.fromAsync(
    glob(['src/core/**/*.ts', 'src/app/**/*.ts', 'commands/*.ts']),
  )
  const commands = files
    .filter((file) => file.startsWith('commands/'))
    .map((file) => basename(file, '.ts'))
  const named = new RegExp(`code: ['\`](?:${commands.join('|')})(?=['\` ])`)
  const bare: string[] = []
  for (const file of files) if (named.test(await readFile(file, 'utf8'))) bare.push(file)
  expect(commands).toContain('scene')
  expect(bare).toEqual([])
})
