import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { Hono } from 'hono'
import { pino } from 'pino'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { createMetrics } from '../src/metrics.ts'
import { type RunningServer, type ServerParts, httpAddress, startServer } from '../src/server.ts'
import { openBot, room, student } from './fixtures/bot.ts'
import { createManualClock } from './fixtures/manual-clock.ts'

const running: RunningServer[] = []

async function serve(parts: Partial<ServerParts> = {}): Promise<RunningServer> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    metrics: createMetrics(),
    log: pino({ level: 'silent' }),
    healthProblems: () => Promise.resolve([]),
    routes: [],
    mounts: [],
    ...parts,
  })
  running.push(server)
  return server
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()))
})

test('says that it lives, and apart from that what is wrong', async () => {
  const troubles = ['The database does not answer.']
  const server = await serve({ healthProblems: () => Promise.resolve(troubles) })
  const { address } = server
  server.open()
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  const deep = await fetch(`${address}/healthz/deep`)
  expect(deep.status).toBe(503)
  expect(await deep.text()).toBe('not ok\nThe database does not answer.\n')
  // It is away for every process alike, and this one still tells people so.
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  troubles.pop()
  expect((await fetch(`${address}/healthz/deep`)).status).toBe(200)
})

describe('a server that takes requests only for a while', () => {
  test('says so: not before it is open, and not from the moment when it drains', async () => {
    const clock = createManualClock()
    const server = await serve({ clock })
    const { address } = server
    expect(await ask(address, '/readyz')).toMatchObject({ status: 503, text: 'starting\n' })
    server.open()
    expect(await ask(address, '/readyz')).toMatchObject({ status: 200, text: 'ready\n' })
    const drained = server.drain(5000)
    expect(await ask(address, '/readyz')).toMatchObject({ status: 503, text: 'stopping\n' })
    await clock.advance(5000)
    await drained
    await expect(ask(address, '/readyz')).rejects.toThrow('ECONNREFUSED')
  })

  test('answers until then, each time as the last over its connection', async () => {
    const clock = createManualClock()
    const mounts = [
      {
        prefix: '/slack/',
        listener: (_: unknown, response: { end(text: string): unknown }) => response.end('bolt'),
      },
    ]
    const routes = [new Hono().get('/', (context) => context.text('the classroom'))]
    const server = await serve({ clock, mounts, routes })
    server.open()
    const agent = new Agent({ keepAlive: true })
    onTestFinished(() => agent.destroy())
    const before = await ask(server.address, '/', {}, agent)
    expect(before.connection).toBe('keep-alive')
    // Longer than any proxy keeps one, or it could be closed under a request that is on its way.
    expect(before.keepAlive).toBe('timeout=130')
    const drained = server.drain(5000)
    for (const [path, said] of [
      ['/', 'the classroom'],
      ['/slack/events', 'bolt'],
    ] as const) {
      expect(await ask(server.address, path, {}, agent)).toMatchObject({
        status: 200,
        text: said,
        connection: 'close',
      })
    }
    await clock.advance(5000)
    await drained
  })

  test('closes, at the end of it, a connection that only waits', async () => {
    const server = await serve()
    server.open()
    const { hostname, port } = new URL(server.address)
    const socket = connect(Number(port), hostname)
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(socket, 'data')
    const closed = once(socket, 'close')
    await server.drain(0)
    expect(await closed).toEqual([false])
  })
})

test('is well although the operator should know something', async () => {
  const { address } = await serve({
    healthNotes: () => Promise.resolve(['One token can’t be decrypted.']),
  })
  const health = await fetch(`${address}/healthz/deep`)
  expect([health.status, await health.text()]).toEqual([200, 'ok\nOne token can’t be decrypted.\n'])
})

test('takes no requests while it alone can serve nobody', async () => {
  const server = await serve({ ownProblems: () => ['No token can be decrypted.'] })
  server.open()
  expect(await ask(server.address, '/readyz')).toMatchObject({
    status: 503,
    text: 'not ready\nNo token can be decrypted.\n',
  })
})

test.each(['GET', 'HEAD'])('answers a check by %s that names no host', async (method) => {
  const server = await serve()
  server.open()
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
  socket.end(`${method} /readyz HTTP/1.0\r\n\r\n`)
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /)
})

test('counts what was answered, for Prometheus', async () => {
  const metrics = createMetrics()
  const { address } = await serve({ metrics })
  const { dispatch } = await openBot({ observer: metrics.observer })
  await dispatch.line({ id: 'e', person: student, room, at: 0, line: 'help' })
  const page = await fetch(`${address}/metrics`)
  expect(page.headers.get('content-type')).toContain('text/plain')
  expect(await page.text()).toContain(
    'commonplace_events_total{platform="web",kind="line",outcome="ok"} 1',
  )
})

test('hands a mounted prefix to its own listener and the rest to the routes', async () => {
  const routes = new Hono().get('/', (context) => context.text('the classroom'))
  const { address } = await serve({
    routes: [routes],
    mounts: [{ prefix: '/slack/', listener: (_, response) => void response.end('bolt') }],
  })
  expect(await (await fetch(address)).text()).toBe('the classroom')
  expect(await (await fetch(`${address}/slack/events`)).text()).toBe('bolt')
  expect((await fetch(`${address}/nowhere`)).status).toBe(404)
})

test('says that an address is in use', async () => {
  const { address } = await serve()
  await expect(serve({ port: Number(new URL(address).port) })).rejects.toThrow(
    'is in use. Stop the other program',
  )
})

