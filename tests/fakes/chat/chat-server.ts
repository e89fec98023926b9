/** The fake platform behind HTTP, so that processes can be killed in the middle of a request to it. */
import { once } from 'node:events'
import { type ServerResponse, createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { DeliveryError, type Platform } from '../../../src/core/platform/platform.ts'
import type { FakeChat } from './fake-chat.ts'

/** What a client sends: the verb of the port and its arguments. */
export interface ChatCall {
  readonly verb:
    | 'post'
    | 'findByKey'
    | 'startThread'
    | 'pin'
    | 'unpin'
    | 'checkPermissions'
    | 'sendDirectMessage'
  readonly args: readonly unknown[]
}

/** Serves until it is closed; each request takes `delay` ms before it is done and again before it is answered. */
export async function startChatServer(chat: FakeChat, delay: () => number) {
  const server = createServer((request, response) => {
    answer(json(request) as Promise<ChatCall>, response).catch(() => response.destroy())
  })

  async function answer(body: Promise<ChatCall>, response: ServerResponse): Promise<void> {
    const { verb, args } = await body
    await wait(delay())
    const call = chat.platform[verb] as (...args: readonly unknown[]) => Promise<unknown>
    const [status, result] = await call(...args).then(
      (value) => [200, { value }] as const,
      (error: unknown) => {
        if (!(error instanceof DeliveryError)) throw error
        return [statusOf(error), { retryAfterMs: error.retryAfterMs }] as const
      },
    )
    await wait(delay())
    // Half of the lost answers are a broken connection, half an error page.
    if (status === 500 && chat.counts.requests % 2 === 0) response.destroy()
    else response.writeHead(status).end(JSON.stringify(result))
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port for the fake chat.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function statusOf(error: DeliveryError): number {
  switch (error.outcome) {
    case 'retryable':
      return 429
    case 'rejected':
      return 403
    case 'unknown':
      return 500
    default:
      return error.outcome satisfies never
  }
}

/** The platform as a process elsewhere sees it. */
export function chatClient(url: string, name: Platform['name'], keyWindow: number): Platform {
  async function call<T>(verb: ChatCall['verb'], ...args: readonly unknown[]): Promise<T> {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ verb, args }),
    }).catch((cause: unknown) => {
      throw new DeliveryError('unknown', ['The connection was reset.'], { cause })
    })
    const { value, retryAfterMs = 0 } = (await response.json().catch((cause: unknown) => {
      throw new DeliveryError('unknown', ['The answer broke off.'], { cause })
    })) as { value: T; retryAfterMs?: number }
    if (response.ok) return value
    if (response.status === 429)
      throw new DeliveryError('retryable', ['Too fast.'], { retryAfterMs })
    throw new DeliveryError(response.status === 403 ? 'rejected' : 'unknown', ['It failed.'])
  }

  return {
    name,
    ...(keyWindow === 0 ? {} : { dedupeWindowMs: keyWindow }),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    healthProblem: () => undefined,
    rateLimit: () => ({ key: name, perSecond: 40 }),
    post: (...args) => call('post', ...args),
    edit: () => Promise.resolve(),
    sendDirectMessage: (...args) => call('sendDirectMessage', ...args),
    startThread: (...args) => call('startThread', ...args),
    pin: (...args) => call('pin', ...args),
    unpin: (...args) => call('unpin', ...args),
    findByKey: (...args) => call('findByKey', ...args),
    checkPermissions: (...args) => call('checkPermissions', ...args),
    permalink: () => undefined,
  }
}
