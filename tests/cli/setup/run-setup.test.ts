import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/server.ts'
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/start-fake-slack.ts'
import { startSetupWalk } from '../../fixtures/setup-walk.ts'

let discord: FakeDiscord
let slack: FakeSlack
let botToken: string
let urls: Record<string, string>

beforeAll(async () => {
  ;[discord, slack] = await Promise.all([startFakeDiscord(), startFakeSlack()])
  botToken = slack.addWorkspace('school', 'Our School').install().token
  urls = { DISCORD_API_URL: discord.apiUrl, SLACK_API_URL: slack.apiUrl }
})

afterAll(() => Promise.all([discord.close(), slack.close()]))

describe('the whole walk', () => {
  test('both platforms: tokens are checked, kept for their owner only, and never shown', async () => {
    const setup = await startSetupWalk(urls)
    const { code, said } = await setup.walk(['3', discord.token, '', botToken, slack.appToken])
    expect(code).toBe(0)
    expect(await setup.read()).toBe(
      [
        '# npm run setup: both',
        `DISCORD_TOKEN=${discord.token}`,
        `DISCORD_APPLICATION_ID=${discord.applicationId}`,
        `SLACK_BOT_TOKEN=${botToken}`,
        `SLACK_APP_TOKEN=${slack.appToken}`,
        '',
      ].join('\n'),
    )
    expect(await setup.mode()).toBe(0o600)
    for (const secret of [discord.token, botToken, slack.appToken]) {
      expect(said).not.toContain(secret)
    }
    expect(said).toContain(
      `https://discord.com/oauth2/authorize?client_id=${discord.applicationId}&scope=bot+applications.commands&permissions=2252109051431936`,
    )
    expect(said).toContain('Slack knows the bot in the workspace “Our School”.')
    expect(said).toContain('/scene query:carnival')
    expect(said).toContain('/study scene carnival')
    const manifest = await readFile(join(dirname(setup.file), 'var', 'slack-manifest.json'), 'utf8')
    expect(JSON.parse(manifest)).toMatchObject({ settings: { socket_mode_enabled: true } })
  })

  test('stopped before the first answer: it says that nothing is set up', async () => {
    const setup = await startSetupWalk({})
    expect((await setup.walk([])).said).toContain('Nothing has been set up yet')
  })

  test('nowhere yet: nothing is written', async () => {
    const setup = await startSetupWalk(urls)
    const { code, said } = await setup.walk(['4'])
    expect(code).toBe(0)
    expect(said).toContain('npm start')
    await expect(setup.read()).rejects.toThrow('ENOENT')
  })

  test('with a public address the platforms call the bot', async () => {
    const setup = await startSetupWalk(urls)
    const lines = ['3', discord.token, '', botToken, 'f'.repeat(32)]
    const { said } = await setup.walk(lines, { address: 'https://study.example' })
    expect(await setup.read()).toContain(
      `DISCORD_PUBLIC_KEY=${discord.publicKey}\nDISCORD_MODE=http\n`,
    )
    expect(await setup.read()).toContain(`SLACK_SIGNING_SECRET=${'f'.repeat(32)}\n`)
    expect(said).toContain('https://study.example/discord/interactions')
    // Projector views and the doctor need it too.
    expect(await setup.read()).toContain('PUBLIC_URL=https://study.example\n')
  })

  test('a server that has the bot is named, and nobody is asked to invite it', async () => {
    const busy = await startFakeDiscord()
    busy.addGuild({ name: 'Class 9b' })
    const setup = await startSetupWalk({ DISCORD_API_URL: busy.apiUrl })
    expect((await setup.walk(['1', busy.token])).said).toContain('The bot is in “Class 9b”.')
    await busy.close()
  })
})

test('the name of a server can neither colour the terminal nor turn the line', async () => {
  const busy = await startFakeDiscord()
  busy.addGuild({ name: 'Class\u001B[31m\u202E 9b' })
  const setup = await startSetupWalk({ DISCORD_API_URL: busy.apiUrl })
  expect((await setup.walk(['1', busy.token])).said).toContain('The bot is in “Class[31m 9b”.')
  await busy.close()
})

