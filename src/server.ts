/** The HTTP server: health, metrics, and the routes of the platforms that are switched on. */
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Hono } from 'hono'
import { systemClock } from './app/system-clock.ts'
import { ConfigError } from './config.ts'
import { type Clock, wait } from './core/platform/clock.ts'
import type { Mount } from './adapters/kit/mount.ts'
import type { Logger } from 'pino'
import { type HealthParts, type Phase, createHealthRoutes } from './health-routes.ts'
import { withoutBasePath } from './base-path.ts'
import { createBodyBudget } from './body-budget.ts'

// An import would read all that the module exports, its WebSocket among them, and so load `fetch` and HTTP/2.
const { createServer } = process.getBuiltinModule('node:http')

const defaultLimits = {
  /** How long a client may take to send the headers, and the whole request, in milliseconds. */
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** How often Node looks for clients that take longer; by default only twice a minute. */
  connectionsCheckingInterval: 1000,
  /**
   * A proxy that finds a connection closed which it was about to use can’t know whether its request arrived, so the proxy has to
   * close it first: nginx and AWS do so after one minute, Caddy after two.
   */
  keepAliveTimeout: 130_000,
  /** Beyond it new connections are refused, which leaves the process files to open. */
  maxConnections: 800,
  /** Of bodies that are still arriving, all together. A platform’s own are some kilobytes. */
  maxBodyBytes: 64 * 1024 * 1024,
}

/** Stands in the address of a request that names no host; nobody is let in for it. */
const unnamedHost = 'unnamed.invalid'

export interface ServerParts extends HealthParts {
  readonly host: string
  readonly port: number
  readonly log: Logger
  /** The path of PUBLIC_URL, such as `/bot`, which a proxy may keep or leave out. */
  readonly basePath?: string
  readonly routes: readonly Hono[]
  readonly mounts: readonly Mount[]
  readonly limits?: typeof defaultLimits
  readonly clock?: Pick<Clock, 'after'>
}

export type RunningServer = Awaited<ReturnType<typeof startServer>>

/** Returns the web address of a host name or an IP address; IPv6 stands in brackets. */
export function httpAddress(host: string, port: number): string {
  // The network that an address may name after a “%” has no place in a web address.
  return `http://${host.includes(':') ? `[${host.replace(/%.*$/, '')}]` : host}:${port}`
}

/** Throws a ConfigError if it cannot listen on HOST and PORT. */
export async function startServer(parts: ServerParts) {
  const { limits = defaultLimits, basePath = '', clock = systemClock } = parts
  let phase: Phase = 'starting'
  const app = createHealthRoutes(parts, () => phase)
  for (const routes of parts.routes) app.route('/', routes)
  app.onError((error, context) => {
    parts.log.error({ err: error }, 'A web request failed')
    return context.text('Something went wrong on our side. Please try again.\n', 500)
  })

  const countBody = createBodyBudget(limits.maxBodyBytes)
  let loading: ReturnType<typeof loadListener> | undefined

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    loading ??= loadListener(app)
    const listener = await loading
    await listener(request, response)
  }

  const server = createServer(limits, (request, response) => {
    // The next request is to be sent over a new connection, to another process.
    if (phase === 'stopping') response.setHeader('connection', 'close')
    const target = withoutBasePath(request.url ?? '/', basePath)
    if ('location' in target) {
      response.writeHead(308, target).end()
      return
    }
    request.url = target.url
    countBody(request, response)
    const mount = parts.mounts.find(({ prefix }) => request.url?.startsWith(prefix))
    if (mount === undefined) void answer(request, response)
    else mount.listener(request, response)
  })
  server.maxConnections = limits.maxConnections
  server.listen(parts.port, parts.host)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw listenError(error, parts)
  })
  const { port } = server.address() as AddressInfo
  const closed = once(server, 'close')
  return {
    address: httpAddress(parts.host, port),
    phase: (): Phase => phase,
    /** Says from now on that this process takes requests. */
    open(): void {
      phase = 'ready'
    },
    /**
     * Says at once that this process takes no more requests, and goes on answering for `ms`, which is how long a balancer needs
     * to notice. Then no new connection is accepted, and those that wait for a next request are closed.
     */
    async drain(ms: number): Promise<void> {
      phase = 'stopping'
      await wait(clock, ms)
      server.close()
    },
    /** Stops accepting requests, lets open ones finish for up to a second, then closes their connections. */
    async close(): Promise<void> {
      phase = 'stopping'
      server.close()
      setTimeout(() => server.closeAllConnections(), 1000).unref()
      await closed
    },
  }
}

/** With it come HTTP/2 and `fetch`, whose memory a bot needs only once somebody asks for a page or for its health. */
async function loadListener(app: Hono) {
  const { getRequestListener } = await import('@hono/node-server')
  // Checks of HTTP/1.0 name no host, such as those that HAProxy sends as it comes.
  return getRequestListener(app.fetch, { hostname: unnamedHost })
}

function listenError(error: NodeJS.ErrnoException, { host, port }: ServerParts): Error {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `port ${port} is in use. Stop the other program or set PORT to another number`,
    EACCES: `port ${port} needs administrator rights. Set PORT to a number above 1023`,
    EADDRNOTAVAIL:
      'this computer doesn’t have that address. Set HOST to 127.0.0.1 for this computer alone, or 0.0.0.0 for the network',
    ENOTFOUND: 'that name isn’t known on the network. Set HOST to an address of this computer',
  }
  const reason = reasons[error.code ?? ''] ?? `${error.message}. Check HOST and PORT`
  return new ConfigError(`The web server can’t start on ${host}: ${reason}.`)
}
