import { generateKeyPairSync } from 'node:crypto'
import { chmod, mkdir, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createDoctorContext } from '../../../src/cli/doctor/context.ts'
import { examine, formatReport } from '../../../src/cli/doctor/examine.ts'
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/server.ts'
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/start-fake-slack.ts'
import { schedule } from '../../fixtures/schedules.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { stripInvisible } from '../../../src/core/reply/invisible.ts'
import { createMetrics } from '../../../src/metrics.ts'
import { startServer } from '../../../src/server.ts'
import { openStore } from '../../../src/store/store.ts'
import { startProcess } from '../../fixtures/bot-process.ts'

let discord: FakeDiscord
let slack: FakeSlack
let botToken: string

beforeAll(async () => {
  ;[discord, slack] = await Promise.all([startFakeDiscord(), startFakeSlack()])
  botToken = slack.addWorkspace('school', 'Our School').install().token
})
afterAll(() => Promise.all([discord.close(), slack.close()]))

const nowhere = { PORT: '2', PACKS_DIR: 'tests/fixtures/packs', ENV_FILE: '/dev/null' }

function onDiscord(more: Readonly<Record<string, string>> = {}) {
  return {
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.applicationId,
    ...more,
  }
}

function onSlack(more: Readonly<Record<string, string>> = {}) {
  return {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: slack.appToken,
    ...more,
  }
}

async function examineWith(variables: Readonly<Record<string, string>>, now?: () => number) {
  const folder = await temporaryFolder()
  const database = { DATABASE_URL: `sqlite:${folder}/state.db` }
  const context = createDoctorContext({ ...nowhere, ...database, ...variables }, now)
  try {
    const report = await examine(context)
    const said = formatReport(report)
    for (const secret of [discord.token, botToken, slack.appToken]) {
      expect(said).not.toContain(secret)
    }
    return { ...report, said }
  } finally {
    await context.close()
  }
}

describe('nothing is wrong', () => {
  test('with no chat platform, what there is is said', async () => {
    const { status, said } = await examineWith({})
    expect(status).toBe('warning')
    expect(said).toMatch(/✓ This is Commonplace [\d.]+ on Node\.js 26/)
    expect(said).toContain('✓ No chat platform is set up, so the bot shows its own page.')
    expect(said).toContain('! There is no database at')
    expect(said).toContain('! The bot doesn’t run here (port 2).\n    Start it: npm start')
    expect(said).toContain('Nothing is wrong.')
  })

  test('both platforms are asked', async () => {
    const { said } = await examineWith({ ...onDiscord(), ...onSlack() })
    expect(said).toContain('✓ Discord knows the bot: “')
    expect(said).toContain('! The bot is in no server.')
    expect(said).toContain('! Discord’s list of commands isn’t the one of this version.')
    expect(said).toContain('✓ Slack knows the bot in the workspace “Our School”.')
    expect(said).toContain('✓ Slack lets the bot connect.')
    expect(said).toContain('✓ This computer’s clock agrees with Discord’s.')
    expect(said).toContain('✓ This computer’s clock agrees with Slack’s.')
    expect(said).not.toContain('✗')
  })
})

describe('settings', () => {
  test('each mistake is a problem, a name like ours a warning', async () => {
    const wrong = await examineWith({ PORT: 'x', LOG_LEVEL: 'loud' })
    expect(wrong.status).toBe('problem')
    expect(wrong.said).toContain('✗ PORT must be a port number from 0 to 65535.')
    expect(wrong.said).toContain('✗ LOG_LEVEL must be one of')
    const slips = await examineWith({ DATABASE_URI: 'x', DISCORD_TOKN: 'x', DATABASE_URL: '' })
    expect(slips.said).toContain('✗ DATABASE_URI is not a setting of Commonplace.')
    expect(slips.said).toContain('✗ DISCORD_TOKN is not a setting of Commonplace.')
    expect((await examineWith({ SECRET_KEY: 'x' })).said).toContain('! SECRET_KEY is not a setting')
  })

  test('a file of settings that is not there is no place to change them', async () => {
    const { said } = await examineWith({ ENV_FILE: '/none/.env' })
    expect(said).toContain('✗ ENV_FILE names /none/.env, which is not there. Check the path.')
    expect(said).not.toContain('Change it in')
  })

  test('a file of tokens that others can read is a warning', async () => {
    const file = join(await temporaryFolder(), '.env')
    await writeFile(file, 'LOG_LEVEL=info\n')
    await chmod(file, 0o644)
    expect((await examineWith({ ENV_FILE: file })).said).toContain(`    Run: chmod 600 ${file}`)
  })

  test('a line of the file without “=” is said, also where a setting is missing for it', async () => {
    const file = join(await temporaryFolder(), '.env')
    for (const more of ['LOG_LEVEL=info', `DISCORD_APPLICATION_ID=${discord.applicationId}`]) {
      await writeFile(file, `${more}\nDISCORD_TOKEN "${discord.token}"\n`)
      const { said } = await examineWith({ ENV_FILE: file })
      expect(said).toContain(`! Line 2 of ${file} sets nothing, because there is no “=”.`)
      expect(said).toContain('    Write NAME=value, or begin a note with #.')
    }
  })
})