test('a file that is not UTF-8 is left alone', async () => {
  const setup = await startSetupWalk(urls)
  const before = Buffer.from('PORT=4000\r\n', 'utf16le')
  await writeFile(setup.file, before)
  await expect(setup.walk(['1', discord.token])).rejects.toThrow('not saved as UTF-8')
  expect(await readFile(setup.file)).toEqual(before)
})

describe('what is wrong is said, and asked for again', () => {
  test.each([
    ['2', 'xoxp-1-2', 'That is a Slack user token'],
    ['2', 'xoxb-nobody', 'Slack doesn’t know this token.'],
    ['1', 'a'.repeat(64), 'That is a Public Key of Discord.'],
    ['1', 'MTAwMDAwMDAwMDAwMDAwMDAw.other.token', 'Discord doesn’t accept this token.'],
    ['1', '', 'That was empty.'],
  ])('%s %s', async (platform, typed, sentence) => {
    const setup = await startSetupWalk(urls)
    const { code, said } = await setup.walk([platform, typed])
    expect(said).toContain(sentence)
    expect(code).toBe(1)
    expect(await setup.read()).not.toContain('TOKEN')
  })

  test('a bot of another app lacks permissions; an app token of another app does not fit', async () => {
    const bare = slack.addWorkspace('other', 'Other').install(['commands']).token
    const setup = await startSetupWalk(urls)
    const { said } = await setup.walk(['2', bare, botToken, 'xapp-1-A0OTHER-1', slack.appToken])
    expect(said).toContain('but the app lacks permissions: chat:write, users:read')
    expect(said).toContain('This token belongs to another Slack app than the bot token.')
    expect(said).toContain('Everything is set.')
  })

  test('an application id of another application is replaced only after a yes', async () => {
    const before = '# mine\nDISCORD_APPLICATION_ID=12345678901234567\nPORT=4000\n'
    const setup = await startSetupWalk(urls, before)
    const { said } = await setup.walk(['1', discord.token, 'no', ''])
    expect(said).toContain('belongs to another application than the token of')
    expect(await setup.read()).toContain(before)
    await setup.walk(['1', 'yes', ''])
    expect(await setup.read()).toContain(
      `# mine\nDISCORD_APPLICATION_ID=${discord.applicationId}\nPORT=4000\n`,
    )
    expect(await setup.mode()).toBe(0o600)
  })

  test('what is set outside the file wins, and that is said', async () => {
    const setup = await startSetupWalk(urls)
    const { said } = await setup.walk(['1', discord.token, ''], {
      outside: { DISCORD_APPLICATION_ID: '12345678901234567' },
    })
    expect(said).toContain('DISCORD_APPLICATION_ID is also set outside')
  })
})

describe('interrupted and resumed', () => {
  test('the next run goes on where the last one stopped', async () => {
    const setup = await startSetupWalk(urls)
    const first = await setup.walk(['3', discord.token, '', botToken])
    expect(first.code).toBe(1)
    expect(first.said).toContain('run npm run setup again to go on from here')
    const second = await setup.walk(['', slack.appToken])
    expect(second.code).toBe(0)
    expect(second.said).toContain('Last time you chose both.')
    expect(second.said).toContain('DISCORD_TOKEN is set. Discord knows the bot')
    expect(second.said).not.toContain('Press Reset Token')
    expect(await setup.read()).toContain(`SLACK_APP_TOKEN=${slack.appToken}`)
  })

  test('a token that has stopped working is asked for again', async () => {
    const setup = await startSetupWalk(urls, `DISCORD_TOKEN=MTAwMDAwMDAwMDAwMDAwMDAw.old.token\n`)
    const { said } = await setup.walk(['1', discord.token, 'yes', ''])
    expect(said).toContain('DISCORD_TOKEN is set, but something is wrong with it.')
    expect(await setup.read()).toContain(`DISCORD_TOKEN=${discord.token}`)
  })
})

describe('the network away', () => {
  const away = { DISCORD_API_URL: 'http://127.0.0.1:2/api', SLACK_API_URL: 'http://127.0.0.1:2/' }

  test('it says so, tries again when asked, and keeps the token unchecked', async () => {
    const setup = await startSetupWalk(away)
    const { code, said } = await setup.walk(['1', discord.token, '', 'keep'])
    expect(said.match(/Discord can’t be reached from here: /g)).toHaveLength(2)
    expect(code).toBe(0)
    expect(await setup.read()).toContain(`DISCORD_TOKEN=${discord.token}`)
  })
})
