import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { RateLimitError } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import {
  type RestClients,
  closeRestClients,
  createRestClients,
} from '../../../src/adapters/discord/rest-clients.ts'

const route = '/webhooks/1/token/messages/@original' as const
const json = { 'content-type': 'application/json' }

test('a response that stops in the middle is asked for again, and not waited for', async () => {
  let count = 0
  const { answers } = await start((_, response) => {
    count += 1
    response.writeHead(200, json)
    if (count === 1) response.write('{"id":')
    else response.end('{"id":"2"}')
  })
  expect(await answers.patch(route, { auth: false, body: {} })).toEqual({ id: '2' })
})

test('a response that is cut off in the middle is asked for again', async () => {
  let count = 0
  const { answers } = await start((_, response) => {
    count += 1
    response.writeHead(200, json)
    if (count < 3) response.write('{"id":', () => response.destroy())
    else response.end('{"id":"3"}')
  })
  expect(await answers.patch(route, { auth: false, body: {} })).toEqual({ id: '3' })
})

test.each([
  ['names no wait', {}],
  ['names a date', { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' }],
])('a rate limit that %s is not asked again at once', async (_, headers) => {
  let count = 0
  const { bot } = await start((__, response) => {
    count += 1
    response.writeHead(429, { 'content-type': 'text/html', ...headers }).end('<p>code: 1015')
  })
  await expect(bot.get('/users/@me')).rejects.toBeInstanceOf(RateLimitError)
  expect(count).toBe(1)
})

test('nobody waits ten minutes for an answer', async () => {
  const { answers, followUps } = await start((_, response) => {
    response.writeHead(429, { ...json, 'retry-after': '600' }).end('{}')
  })
  for (const rest of [answers, followUps]) {
    await expect(rest.patch(route, { auth: false, body: {} })).rejects.toBeInstanceOf(
      RateLimitError,
    )
  }
})

/** Discord as far as its responses go; the bot waits half a second for each. */
async function start(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<RestClients> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const timeouts = { answerMs: 500, followUpMs: 500, botMs: 500 }
  const rests = createRestClients({ apiUrl: `http://127.0.0.1:${port}/api`, token: 'x' }, timeouts)
  onTestFinished(() => {
    closeRestClients(rests)
    server.closeAllConnections()
    server.close()
  })
  return rests
}