describe('Discord', () => {
  test.each([
    [{ DISCORD_TOKEN: 'a.b.c' }, '✗ Discord doesn’t accept this token.'],
    [
      { DISCORD_APPLICATION_ID: '12345678901234567' },
      '✗ DISCORD_APPLICATION_ID belongs to another',
    ],
    [{ DISCORD_PUBLIC_KEY: 'f'.repeat(64) }, '✗ DISCORD_PUBLIC_KEY is not the key'],
    [{ DISCORD_API_URL: 'http://127.0.0.1:2' }, '✗ Discord can’t be reached from here: nothing'],
  ])('%j', async (wrong, sentence) => {
    const { status, said } = await examineWith(onDiscord(wrong as Record<string, string>))
    expect(status).toBe('problem')
    expect(said).toContain(sentence)
    // What a platform has refused can be typed again; that it is away is nothing to type.
    expect(said.includes('Or run: npm run setup')).toBe(sentence.includes('doesn’t accept'))
  })
})

describe('Slack', () => {
  test('tokens of two apps, and a token that is gone', async () => {
    const { said } = await examineWith(onSlack({ SLACK_APP_TOKEN: 'xapp-1-A0OTHER-1' }))
    expect(said).toContain('✗ Slack doesn’t know this token.')
    expect(said).toContain(
      '✗ SLACK_BOT_TOKEN and SLACK_APP_TOKEN belong to two different Slack apps.',
    )
  })

  test('what the workspace has left out is a warning', async () => {
    const required = 'commands chat:write users:read channels:read groups:read channels:history'
    const bare = slack
      .addWorkspace('small', 'Small')
      .install([...required.split(' '), 'groups:history', 'pins:write'])
    const { said } = await examineWith(onSlack({ SLACK_BOT_TOKEN: bare.token }))
    expect(said).toContain('! The workspace has left out what is optional: files:read, files:write')
  })
})

test.each([
  [400_000, '✗ This computer’s clock is 7 minutes ahead of Discord’s.'],
  [-400_000, '✗ This computer’s clock is 7 minutes behind Discord’s.'],
  [130_000, '! This computer’s clock is 2 minutes ahead of Discord’s.'],
])('a clock that is %i ms off is seen', async (ms, sentence) => {
  const { said } = await examineWith(onDiscord(), () => Date.now() + ms)
  expect(said).toContain(sentence)
})

