import { createPublicKey, verify } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { REST, Routes } from 'discord.js'
import { afterEach, expect, test } from 'vitest'
import { startFakeDiscord, type FakeDiscord, type FakeOptions } from './server.ts'

let fake: FakeDiscord

afterEach(async () => {
  await fake.close()
})

const posting = 'POST /channels/{channel_id}/messages'

async function setUp(options: FakeOptions = {}) {
  fake = await startFakeDiscord(options)
  const guild = fake.addGuild()
  const channel = fake.addChannel(guild)
  const rest = new REST({ api: fake.apiUrl, retries: 0 }).setToken(fake.token)
  return { guild, channel, rest, post }

  function post(content: string, nonce?: string): Promise<unknown> {
    const once = nonce === undefined ? {} : { nonce, enforce_nonce: true }
    return rest.post(Routes.channelMessages(channel.id), { body: { content, ...once } })
  }
}

test('a bucket that is used up makes discord.js wait, without a single 429', async () => {
  const routes = { [posting]: { limit: 2, perMs: 200 } }
  const { channel, post } = await setUp({ rateLimits: { routes } })
  await Promise.all(['1', '2', '3', '4', '5'].map((content) => post(content)))
  expect(fake.messages(channel).map(({ content }) => content)).toEqual(['1', '2', '3', '4', '5'])
  expect(fake.requests.filter(({ status }) => status === 429)).toEqual([])
})

test('the global limit answers 429 but exempts interaction callbacks', async () => {
  await setUp({ rateLimits: { globalPerSecond: 3 } })
  const headers = { authorization: `Bot ${fake.token}` }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => fetch(`${fake.apiUrl}/v10/users/@me`, { headers })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
  const refused = answers.find(({ status }) => status === 429)
  expect(refused?.headers.get('x-ratelimit-global')).toBe('true')
  expect(await refused?.json()).toMatchObject({ global: true })
  const url = `${fake.apiUrl}/v10/interactions/1/token/callback`
  const body = JSON.stringify({ type: 5 })
  const callback = await fetch(url, { method: 'POST', body })
  expect(await callback.json()).toMatchObject({ code: 10062 })
})

test('after a lost response or a late commit the nonce finds the message', async () => {
  const { channel, post } = await setUp()
  fake.faults.next(posting, { kind: 'reset', committed: true })
  await expect(post('a', 'one')).rejects.toThrow('other side closed')
  await post('a', 'one')
  fake.faults.next(posting, { kind: 'late-commit', afterMs: 20 })
  await expect(post('b', 'two')).rejects.toThrow('other side closed')
  await fake.until(() => fake.messages(channel).length === 2)
  expect(fake.messages(channel).map(({ content }) => content)).toEqual(['a', 'b'])
})

test('a fault before the work posts nothing', async () => {
  const { channel, post } = await setUp()
  fake.faults.next(posting, { kind: 'status', status: 500 })
  await expect(post('a')).rejects.toMatchObject({ status: 500 })
  fake.faults.next(posting, { kind: 'reset' })
  await expect(post('a')).rejects.toThrow('other side closed')
  const withdraw = fake.faults.next('*', { kind: 'status', status: 502 }, { times: Infinity })
  await expect(post('a')).rejects.toMatchObject({ status: 502 })
  withdraw()
  fake.faults.outage = true
  await expect(post('a')).rejects.toMatchObject({ status: 503 })
  fake.faults.outage = false
  expect(fake.messages(channel)).toEqual([])
  fake.faults.next(posting, { kind: 'rate-limit', retryAfterMs: 10 })
  await post('a')
  expect(fake.messages(channel)).toHaveLength(1)
})

test('an endpoint may answer 202 and call back, and a wrong answer is recorded', async () => {
  const { guild, channel, rest } = await setUp()
  const body = [{ name: 'help', description: 'Help' }]
  await rest.put(Routes.applicationCommands(fake.applicationId), { body })
  const answers = [
    { status: 202, answer: undefined },
    { status: 200, answer: { type: 4, data: {} } },
  ]
  const bot = createServer((_request, response) => {
    const { status, answer } = answers.shift()!
    response.writeHead(status).end(JSON.stringify(answer))
  })
  bot.listen(0, '127.0.0.1')
  await once(bot, 'listening')
  fake.useEndpoint(`http://127.0.0.1:${(bot.address() as AddressInfo).port}/`)
  const ana = fake.addPerson(guild, 'Ana')
  const reply = ana.slash(channel, 'help')
  await fake.until(() => answers.length === 1)
  const [{ id, token } = { id: '', token: '' }] = fake.interactions
  const callback = { type: 4, data: { content: 'Hello' } }
  fake.faults.next('*', { kind: 'latency', ms: 1 })
  await rest.post(Routes.interactionCallback(id, token), { body: callback, auth: false })
  expect((await reply).text).toBe('Hello')
  const empty = ana.slash(channel, 'help').catch(String)
  await fake.until(() => fake.violations.length === 1)
  fake.advance(3001)
  expect(await empty).toContain('empty message')
  bot.closeAllConnections()
  bot.close()
})

test('interactions are sent as signed posts, and the response is the answer', async () => {
  const { guild, channel, rest } = await setUp()
  const body = [{ name: 'help', description: 'Help' }]
  await rest.put(Routes.applicationCommands(fake.applicationId), { body })
  const der = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(fake.publicKey, 'hex'),
  ])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  const bot = createServer((request, response) => {
    void text(request).then((raw) => {
      const signed = Buffer.from(String(request.headers['x-signature-timestamp']) + raw)
      const signature = Buffer.from(String(request.headers['x-signature-ed25519']), 'hex')
      const isGenuine = signature.length === 64 && verify(null, signed, key, signature)
      response.writeHead(isGenuine ? 200 : 401, { 'content-type': 'application/json' })
      const isPing = (JSON.parse(raw) as { type: number }).type === 1
      response.end(JSON.stringify(isPing ? { type: 1 } : { type: 4, data: { content: 'Hello' } }))
    })
  })
  bot.listen(0, '127.0.0.1')
  await once(bot, 'listening')
  const url = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/`
  fake.useEndpoint(url)
  const outcome = await fake.addPerson(guild, 'Ana').slash(channel, 'help')
  expect(outcome.text).toBe('Hello')
  expect((await fake.replay(outcome.interaction))?.status).toBe(200)
  expect(outcome.messages).toHaveLength(1)
  const ping = await fake.post(url, { type: 1 })
  expect(ping.body.toString()).toBe('{"type":1}')
  const stale = await fake.post(url, { type: 1 }, { skewSeconds: -600 })
  expect(stale.status).toBe(200)
  const kinds = ['wrong', 'garbled', 'missing'] as const
  const refused = await Promise.all(
    kinds.map((signature) => fake.post(url, { type: 1 }, { signature })),
  )
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 401])
  bot.closeAllConnections()
  bot.close()
  await once(bot, 'close')
  const unheard = fake.addPerson(guild, 'Ben').slash(channel, 'help')
  await expect(unheard).rejects.toThrow('fetch failed')
})
