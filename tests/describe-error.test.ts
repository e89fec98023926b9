import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DiscordAPIError, HTTPError } from 'discord.js'
import { webApi } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ConfigError } from '../src/config.ts'
import { describeError } from '../src/describe-error.ts'
import { DeliveryError } from '../src/core/platform/platform.ts'
import { StoreError } from '../src/store/store-error.ts'

const secret = 'zzdiary of Anastasia U0123ABC 123456789012345678'

function catchError(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new RangeError('Nothing was thrown.')
}

function discordError(): DiscordAPIError {
  const request = { body: { content: secret }, files: [] }
  const url = `https://discord.com/api/webhooks/1/${secret}`
  const raw = { code: 10062, message: `Unknown ${secret}`, errors: {} }
  return new DiscordAPIError(raw, 10062, 404, 'POST', url, request)
}

/** A refused call, as Slack’s own library describes it. */
async function slackError(): Promise<unknown> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: false, error: 'channel_not_found', provided: secret }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const client = new webApi.WebClient('xoxb-1', { slackApiUrl: `http://127.0.0.1:${port}/api/` })
  const error: unknown = await client.chat
    .postMessage({ channel: 'C1', text: secret })
    .catch((reason: unknown) => reason)
  server.close()
  return error
}

describe('of an error that quotes people, only its kind, its codes and its place are kept', () => {
  test.each<[string, () => unknown, object]>([
    ['of Discord', discordError, { type: 'DiscordAPIError', code: 10062, status: 404 }],
    [
      'of Discord’s server',
      () => new HTTPError(503, secret, 'POST', `https://x/${secret}`, { body: secret, files: [] }),
      { type: 'HTTPError', status: 503 },
    ],
    ['of Slack', slackError, { code: 'slack_webapi_platform_error', reason: 'channel_not_found' }],
    ['of JSON', () => catchError(() => JSON.parse(`{"a": ${secret}`)), { type: 'SyntaxError' }],
    [
      'of zod',
      () => z.record(z.string(), z.number()).safeParse({ [secret]: secret }).error,
      { type: 'ZodError', issues: ['invalid_type'] },
    ],
    [
      'of a database',
      () =>
        Object.assign(new Error(`duplicate key (${secret})`), {
          code: '23505',
          detail: `Key (name)=(${secret})`,
          where: secret,
          parameters: [secret],
          query: secret,
        }),
      { type: 'Error', code: '23505' },
    ],
    [
      'of HTTP clients',
      () =>
        Object.assign(new Error(secret), {
          code: 'ECONNRESET',
          config: { data: secret },
          request: { body: secret },
          response: { data: secret },
          syscall: 'read',
          errno: -104,
        }),
      { code: 'ECONNRESET', syscall: 'read', errno: -104 },
    ],
    [
      'of a delivery, whose sentence may quote a label',
      () => new DeliveryError('rejected', [secret], { cause: discordError() }),
      {
        type: 'DeliveryError',
        outcome: 'rejected',
        cause: expect.objectContaining({ code: 10062 }),
      },
    ],
    [
      'of several at once',
      () => new AggregateError([new Error(secret), secret], secret, { cause: secret }),
      {
        type: 'AggregateError',
        errors: [expect.objectContaining({ type: 'Error' }), { type: 'string' }],
      },
    ],
    ['that is no error', () => secret, { type: 'string' }],
    ['that is an object', () => ({ name: secret, message: secret }), { type: 'Object' }],
    [
      'whose code is a text',
      () => Object.assign(new Error(secret), { code: secret, status: secret }),
      { type: 'Error' },
    ],
    [
      'whose fields cannot be read',
      () =>
        Object.defineProperty({}, 'code', {
          get() {
            throw new Error(secret)
          },
        }),
      { type: 'Object' },
    ],
  ])('%s', async (_, make, expected) => {
    const described = describeError(await make())
    expect(described).toMatchObject(expected)
    const logged = JSON.stringify(described)
    for (const word of secret.split(' ')) expect(logged).not.toContain(word)
  })

  test('and a message that looks like a stack adds no place', () => {
    const error = new Error('hello\n    at Anastasia (src/loves-ben.ts:1:1)\n    at src/zz.ts:2:2')
    const { stack } = describeError(error)
    expect(stack?.[0]).toMatch(/^tests\/describe-error\.test\.ts:\d+:\d+$/)
    expect(stack?.join()).not.toMatch(/loves|zz/)
  })

  test('and a loop of causes ends', () => {
    const error = new Error('round')
    error.cause = error
    expect(JSON.stringify(describeError(error)).length).toBeLessThan(20_000)
  })
})

test('what we tell the operator ourselves stays', () => {
  const store = new StoreError('full', 'The disk is full.', new Error(secret))
  expect(describeError(store)).toMatchObject({ message: 'The disk is full.', problem: 'full' })
  expect(describeError(new ConfigError('PORT must be a number.'))).toMatchObject({
    message: 'PORT must be a number.',
  })
})
