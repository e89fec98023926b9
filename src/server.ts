/** The HTTP server: health, metrics, and the routes of the platforms that are switched on. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { ConfigError } from './config.ts'
import { isLoopback } from './core/platform/loopback.ts'
import type { Mount } from './adapters/kit/mount.ts'
import { isSameSecret } from './adapters/kit/same-secret.ts'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'
import { withoutBasePath } from './base-path.ts'

const defaultLimits = {
  /** How long a client may take to send the headers, and the whole request, in milliseconds. */
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  /** How often Node looks for clients that take longer; by default only twice a minute. */
  connectionsCheckingInterval: 1000,
  /** Beyond it new connections are refused, which leaves the process files to open. */
  maxConnections: 800,
}

export interface ServerParts {
  readonly host: string
  readonly port: number
  readonly metrics: Metrics
  readonly log: Logger
  /** The path of PUBLIC_URL, such as `/bot`, which a proxy may keep or leave out. */
  readonly basePath?: string
  /** What a reader of metrics has to show; without it only this computer may read them. */
  readonly metricsKey?: string | undefined
  /** Returns a sentence per problem; the bot is ready if there is none. */
  readonly healthProblems: () => Promise<readonly string[]>
  /** Returns what the operator should know although the bot is ready. */
  readonly healthNotes?: () => readonly string[]
  readonly routes: readonly Hono[]
  readonly mounts: readonly Mount[]
  readonly limits?: typeof defaultLimits
}

export type RunningServer = Awaited<ReturnType<typeof startServer>>

/** Returns the web address of a host name or an IP address; IPv6 stands in brackets. */
export function httpAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Throws a ConfigError if it cannot listen on HOST and PORT. */
export async function startServer(parts: ServerParts) {
  const { limits = defaultLimits, basePath = '' } = parts
  const app = new Hono()
  app.get('/healthz', (context) => context.text('ok\n'))
  app.get('/readyz', async (context) => {
    const problems = await parts.healthProblems()
    // A balancer needs the status alone, and strangers need not know what is wrong.
    const shown = isOperator(context, parts.metricsKey)
      ? [...problems, ...(parts.healthNotes?.() ?? [])]
      : []
    return problems.length === 0
      ? context.text(`${['ready', ...shown].join('\n')}\n`)
      : context.text(`${['not ready', ...shown].join('\n')}\n`, 503)
  })
  app.get('/metrics', async (context) => {
    if (!isOperator(context, parts.metricsKey)) {
      return context.text(
        'Only this computer, or somebody with METRICS_KEY, may read the metrics.\n',
        403,
      )
    }
    const { body, mediaType } = await parts.metrics.page()
    return context.body(body, 200, { 'content-type': mediaType })
  })
  for (const routes of parts.routes) app.route('/', routes)
  app.onError((error, context) => {
    parts.log.error({ err: error }, 'A web request failed')
    return context.text('Something went wrong on our side. Please try again.\n', 500)
  })

  const listener = getRequestListener(app.fetch)
  const server = createServer(limits, (request, response) => {
    const target = withoutBasePath(request.url ?? '/', basePath)
    if ('location' in target) {
      response.writeHead(308, target).end()
      return
    }
    request.url = target.url
    const mount = parts.mounts.find(({ prefix }) => request.url?.startsWith(prefix))
    if (mount === undefined) void listener(request, response)
    else mount.listener(request, response)
  })
  server.maxConnections = limits.maxConnections
  server.listen(parts.port, parts.host)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw listenError(error, parts)
  })
  const { port } = server.address() as AddressInfo
  return {
    address: httpAddress(parts.host, port),
    /** Stops accepting requests, lets open ones finish for up to a second, then closes their connections. */
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        setTimeout(() => server.closeAllConnections(), 1000).unref()
      }),
  }
}

/** Whether a request shows the key or, if there is none, comes from this computer itself and not through a proxy on it. */
function isOperator(context: Context, key: string | undefined): boolean {
  const { authorization = '', host = '', ...others } = context.req.header()
  if (key !== undefined) return isSameSecret(authorization, `Bearer ${key}`)
  const isForwarded = Object.keys(others).some((name) => /^(?:x-)?forwarded|^via$/.test(name))
  const { address = '' } = getConnInfo(context).remote
  return !isForwarded && isLoopback(address) && isLoopback(host.replace(/:\d+$/, ''))
}

function listenError(error: NodeJS.ErrnoException, { host, port }: ServerParts): Error {
  const reason =
    error.code === 'EADDRINUSE'
      ? `port ${port} is in use. Stop the other program or set PORT to another number`
      : error.code === 'EACCES'
        ? `port ${port} needs administrator rights. Set PORT to a number above 1023`
        : `${error.message}. Check HOST and PORT`
  return new ConfigError(`The web server can’t start on ${host}: ${reason}.`)
}