describe('the database', () => {
  test('beside a running bot: written, sound, and how old the last backup is', async () => {
    const folder = await temporaryFolder()
    const url = `sqlite:${folder}/state.db`
    const serving = await openStore(url)
    onTestFinished(() => serving.close())
    expect((await examineWith({ DATABASE_URL: url })).said).toContain('! There is no backup in')
    await mkdir(join(folder, 'backups'))
    await writeFile(join(folder, 'backups', 'commonplace-1.db'), '')
    const { said } = await examineWith({ DATABASE_URL: url })
    expect(said).toContain('✓ The database (SQLite) is up to date, can be written and is sound.')
    expect(said).toMatch(/✓ The last backup is \d+ seconds? old\./)
    const old = new Date(Date.now() - 72 * 3_600_000)
    await utimes(join(folder, 'backups', 'commonplace-1.db'), old, old)
    expect((await examineWith({ DATABASE_URL: url })).said).toContain(
      '! The last backup is 3 days old.',
    )
    // Wherever they are made: another folder, another program’s dump.
    const elsewhere = await temporaryFolder()
    await writeFile(join(elsewhere, 'class.dump'), '')
    const named = await examineWith({ DATABASE_URL: url, BACKUPS_DIR: elsewhere })
    expect(named.said).toMatch(/✓ The last backup is \d+ seconds? old\./)
  })

  test('one of another version, and an unreachable one', async () => {
    const folder = await temporaryFolder()
    await (await openStore(`sqlite:${folder}/state.db`)).close()
    const file = new DatabaseSync(`${folder}/state.db`)
    file.exec(`insert into migration values ('9999-later', 0)`)
    file.close()
    const newer = await examineWith({ DATABASE_URL: `sqlite:${folder}/state.db` })
    expect(newer.said).toContain('✗ A newer version of the bot has changed this database')
    const away = await examineWith({ DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:2/d' })
    expect(away.said).toContain('✗ ')
    expect(away.said).not.toContain('hunter2')
  })
})

test('dumps of PostgreSQL are looked for where BACKUPS_DIR says, and one that is not whole does not count', async () => {
  const folder = await temporaryFolder()
  const url = `sqlite:${await temporaryFolder()}/state.db`
  await (await openStore(url)).close()
  await writeFile(join(folder, 'commonplace.dump.part'), '')
  const variables = { DATABASE_URL: url, BACKUPS_DIR: folder }
  expect((await examineWith(variables)).said).toContain(`! There is no backup in ${folder}.`)
  await writeFile(join(folder, 'commonplace.dump'), '')
  expect((await examineWith(variables)).said).toContain('✓ The last backup is')
})

test.each([
  ['not ok\n', '✗ The bot runs here and says that something is wrong, but not what.'],
  [`ok\n${'A\u001B[2J note.\n'.repeat(1000)}`, 'A[2J note.'],
])('whatever answers on the port, %j, is said in a few plain lines', async (answer, sentence) => {
  const server = createServer((_, response) => response.end(answer)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { said } = await examineWith({ PORT: String((server.address() as AddressInfo).port) })
  expect(stripInvisible(said)).toContain(sentence)
  expect(said.length).toBeLessThan(5000)
})

test('METRICS_KEY is shown to the bot, and to no other program that answers on its port', async () => {
  const key = 'a key of more than sixteen letters'
  const shown: unknown[] = []
  const other = createServer((request, response) => {
    shown.push(request.headers.authorization)
    response.end('ok\n')
  }).listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  await examineWith({ METRICS_KEY: key, PORT: String((other.address() as AddressInfo).port) })
  expect(shown).toEqual([undefined, undefined])

  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    metrics: createMetrics(),
    metricsKey: key,
    log: pino({ level: 'silent' }),
    healthProblems: () => Promise.resolve(['The disk is full.']),
    routes: [],
    mounts: [],
  })
  onTestFinished(() => server.close())
  const PORT = new URL(server.address).port
  expect((await examineWith({ METRICS_KEY: key, PORT })).said).toContain('✗ The disk is full.')
  expect((await examineWith({ METRICS_KEY: key.toUpperCase(), PORT })).said).not.toContain('disk')
})

test('a channel in which the bot may not post is found, with what to do', async () => {
  const busy = await startFakeDiscord()
  onTestFinished(() => busy.close())
  const guild = busy.addGuild({ name: 'Class 9b' })
  const [open, closed] = ['open', 'closed'].map((name) => busy.addChannel(guild, { name }))
  busy.deny(closed!, ['SendMessages'])
  const url = `sqlite:${await temporaryFolder()}/state.db`
  const store = await openStore(url)
  for (const channel of [open!, closed!]) {
    const room = {
      id: `discord:${channel.id}`,
      class: `discord:${guild.id}`,
      platform: 'discord',
      allowsMature: false,
    } as const
    await store.daily.save(schedule({ id: channel.id, room }))
  }
  await store.close()
  const { said } = await examineWith(
    onDiscord({
      DATABASE_URL: url,
      DISCORD_API_URL: busy.apiUrl,
      DISCORD_APPLICATION_ID: busy.applicationId,
    }),
  )
  expect(said).toContain('✓ 1 daily post can go out.')
  expect(said).toContain(
    '✗ A daily post at 08:30 (Discord) can’t go out: Commonplace needs the permission Send Messages here.',
  )
})

describe('the public address', () => {
  test('a bot over HTTP: the wrong signature is refused, and Slack’s right one is answered', async () => {
    const bot = await startProcess({
      ...onDiscord({ DISCORD_MODE: 'http', DISCORD_PUBLIC_KEY: discord.publicKey }),
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      PACKS_DIR: 'tests/fixtures/packs',
    })
    const variables = {
      ...onDiscord({ DISCORD_MODE: 'http', DISCORD_PUBLIC_KEY: discord.publicKey }),
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      PUBLIC_URL: bot.address!,
      PORT: new URL(bot.address!).port,
    }
    const { said } = await examineWith(variables)
    expect(said).toContain('✓ The bot answers at its public address.')
    expect(said).toContain('✓ A request that Discord did not sign is refused.')
    expect(said).toContain('✓ A ping signed as Slack does is answered, and one with a wrong')
    expect(said).toContain('✓ The bot runs here and says that all is well.')
    expect(said).toContain('✓ Discord has the commands of this version.')
    expect(said).toContain('✗ DISCORD_MODE is http, but the portal has no Interactions Endpoint')
    const other = await examineWith({ ...variables, SLACK_SIGNING_SECRET: 'another' })
    expect(other.said).toContain('✗ A ping signed as Slack does is not answered (401).')
  })

  test('something else there, and a door that takes anything', async () => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/other/healthz' ? 404 : 200).end('{"type":1}')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const publicKey = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x
    const given = onDiscord({
      DISCORD_PUBLIC_KEY: Buffer.from(publicKey!, 'base64url').toString('hex'),
    })
    expect((await examineWith({ ...given, PUBLIC_URL: address })).said).toContain(
      '✗ A request that Discord did not sign is not refused as it should be (200 and not 401).',
    )
    expect((await examineWith({ ...given, PUBLIC_URL: `${address}/other` })).said).toContain(
      '✗ At PUBLIC_URL something answers, but not the bot (404).',
    )
    expect((await examineWith({ ...given, PUBLIC_URL: 'http://127.0.0.1:2' })).said).toContain(
      '✗ The bot’s public address can’t be reached from here: nothing answers',
    )
  })
})
