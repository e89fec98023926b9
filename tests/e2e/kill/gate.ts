/** A proxy in front of a chat platform, or of the bot, in which a test can stop a request at a chosen step. */
import { once } from 'node:events'
import {
  type IncomingMessage,
  type ServerResponse,
  createServer,
  request as httpRequest,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/**
 * How far a request gets: it never arrives, it arrives but the sender is gone, it is answered but the answer gets lost, or the
 * answer is delivered.
 */
export const steps = ['unsent', 'sent', 'answered', 'delivered'] as const
export type Step = (typeof steps)[number]

export interface PassingRequest {
  readonly method: string
  readonly path: string
  readonly body: string
}

interface Stop {
  readonly matches: (request: PassingRequest) => boolean
  readonly step: Step
  /** What happens there; the request goes on afterwards, as far as `step` says. */
  readonly act: () => Promise<void>
}

export interface Gate {
  readonly url: string
  /** Passes everything on to this address from now on; without one, every connection is cut. */
  passTo(url: string | undefined): void
  /** While away, it answers 503 to everything, and asks to wait a second. */
  setAway(isAway: boolean): void
  /** Stops the next request that matches. Returns a function that withdraws it. */
  stopNext(stop: Stop): () => void
  close(): Promise<void>
}

export async function openGate(): Promise<Gate> {
  let target: string | undefined
  let away = false
  let stops: readonly Stop[] = []

  function takeStop(request: PassingRequest): Stop | undefined {
    const stop = stops.find(({ matches }) => matches(request))
    stops = stops.filter((other) => other !== stop)
    return stop
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming)
    if (away) {
      response.writeHead(503, { 'retry-after': '1' }).end('{}')
      return
    }
    const { method = '', url: path = '' } = incoming
    const stop = takeStop({ method, path, body: body.toString('latin1') })
    if (stop?.step === 'unsent') {
      await stop.act()
      response.destroy()
      return
    }
    if (stop?.step === 'sent') await stop.act()
    const answer = await passOn(target, incoming, body)
    if (stop?.step === 'answered') await stop.act()
    if (answer === undefined || stop?.step === 'sent' || stop?.step === 'answered') {
      response.destroy()
      return
    }
    response.writeHead(answer.status, answer.headers).end(answer.body)
    if (stop?.step === 'delivered') await stop.act()
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passTo(url) {
      target = url
    },
    setAway(isAway) {
      away = isAway
    },
    stopNext(stop) {
      stops = [...stops, stop]
      return () => {
        stops = stops.filter((other) => other !== stop)
      }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Passed {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: Buffer
}

/** Returns the answer, or undefined if the connection failed. */
function passOn(
  target: string | undefined,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<Passed | undefined> {
  const { promise, resolve } = Promise.withResolvers<Passed | undefined>()
  if (target === undefined) return Promise.resolve(undefined)
  const { host: _host, connection: _connection, ...kept } = headers
  const outgoing = httpRequest(new URL(url ?? '/', target), {
    method: method ?? 'GET',
    headers: { ...kept, 'content-length': body.length },
    agent: false,
  })
  outgoing.on('error', () => resolve(undefined))
  outgoing.on('response', (answer) => {
    const { connection: _closed, 'transfer-encoding': _chunked, ...rest } = answer.headers
    const status = answer.statusCode ?? 502
    buffer(answer).then(
      (read) => {
        const length = read.length > 0 ? { 'content-length': String(read.length) } : {}
        resolve({ status, headers: { ...(rest as Passed['headers']), ...length }, body: read })
      },
      () => resolve(undefined),
    )
  })
  outgoing.end(body)
  return promise
}
