import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'

const started: ChildProcess[] = []

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

/** Starts the bot as `npm start` does, on a free port and with state of its own. */
async function start(environment: NodeJS.ProcessEnv = {}) {
  const folder = await temporaryFolder()
  const child = spawn(process.execPath, ['src/start.js'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATABASE_URL: `sqlite:${join(folder, 'state.db')}`,
      ...environment,
    },
  })
  started.push(child)
  const words: string[] = []
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const ready = new Promise<string | undefined>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        words.push(line)
        const address = /"address":"([^"]+)"/.exec(line)?.[1]
        if (address !== undefined) resolve(address)
      })
    }
    void ended.then(() => resolve(undefined))
  })
  return { child, ended, address: await ready, said: () => words.join('\n') }
}

describe('npm start', () => {
  test('opens the classroom without a token or a server, and stops when asked', async () => {
    const bot = await start()
    await expect.poll(() => bot.said()).toContain(`Open the classroom at ${bot.address}`)
    expect(await (await fetch(`${bot.address}/readyz`)).text()).toBe('ready\n')
    expect(await (await fetch(`${bot.address}/`)).text()).toContain('<html')
    bot.child.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
    expect(bot.said()).toContain('"msg":"Stopped"')
  })

  test.each([
    [{ PORT: 'high' }, 'PORT is not a port number from 0 to 65535.'],
    [{ PACKS_DIR: 'nowhere' }, 'PACKS_DIR: the folder nowhere cannot be read'],
    [
      { DATABASE_URL: 'sqlite:package.json/state.db' },
      'The folder for package.json/state.db cannot be made.',
    ],
  ])('with %j ends with one sentence and no stack', async (environment, sentence) => {
    const bot = await start(environment)
    expect(await bot.ended).toBe(1)
    expect(bot.said()).toContain(sentence)
    expect(bot.said()).not.toContain('    at ')
  })

  test('lists every mistake of a broken pack and starts nothing', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'broken'))
    await writeFile(
      join(folder, 'broken', 'pack.yaml'),
      'id: broken\nversion: one\ntitel: Broken\n',
    )
    const bot = await start({ PACKS_DIR: folder })
    expect(await bot.ended).toBe(1)
    expect(bot.said()).toContain('pack.yaml:2:1: version: ')
    expect(bot.said()).toContain('pack.yaml:3:1: titel: there is no field “titel” here.')
    expect(bot.said()).toContain('scenes.yaml:1:1: This file is missing.')
  })

  test('a port in use is told in a sentence', async () => {
    const first = await start()
    const second = await start({ PORT: new URL(first.address!).port })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain('is in use')
    expect(second.said()).not.toContain('    at ')
  })
})
