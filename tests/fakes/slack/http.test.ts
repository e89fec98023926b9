import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { startClass, startHttpApp } from './bolt-class.ts'

test('a signed command is answered over HTTP', async () => {
  const room = await startClass()
  await startHttpApp(room, (app) => {
    app.command('/study', async ({ ack, respond }) => {
      await ack()
      await respond('Here you are')
    })
  })
  const act = await room.ben.command(room.channel, '/study', 'scene')
  expect(act).toMatchObject({ acknowledged: true, status: 200 })
  expect((await act.answer()).text).toBe('Here you are')
})

test.for([
  ['a wrong signature', { signature: 'wrong' }, 401],
  ['no signature', { signature: 'missing' }, 401],
  ['a stale timestamp', { ageSeconds: 400 }, 401],
  ['an oversize body', { padBytes: 5_000_000 }, 413],
] as const)('Bolt refuses %s', async ([, wire, status]) => {
  const room = await startClass()
  let heard = 0
  await startHttpApp(room, (app) => {
    app.command('/study', async ({ ack }) => {
      heard += 1
      await ack()
    })
  })
  const act = await room.ben.command(room.channel, '/study', 'scene', wire)
  expect(act).toMatchObject({ acknowledged: false, status, failure: 'dispatch_failed' })
  expect(heard).toBe(0)
})

test('a replay carries the same event, and its retry number', async () => {
  const room = await startClass()
  const heard: string[] = []
  await startHttpApp(room, (app) => {
    app.event('app_home_opened', async ({ body, context }) => {
      heard.push(`${body.event_id} ${context.retryNum}`)
    })
  })
  const { payload } = await room.ada.openHome()
  await room.slack.replay('events_api', payload, { retry: { number: 1, reason: 'http_timeout' } })
  await room.slack.until(() => heard.length === 2)
  const id = String(payload['event_id'])
  expect(heard).toEqual([`${id} undefined`, `${id} 1`])
})

test('an event answered with an error is sent again until it is acknowledged', async () => {
  const room = await startClass({ eventRetryDelaysMs: [0, 0, 0] })
  const retries: string[] = []
  const server = createServer((request, response) => {
    retries.push(String(request.headers['x-slack-retry-num']))
    response.writeHead(retries.length < 3 ? 500 : 200).end()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as { port: number }
  room.slack.useRequestUrl(`http://127.0.0.1:${port}/`)
  await room.ada.openHome()
  await room.slack.until(() => retries.length === 3)
  server.closeAllConnections()
  server.close()
  expect(retries).toEqual(['undefined', '1', '2'])
})
