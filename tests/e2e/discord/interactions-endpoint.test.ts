import { request } from 'node:http'
import { InteractionType } from 'discord.js'
import { expect, test } from 'vitest'
import { startBot } from './discord-bot.ts'

const ping = { type: InteractionType.Ping, id: '1', application_id: '2', token: 't', version: 1 }

test('a signed ping gets a pong', async () => {
  const { fake, endpoint } = await startBot({ mode: 'http' })
  const answer = await fake.post(endpoint, ping)
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body.toString())).toEqual({ type: 1 })
})

test.each(['wrong', 'garbled', 'missing'] as const)(
  'a body with a %s signature is refused before it is parsed',
  async (signature) => {
    const { fake, endpoint } = await startBot({ mode: 'http' })
    const answers = await Promise.all([
      fake.post(endpoint, ping, { signature }),
      fake.post(endpoint, 'no JSON at all', { signature }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
  },
)

test('old requests are refused even if signed', async () => {
  const { fake, endpoint } = await startBot({ mode: 'http' })
  const answers = await Promise.all(
    [-3600, 3600, -60].map((skewSeconds) => fake.post(endpoint, ping, { skewSeconds })),
  )
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 200])
})

test('the operator is told how far off the clock is, and of a key under which nothing is right', async () => {
  const { fake, endpoint, platform } = await startBot({ mode: 'http' })
  for (let count = 0; count < 3; count += 1) {
    await fake.post(endpoint, ping, { signature: 'wrong' })
  }
  expect(platform.requestProblem?.()).toContain('Check DISCORD_PUBLIC_KEY.')
  await fake.post(endpoint, ping, { skewSeconds: -400 })
  expect(platform.requestProblem?.()).toMatch(/clock is 40\d seconds ahead of Discord’s/)
  await fake.post(endpoint, ping)
  expect(platform.requestProblem?.()).toBeUndefined()
  expect((await fake.post(endpoint, ping, { moved: 1 })).status).toBe(401)
  expect(platform.requestProblem?.()).toBeUndefined()
})

test('oversized and unknown bodies are refused', async () => {
  const { fake, endpoint } = await startBot({ mode: 'http' })
  expect(await statusOfAnnounced(endpoint, 2 ** 21)).toBe(413)
  expect(await statusOfStreamed(endpoint, 2 ** 21)).toBe(413)
  for (const body of ['no JSON', '[]', '{"type":2}', '{"type":99}', 'null']) {
    expect((await fake.post(endpoint, body)).status).toBe(400)
  }
})

test('nothing but a POST to the very path reaches the endpoint', async () => {
  const { endpoint } = await startBot({ mode: 'http' })
  const answers = await Promise.all([
    fetch(endpoint),
    fetch(`${endpoint}/more`, { method: 'POST' }),
    fetch(`${endpoint}?query`, { method: 'POST' }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 401])
})

test('what is refused is counted by its reason', async () => {
  const { fake, endpoint, metrics } = await startBot({ mode: 'http' })
  for (const signature of ['wrong', 'garbled', 'missing'] as const) {
    await fake.post(endpoint, ping, { signature })
  }
  await fake.post(endpoint, ping, { skewSeconds: -301 })
  await statusOfAnnounced(endpoint, 2 ** 21)
  const { body } = await metrics.page()
  expect(body.match(/^commonplace_refused_total\{.*/gm)?.toSorted()).toEqual([
    'commonplace_refused_total{platform="discord",reason="signature_missing"} 1',
    'commonplace_refused_total{platform="discord",reason="signature_stale"} 1',
    'commonplace_refused_total{platform="discord",reason="signature_wrong"} 2',
    'commonplace_refused_total{platform="discord",reason="too_large"} 1',
  ])
})

/** Returns the status for a body that does not say how long it is, of which this many bytes are sent but not the end. */
function statusOfStreamed(url: string, bytes: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST' })
    sent.once('response', (response) => {
      resolve(response.statusCode)
      sent.destroy()
    })
    // The bot may close the connection while the rest is on its way.
    sent.on('error', () => {})
    sent.write(Buffer.alloc(bytes))
  })
}

/** Returns the status for an announced body of this size, of which nothing is sent. */
function statusOfAnnounced(url: string, bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: { 'content-length': bytes } })
    sent.once('error', reject)
    sent.once('response', (response) => {
      resolve(response.statusCode)
      sent.off('error', reject).on('error', () => {})
      sent.destroy()
    })
    sent.flushHeaders()
  })
}