test('closes with a request still open', async () => {
  const server = await serve({
    mounts: [{ prefix: '/slow', listener: (_, response) => void response.write('still ') }],
  })
  const response = await fetch(`${server.address}/slow`)
  await server.close()
  await expect(response.text()).rejects.toThrow('terminated')
  await expect(fetch(server.address)).rejects.toThrow('fetch failed')
})

describe('a client that takes its time', () => {
  const limits = {
    headersTimeout: 100,
    requestTimeout: 200,
    keepAliveTimeout: 1000,
    connectionsCheckingInterval: 50,
    maxConnections: 2,
    maxBodyBytes: 1_000_000,
  }

  test.each([
    ['with its headers', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow'],
    ['with its body', 'POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1'],
  ])('%s is sent away', async (_, sent) => {
    const { address } = await serve({ limits, mounts: [{ prefix: '/slow', listener: () => {} }] })
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname)
    socket.write(sent)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(String(answer)).toContain('408')
  })

  test('together with others takes no more than so many connections', async () => {
    const { address } = await serve({ limits: { ...limits, headersTimeout: 0, requestTimeout: 0 } })
    const { hostname, port } = new URL(address)
    const sockets = [1, 2].map(() => connect(Number(port), hostname))
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    const third = connect(Number(port), hostname)
    await once(third, 'close')
    expect(third.bytesRead).toBe(0)
    for (const socket of sockets) socket.destroy()
  })
})

test('bodies that stop just before their end are held up to a size together, and the largest go first', async () => {
  const limits = {
    headersTimeout: 0,
    requestTimeout: 0,
    keepAliveTimeout: 1000,
    connectionsCheckingInterval: 50,
    maxConnections: 20,
    // Two of them, whether or not the first part of each came with its headers and is not counted.
    maxBodyBytes: 2_500_000,
  }
  const mounts: ServerParts['mounts'] = [
    {
      prefix: '/slack/',
      listener: (received, response) =>
        void text(received).then(
          (body) => response.end(`${body.length} characters`),
          () => response.destroy(),
        ),
    },
  ]
  const { address } = await serve({ limits, mounts })
  const { hostname, port } = new URL(address)
  function send(length: number, sent: number) {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    socket.write(`POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`)
    socket.write('x'.repeat(sent))
    return socket
  }
  const slow = send(100_000, 99_999)
  const hostile = Array.from({ length: 6 }, () => send(1_000_000, 999_999))
  await expect.poll(() => hostile.filter(({ closed }) => closed).length).toBe(4)
  slow.write('x')
  expect(String((await once(slow, 'data'))[0])).toContain('100000 characters')
  // A connection that has sent much, one request after the other, holds nothing of it.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  for (let count = 0; count < 4; count += 1) {
    const posted = request(`${address}/slack/events`, { method: 'POST', agent })
    posted.end('x'.repeat(900_000))
    const [answer] = (await once(posted, 'response')) as [IncomingMessage]
    expect(await text(answer)).toBe('900000 characters')
  }
  for (const socket of [slow, ...hostile]) socket.destroy()
})

test('a route that fails answers with a sentence and without its error', async () => {
  const routes = new Hono().get('/', () => {
    throw new Error('the secret cause')
  })
  const { address } = await serve({ routes: [routes] })
  const response = await fetch(address)
  expect(response.status).toBe(500)
  expect(await response.text()).toBe('Something went wrong on our side. Please try again.\n')
})

test('an IPv6 address stands in brackets', () => {
  expect(httpAddress('::1', 3000)).toBe('http://[::1]:3000')
  expect(httpAddress('localhost', 3000)).toBe('http://localhost:3000')
})

describe('what is wrong, and the metrics', () => {
  const key = 'a key for the metrics'
  const problems = { healthProblems: () => Promise.resolve(['The disk is full.']) }
  const forwarded = { 'x-forwarded-for': '203.0.113.7' }

  test.each([
    ['without a key to this computer', undefined, {}, true],
    ['not through a proxy on it', undefined, forwarded, false],
    ['not through one that names only whom it asks for', undefined, { 'x-real-ip': '::1' }, false],
    ['not through the network of one', undefined, { 'cf-connecting-ip': '203.0.113.7' }, false],
    ['not by another name, as of another site', undefined, { host: 'rebound.example' }, false],
    ['with a key to whoever shows it', key, { authorization: `Bearer ${key}` }, true],
    ['with a key through a proxy', key, { ...forwarded, authorization: `Bearer ${key}` }, true],
    ['with a key to nobody else', key, {}, false],
    ['with a key not for a part of it', key, { authorization: 'Bearer a key' }, false],
  ])('are told %s', async (_, metricsKey, headers: Record<string, string>, isTold) => {
    const { address } = await serve({ metricsKey, ...problems })
    const metrics = await ask(address, '/metrics', headers)
    expect(metrics.status).toBe(isTold ? 200 : 403)
    expect(metrics.text.includes('process_cpu')).toBe(isTold)
    const health = await ask(address, '/healthz/deep', headers)
    expect(health.status).toBe(503)
    expect(health.text.includes('The disk is full.')).toBe(isTold)
  })
})

/** A request whose Host header and connection can be chosen, which `fetch` does not let us do. */
async function ask(
  address: string,
  path: string,
  headers: Record<string, string> = {},
  agent?: Agent,
) {
  const sent = request(`${address}${path}`, { headers, agent }).end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const { connection, 'keep-alive': keepAlive } = response.headers
  return { status: response.statusCode, text: await text(response), connection, keepAlive }
}
