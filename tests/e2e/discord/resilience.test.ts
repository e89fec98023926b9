import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createDiscord } from '../../../src/adapters/discord/index.ts'
import { interactionLimits } from '../../../src/adapters/discord/limits.ts'
import { defineCommand } from '../../../src/core/command/command.ts'
import { type Reply, replyWith, text } from '../../../src/core/reply/reply.ts'
import { startFakeDiscord } from '../../fakes/discord/server.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { noProblems, patientTimeouts, problemsOf, startBot } from './discord-bot.ts'
import { scriptedDispatch } from './scripted-dispatch.ts'

const lookup = ['scene', { query: 'carnival' }] as const

test('the bot uses no intent but that for servers', async () => {
  const { fake } = await startBot()
  expect(fake.gateway.intents).toEqual([1])
})

test('a dropped connection resumes, and interactions from meanwhile are answered', async () => {
  const { fake, platform, student, channel } = await startBot()
  expect(platform.healthProblem()).toBeUndefined()
  fake.gateway.drop()
  await fake.until(() => platform.healthProblem())
  expect(platform.healthProblem()).toContain('1 of 1 shards')
  const outcome = await student.slash(channel, ...lookup)
  expect(outcome.kind).toBe('message')
  await fake.until(() => platform.healthProblem() === undefined)
  expect(fake.gateway.resumed).toBe(1)
  expect(problemsOf(fake)).toEqual(noProblems)
})

test.each([true, false])(
  'the bot recovers from an invalid session (resumable: %s)',
  async (resumable) => {
    const { fake, platform, student, channel } = await startBot()
    fake.gateway.invalidate(resumable)
    await fake.until(() => fake.gateway.identified + fake.gateway.resumed > 1)
    await fake.until(() => platform.healthProblem() === undefined)
    expect((await student.slash(channel, ...lookup)).kind).toBe('message')
  },
)

test('the bot recovers from an outage', async () => {
  const { fake, platform, student, channel, room } = await startBot()
  fake.faults.outage = true
  fake.gateway.drop()
  await fake.until(() => platform.healthProblem())
  await expect(platform.post(room, replyWith(text('Now?')))).rejects.toMatchObject({
    outcome: 'unknown',
  })
  fake.faults.outage = false
  await fake.until(() => platform.healthProblem() === undefined)
  expect((await student.slash(channel, ...lookup)).kind).toBe('message')
  await platform.post(room, replyWith(text('Now.')))
})

test('a revoked token is reported', async () => {
  const { fake, platform } = await startBot()
  fake.gateway.close(4004)
  expect(await fake.until(() => platform.healthProblem())).toContain('DISCORD_TOKEN')
})

test.each([
  ['an error', { kind: 'status', status: 502 }],
  ['a reset connection', { kind: 'reset' }],
  ['a lost confirmation', { kind: 'reset', committed: true }],
  ['a rate limit', { kind: 'rate-limit', retryAfterMs: 50 }],
  ['a rate limit that names no wait', { kind: 'rate-limit' }],
  ['a firewall’s page', { kind: 'page', status: 403 }],
] as const)('an answer survives %s and is in time', async (_, fault) => {
  const { fake, student, channel } = await startBot()
  const route = 'POST /interactions/{interaction_id}/{interaction_token}/callback'
  fake.faults.next(route, fault)
  const outcome = await student.slash(channel, ...lookup)
  expect(outcome.kind).toBe('message')
  expect(student.messages(channel)).toHaveLength(1)
  expect(fake.late).toEqual([])
})

test('a deleted channel and a removed bot are reported; a server’s outage is not', async () => {
  const { fake, guild, channel, lost } = await startBot()
  const other = fake.addGuild()
  fake.makeUnavailable(other)
  fake.deleteChannel(channel)
  fake.removeBot(guild)
  await fake.until(() => lost.length === 2)
  expect(lost).toEqual([
    { class: `discord:${guild.id}`, room: `discord:${channel.id}` },
    { class: `discord:${guild.id}` },
  ])
})

test('the bot opens as many shards as Discord recommends', async () => {
  const { fake, platform, student, channel } = await startBot({ fake: { shards: 2 } })
  expect(fake.gateway.connected).toBe(2)
  expect(platform.healthProblem()).toBeUndefined()
  expect((await student.slash(channel, ...lookup)).kind).toBe('message')
})

