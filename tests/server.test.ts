import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { createMetrics } from '../src/metrics.ts'
import { type RunningServer, type ServerParts, startServer } from '../src/server.ts'
import { openBot, room, student } from './fixtures/bot.ts'

const running: RunningServer[] = []

async function serve(parts: Partial<ServerParts> = {}): Promise<RunningServer> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    metrics: createMetrics(),
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

test('says that it lives, and whether it can work', async () => {
  const troubles = ['The database does not answer.']
  const { address } = await serve({ healthProblems: () => Promise.resolve(troubles) })
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  const notReady = await fetch(`${address}/readyz`)
  expect(notReady.status).toBe(503)
  expect(await notReady.text()).toContain('The database does not answer.')
  troubles.pop()
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
})

test('counts what was answered, for Prometheus', async () => {
  const metrics = createMetrics()
  const { address } = await serve({ metrics })
  const dispatch = metrics.instrument((await openBot()).dispatch)
  await dispatch.line({ id: 'e', person: student, room, at: 0, line: 'help' })
  const page = await fetch(`${address}/metrics`)
  expect(page.headers.get('content-type')).toContain('text/plain')
  expect(await page.text()).toContain('commonplace_events_total{platform="web",kind="line"} 1')
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
