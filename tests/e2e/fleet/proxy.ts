/** A plain load balancer: round robin over the processes that say at `/readyz` that they take requests. */
import { once } from 'node:events'
import { type IncomingMessage, type ServerResponse, Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'

export interface ProxyOptions {
  readonly servers: readonly string[]
  /** Whether a request whose connection is refused goes to the next server. */
  readonly triesNext?: boolean
  readonly askEveryMs?: number
}

export interface Proxy {
  readonly url: string
  /** How many requests each server has had, in the order in which they were given. */
  readonly taken: readonly number[]
  /** Requests for which there was no server, or whose server was gone. */
  readonly refused: () => number
  readonly close: () => void
}

/** A busy machine answers late, and is none the less ready. */
const patienceMs = 10_000

interface Server {
  readonly url: string
  isReady: boolean
}

export async function startProxy({
  servers: urls,
  triesNext = false,
  askEveryMs = 1000,
}: ProxyOptions): Promise<Proxy> {
  const servers: readonly Server[] = urls.map((url) => ({ url, isReady: false }))
  const taken = urls.map(() => 0)
  // As proxies do, it keeps its connections open for the next request.
  const agent = new Agent({ keepAlive: true })
  let turn = 0
  let refused = 0

  async function ask(server: Server): Promise<void> {
    const signal = AbortSignal.timeout(patienceMs)
    const headers = { connection: 'close' }
    const answer = await fetch(`${server.url}/readyz`, { signal, headers }).catch(() => undefined)
    await answer?.body?.cancel()
    server.isReady = answer?.status === 200
  }

  function next(tried: ReadonlySet<Server>): Server | undefined {
    for (let step = 0; step < servers.length; step += 1) {
      turn = (turn + 1) % servers.length
      const server = servers[turn]
      if (server?.isReady === true && !tried.has(server)) return server
    }
    return undefined
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming)
    const tried = new Set<Server>()
    let status = 503
    for (let server = next(tried); server !== undefined; server = next(tried)) {
      tried.add(server)
      taken[servers.indexOf(server)]! += 1
      const failure = await pass(server.url, incoming, body, response)
      if (failure === undefined) return
      status = 502
      if (!triesNext || failure !== 'ECONNREFUSED') break
    }
    refused += 1
    response.writeHead(status).end()
  }

  /** Returns the code of what went wrong before the first byte of an answer. */
  function pass(
    url: string,
    { method = 'GET', url: path = '/', headers }: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
  ): Promise<string | undefined> {
    return new Promise((resolve) => {
      const sent = request(`${url}${path}`, { method, agent, headers }, (answer) => {
        const { connection: _, 'keep-alive': __, ...kept } = answer.headers
        response.writeHead(answer.statusCode ?? 502, kept)
        answer.on('error', () => response.destroy())
        answer.pipe(response).on('close', () => resolve(undefined))
      })
      sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
      sent.end(body)
    })
  }

  const server = createServer({ keepAliveTimeout: 600_000 }, (incoming, response) => {
    handle(incoming, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  let isClosed = false

  async function keepAsking(each: Server): Promise<void> {
    while (!isClosed) {
      await pause(askEveryMs, undefined, { ref: false })
      await ask(each)
    }
  }

  await Promise.all(servers.map(ask))
  for (const each of servers) void keepAsking(each)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    refused: () => refused,
    close() {
      isClosed = true
      agent.destroy()
      server.closeAllConnections()
      server.close()
    },
  }
}
