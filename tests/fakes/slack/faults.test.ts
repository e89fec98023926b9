import { LogLevel, webApi } from '@slack/bolt'
import { expect, test } from 'vitest'
import { startClass, type Class } from './bolt-class.ts'
import type { Fault } from './faults.ts'

function client({ slack, token }: Class, timeout = 0): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    timeout,
  })
}

test.for<readonly [string, Fault, string, number]>([
  ['500, work not done', { answer: 500 }, 'statusCode = 500', 0],
  ['500, work done', { answer: 500, commit: 'first' }, 'statusCode = 500', 1],
  ['429', { answer: 429, retryAfter: 7 }, 'retry this request in 7 seconds', 0],
  ['a reset before the work', { answer: 'reset' }, 'fetch failed', 0],
  ['a reset after the work', { answer: 'reset', commit: 'first' }, 'fetch failed', 1],
  ['an error code', { answer: { error: 'fatal_error' } }, 'fatal_error', 0],
])('%s', async ([, fault, told, posts]) => {
  const room = await startClass()
  room.slack.fail('chat.postMessage', 1, fault)
  const { id: channel } = room.channel
  await expect(client(room).chat.postMessage({ channel, text: 'Today' })).rejects.toThrow(told)
  expect(room.team.posts(room.channel)).toHaveLength(posts)
  await client(room).chat.postMessage({ channel, text: 'Today' })
  expect(room.team.posts(room.channel)).toHaveLength(posts + 1)
})

test('a late commit happens after the caller has given up', async () => {
  const room = await startClass()
  room.slack.fail('chat.postMessage', 1, { answer: 'reset', commit: { afterMs: 300 } })
  const { id: channel } = room.channel
  await expect(client(room).chat.postMessage({ channel, text: 'Today' })).rejects.toThrow(
    'fetch failed',
  )
  expect(room.team.posts(room.channel)).toEqual([])
  await room.slack.until(() => room.team.posts(room.channel).length === 1)
  expect(room.team.posts(room.channel)[0]!.text).toBe('Today')
})

test('a call that hangs ends with the client’s timeout', async () => {
  const room = await startClass()
  room.slack.fail('*', 1, { answer: 'hang' })
  await expect(client(room, 30).auth.test()).rejects.toThrow('timeout')
  expect(await client(room).auth.test()).toMatchObject({ ok: true })
})
