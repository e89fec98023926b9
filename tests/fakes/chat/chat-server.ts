/** The fake platform behind HTTP, so that processes can be killed in the middle of a request. */
import { EventEmitter, once } from 'node:events'
import { type ServerResponse, createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { DeliveryError, type Platform } from '../../../src/core/platform/platform.ts'
import type { ChatRequest, FakeChat } from './fake-chat.ts'

/** What a client sends: a method of the platform port and its arguments. */
export interface ChatCall {
  readonly method: ChatRequest
  readonly args: readonly unknown[]
  /** Epoch milliseconds after which the request is lost, as every platform drops an old request at some point. */
  readonly expiresAt?: number
}

/** Serves until closed. Each request waits `delay` ms before it takes effect and again before it is answered. */
export async function startChatServer(chat: FakeChat, delay: () => number) {
  const requests = new EventEmitter()
  const server = createServer((request, response) => {
    requests.emit('request')
    answer(json(request) as Promise<ChatCall>, response).catch(() => response.destroy())
  })

  async function answer(body: Promise<ChatCall>, response: ServerResponse): Promise<void> {
    const { method, args, expiresAt = Infinity } = await body
    await wait(delay())
    if (Date.now() >= expiresAt) {
      response.destroy()
      return
    }
    const call = chat.platform[method] as (...args: readonly unknown[]) => Promise<unknown>
    const [status, result] = await call(...args).then(
      (value) => [200, { value }] as const,
      (error: unknown) => {
        if (!(error instanceof DeliveryError)) throw error
        return [statusOf(error), { retryAfterMs: error.retryAfterMs }] as const
      },
    )
    await wait(delay())
    // Half of the lost answers are broken connections, the other half error pages.
    if (status === 500 && chat.counts.requests % 2 === 0) response.destroy()
    else response.writeHead(status).end(JSON.stringify(result))
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port for the fake chat.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    /** Resolves once this many more requests have arrived. */
    async nextRequests(count: number): Promise<void> {
      for (let seen = 0; seen < count; seen += 1) await once(requests, 'request')
    },
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

export interface ChatClientOptions {
  readonly url: string
  readonly name: Platform['name']
  readonly keyWindowMs: number
  /** Returns when a post with this key expires (epoch milliseconds), if it does. */
  readonly expiresAt: (key: string | undefined) => number | undefined
}

/** The platform as another process sees it. */
export function chatClient({ url, name, keyWindowMs, expiresAt }: ChatClientOptions): Platform {
  function call<T>(method: ChatRequest, ...args: readonly unknown[]): Promise<T> {
    return send({ method, args })
  }

  async function send<T>(body: ChatCall): Promise<T> {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
    }).catch((cause: unknown) => {
      throw new DeliveryError('unknown', ['The connection was reset.'], { cause })
    })
    const { value, retryAfterMs = 0 } = (await response.json().catch((cause: unknown) => {
      throw new DeliveryError('unknown', ['The response was cut off.'], { cause })
    })) as { value: T; retryAfterMs?: number }
    if (response.ok) return value
    if (response.status === 429) {
      throw new DeliveryError('retryable', ['Too fast.'], { retryAfterMs })
    }
    throw new DeliveryError(response.status === 403 ? 'rejected' : 'unknown', ['It failed.'])
  }

  return {
    name,
    ...(keyWindowMs === 0 ? {} : { dedupeWindowMs: keyWindowMs }),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    healthProblem: () => undefined,
    rateLimit: () => ({ key: name, perSecond: 40 }),
    post: (...args) => {
      const expiry = expiresAt(args[2]?.idempotencyKey)
      return send({ method: 'post', args, ...(expiry === undefined ? {} : { expiresAt: expiry }) })
    },
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
