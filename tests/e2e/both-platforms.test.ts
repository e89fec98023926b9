import { expect, onTestFinished, test } from 'vitest'
import { startFakeDiscord } from '../fakes/discord/server.ts'
import { startFakeSlack } from '../fakes/slack/start-fake-slack.ts'
import { startProcess } from '../fixtures/bot-process.ts'

test('one process serves Discord and Slack from one store, and says nothing secret in its log', async () => {
  const discord = await startFakeDiscord({
    rateLimits: false,
    ackDeadlineMs: 60_000,
  })
  onTestFinished(() => discord.close())
  const slack = await startFakeSlack()
  onTestFinished(() => slack.close())
  const guild = discord.addGuild({ name: 'Period 3' })
  const channel = discord.addChannel(guild, { name: 'her' })
  const teacher = discord.addPerson(guild, 'Ms. Rivera', { permissions: ['ManageGuild'] })
  const team = slack.addWorkspace('period-3')
  const { token } = team.install()
  const ada = team.addPerson({ name: 'ada', admin: true })
  const room = team.addChannel({ name: 'film-club', withApp: true })

  const bot = await startProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.applicationId,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: token,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  })
  expect(await (await fetch(`${bot.address}/readyz`)).text()).toBe('ready\n')
  expect((await fetch(`${bot.address}/`)).status).toBe(404)

  await teacher.slash(channel, 'progress set', { scene: 'A letter at work' })
  const gated = await (await teacher.slash(channel, 'scene', { query: 'the ride back' })).replied()
  expect(gated.text).not.toContain('The ride back')
  const open = await (await ada.command(room, '/study', 'scene the ride back')).answer()
  expect(open.text).toContain('The ride back')

  bot.child.kill('SIGTERM')
  expect(await bot.ended).toBe(0)
  for (const secret of [discord.token, token, slack.appToken]) {
    expect(bot.said()).not.toContain(secret)
  }
  expect([discord.violations, discord.late, discord.pings]).toEqual([[], [], []])
  expect([slack.violations, slack.late, slack.pings]).toEqual([[], [], []])
})
