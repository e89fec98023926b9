import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createSecrets } from '../../src/store/secrets.ts'
import { openStore } from '../../src/store/store.ts'
import { spawnBot, startProcess } from '../fixtures/bot-process.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

describe('npm start', () => {
  test('opens the classroom without a token or a server, and stops when asked', async () => {
    const bot = await startProcess()
    await expect.poll(() => bot.said()).toContain(`Open the classroom at ${bot.address}`)
    expect(bot.said()).toMatch(/"version":"[\d.]+","platforms":\["page"\],"store":"sqlite"/)
    expect(await (await fetch(`${bot.address}/readyz`)).text()).toBe('ready\n')
    expect(await (await fetch(`${bot.address}/`)).text()).toContain('<html')
    bot.child.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
    expect(bot.said()).toContain('"msg":"Stopped"')
  })

  test('with a SECRETS_KEY that decrypts none of the stored tokens is not ready, and says why', async () => {
    const [stored, other] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'))
    const url = `sqlite:${await temporaryFolder()}/state.db`
    const store = await openStore(url)
    const app = { name: 'School', url: 'https://school.slack.com/', botUserId: 'U1', scopes: [] }
    await store
      .installations(createSecrets([stored!]))
      .save({ ...app, team: 'T1', botToken: 'xoxb-1' })
    await store.close()
    const wrong = await startProcess({ DATABASE_URL: url, SECRETS_KEY: other! })
    const asked = await fetch(`${wrong.address}/readyz`)
    expect([asked.status, await asked.text()]).toEqual([
      503,
      expect.stringContaining('1 stored token of 1 can’t be decrypted with SECRETS_KEY.'),
    ])
    wrong.child.kill('SIGTERM')
    expect(await wrong.ended).toBe(0)
    const right = await startProcess({ DATABASE_URL: url, SECRETS_KEY: `${other},${stored}` })
    expect(await (await fetch(`${right.address}/readyz`)).text()).toBe('ready\n')
    expect(right.said()).toContain('1 token encrypted with the current key (1 of them just now).')
  })

  // npm ends at once at the first, and leaves its shell behind at the second.
  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'does not leave the bot behind when npm alone gets %s',
    async (signal) => {
      const { child, ended, ready, said } = await spawnBot({}, ['npm', 'start'])
      await ready
      child.kill(signal)
      await ended
      expect(said()).toContain('"signal":"npm has ended"')
      expect(said()).toContain('"msg":"Stopped"')
    },
  )

  test('listens on an IPv6 address', async () => {
    const bot = await startProcess({ HOST: '::1' })
    await expect.poll(() => bot.said()).toContain(`Open the classroom at ${bot.address}`)
    expect(bot.address).toMatch(/^http:\/\/\[::1\]:\d+$/)
    expect((await fetch(`${bot.address}/`)).status).toBe(200)
  })

  test('has filled its compile cache when it is ready, for it may be killed at any time', async () => {
    const cache = await temporaryFolder()
    const bot = await startProcess({ NODE_COMPILE_CACHE: cache })
    await expect
      .poll(async () => (await readdir(cache, { recursive: true })).length)
      // A bundle has a few dozen files, and the sources have more than a thousand.
      .toBeGreaterThan(20)
    bot.child.kill('SIGKILL')
    await bot.ended
  })

  test.each([
    [{ PORT: 'high' }, 'PORT must be a port number from 0 to 65535.'],
    // A file whose lines have no “=”, one of which may be why a setting is missing.
    [
      { SLACK_BOT_TOKEN: 'x', ENV_FILE: 'LICENSE' },
      'of LICENSE set nothing, because there is no “=”.',
    ],
    [{ DISCORD_BOT_TOKEN: 'x' }, 'Did you mean DISCORD_TOKEN?'],
    // A terminal would obey it.
    [{ ['DISCORD_TOK\u001BN']: 'x' }, 'DISCORD_TOKN is not a setting of Commonplace.'],
    [{ PACKS_DIR: 'nowhere' }, 'PACKS_DIR: the folder nowhere can’t be read: it is not there'],
    [
      { DATABASE_URL: 'sqlite:package.json/state.db' },
      'Can’t create the folder for package.json/state.db.',
    ],
  ])('with %j ends with one sentence and no stack', async (environment, sentence) => {
    const bot = await startProcess(environment)
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
    const bot = await startProcess({ PACKS_DIR: folder })
    expect(await bot.ended).toBe(1)
    expect(bot.said()).toContain('pack.yaml:2:1: “version” is “one”, but should be three numbers')
    expect(bot.said()).toContain(
      'pack.yaml:3:1: “titel” isn’t a known field. Did you mean “title”?',
    )
    expect(bot.said()).toContain('scenes.yaml:1:1: This file is missing, and every pack needs it.')
  })

  test('a port in use is reported in a sentence', async () => {
    const first = await startProcess()
    const second = await startProcess({ PORT: new URL(first.address!).port })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain('is in use')
    expect(second.said()).not.toContain('    at ')
  })
})
