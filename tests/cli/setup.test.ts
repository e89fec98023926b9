import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { startFakeDiscord } from '../fakes/discord/server.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

test('as a process: Ctrl+C keeps what is answered', async () => {
  const discord = await startFakeDiscord()
  onTestFinished(() => discord.close())
  const file = join(await temporaryFolder(), '.env')
  const child = spawn(process.execPath, ['src/cli/setup.ts'], {
    env: { PATH: process.env['PATH'], ENV_FILE: file, DISCORD_API_URL: discord.apiUrl },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  child.stdin.write(`1\n${discord.token}\n`)
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (line.includes('https://discord.com/oauth2')) child.kill('SIGINT')
  }
  expect(child.exitCode ?? (await once(child, 'close'))[0]).toBe(1)
  expect(said.join('\n')).toContain('run npm run setup again to go on from here')
  expect(await readFile(file, 'utf8')).toContain(`DISCORD_TOKEN=${discord.token}`)
})
