import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createResponseUrlClient } from '../../../src/adapters/slack/response-url.ts'

/** Far longer than a busy computer needs for an answer. */
const patienceMs = 600_000
/** For what never comes; undici looks every half second. */
const shortMs = 50

/** Starts a server that answers like this, once it has read what is posted. */
async function startSlack(answer: RequestListener) {
  const received: string[] = []
  const sockets = new Set<unknown>()
  const server = createServer({ keepAliveTimeout: patienceMs }, (request, response) => {
    sockets.add(request.socket)
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (text: string) => (body += text))
    request.on('end', () => {
      received.push(body)
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/response`, received, sockets }
}

test('posts answer after answer over few connections', async () => {
  const { url, received, sockets } = await startSlack((_, response) => response.end('ok'))
  const post = createResponseUrlClient(patienceMs)
  const answers = Array.from({ length: 8 }, (_, number) => `“Answer ${number}”`)
  for (const answer of answers) {
    expect(await post(url, answer)).toEqual({ status: 200, retryAfterSeconds: 0 })
  }
  expect(received).toEqual(answers)
  expect(sockets.size).toBeLessThan(answers.length)
})

test.each([
  [429, { 'retry-after': '7' }, 7],
  [429, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, 0],
  [404, {}, 0],
  [500, {}, 0],
  [302, { location: '/elsewhere' }, 0],
])(
  '%i with %j is what the server said, and nothing is posted twice',
  async (status, headers, retryAfterSeconds) => {
    const { url, received } = await startSlack((_, response) =>
      response.writeHead(status, headers).end(),
    )
    const post = createResponseUrlClient(patienceMs)
    expect(await post(url, '{}')).toEqual({ status, retryAfterSeconds })
    expect(received).toEqual(['{}'])
  },
)

test.each<[string, RequestListener]>([
  ['never answers', () => {}],
  ['closes the connection', ({ socket }) => socket.destroy()],
  ['answers what is no HTTP', ({ socket }) => socket.end('hello\r\n\r\n')],
])('a server that %s has not answered', async (_, answer) => {
  const { url } = await startSlack(answer)
  expect((await createResponseUrlClient(shortMs)(url, '{}')).status).toBe(0)
})

test.each(['http://127.0.0.1:1/response', 'not an address', 'file:///etc/passwd'])(
  'where nobody answers at %s there is no answer',
  async (url) => {
    expect((await createResponseUrlClient(shortMs)(url, '{}')).status).toBe(0)
  },
)

test('what Slack has taken is taken, also where the rest of its answer never comes', async () => {
  const { url } = await startSlack((_, response) => {
    response.writeHead(200)
    response.write('o')
  })
  expect((await createResponseUrlClient(patienceMs)(url, '{}')).status).toBe(200)
})