/** The adapter alone, not started yet, with a clock that stands still. */
async function unstarted(token?: string, mode: 'gateway' | 'http' = 'gateway') {
  const clock = createManualClock()
  const fake = await startFakeDiscord()
  const { apiUrl, applicationId } = fake
  const publicKey = mode === 'http' ? fake.publicKey : undefined
  const { platform } = createDiscord(
    { token: token ?? fake.token, applicationId, publicKey, mode, apiUrl },
    {
      dispatch: scriptedDispatch(),
      log: pino({ level: 'silent' }),
      clock,
      timeouts: patientTimeouts,
    },
  )
  onTestFinished(async () => {
    await platform.stop()
    await fake.close()
  })
  return { fake, platform, clock }
}

test('a wrong token stops the start with a sentence', async () => {
  const { platform } = await unstarted('MTAwMDAwMDAwMDAwMDAwMDAw.another.token')
  await expect(platform.start()).rejects.toThrow('Discord rejected DISCORD_TOKEN')
})

test('where Discord calls the bot, a wrong token is reported and answers go on', async () => {
  const { platform } = await unstarted('MTAwMDAwMDAwMDAwMDAwMDAw.another.token', 'http')
  await platform.start()
  expect(platform.healthProblem()).toContain('Discord rejected DISCORD_TOKEN')
})

test('a start during an outage succeeds once it is over', async () => {
  const { fake, platform, clock } = await unstarted()
  fake.faults.outage = true
  await platform.start()
  expect(platform.healthProblem()).toContain('still trying')
  fake.faults.outage = false
  await clock.advance(2000)
  await fake.until(() => platform.healthProblem() === undefined)
  expect(fake.gateway.connected).toBe(1)
})

test('a stop waits for unfinished answers', async () => {
  const gate = Promise.withResolvers<Reply>()
  const slow = defineCommand({
    name: 'slow',
    summary: 'Is slow',
    audience: 'person',
    options: {},
    run: () => gate.promise,
  })
  const clock = createManualClock()
  const dispatch = scriptedDispatch(slow)
  const bot = await startBot({ clock, through: () => dispatch })
  const asked = bot.student.slash(bot.channel, 'slow')
  await bot.fake.until(() => dispatch.isWorking())
  await clock.advance(interactionLimits.deferAfterMs)
  const outcome = await asked
  const stopped = bot.platform.stop()
  gate.resolve(replyWith(text('Just in time')))
  await stopped
  expect(outcome.text).toBe('Just in time')
})

test('a stop during an outage stops reconnecting', async () => {
  const { fake, platform } = await startBot()
  fake.faults.outage = true
  fake.gateway.drop()
  await fake.until(() => platform.healthProblem())
  await platform.stop()
  fake.faults.outage = false
  const again = fake.until(() => fake.gateway.connected > 0, { timeoutMs: 1500 })
  await expect(again).rejects.toThrow('in vain')
})

test('a token that REST rejects is reported until it is accepted again', async () => {
  const { fake, platform, room } = await startBot({ mode: 'http' })
  const accept = fake.faults.next('*', { kind: 'status', status: 401 }, { times: 9 })
  await expect(platform.post(room, replyWith(text('?')))).rejects.toMatchObject({
    outcome: 'retryable',
  })
  expect(platform.healthProblem()).toContain('DISCORD_TOKEN')
  accept()
  await platform.post(room, replyWith(text('!')))
  expect(platform.healthProblem()).toBeUndefined()
})

test('an event that the library cannot read costs nothing but itself', async () => {
  const { fake, guild, channel, student, lost } = await startBot()
  const voice = { id: '1234567890123456789', guild_id: guild.id, type: 2, name: 'Voice' }
  const thread = { id: '1234567890123456790', guild_id: guild.id, type: 11, parent_id: voice.id }
  fake.gateway.send('CHANNEL_CREATE', { ...voice, permission_overwrites: [], position: 1 })
  fake.gateway.send('THREAD_CREATE', { ...thread, name: 'In it', thread_metadata: {} })
  const known =
    'GUILD_DELETE CHANNEL_DELETE THREAD_DELETE THREAD_CREATE GUILD_CREATE INTERACTION_CREATE'
  for (const event of `${known} GUILD_ROLE_CREATE SOMETHING_NEW constructor`.split(' ')) {
    for (const data of [{}, { id: 7 }, [], 'text', 0]) fake.gateway.send(event, data)
  }
  expect((await student.slash(channel, ...lookup)).kind).toBe('message')
  expect(lost).toEqual([])
})

test('a stop while the bot is still connecting leaves no connection behind', async () => {
  const { fake, platform } = await unstarted()
  const started = platform.start()
  await fake.until(() => fake.requests.length > 0)
  await platform.stop()
  await started.catch(() => undefined)
  await fake.until(() => fake.gateway.connected === 0)
  expect(fake.gateway.identified).toBe(0)
})
