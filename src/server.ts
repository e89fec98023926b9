/** The HTTP server: health, metrics, and the routes of the platforms that are switched on. */
import { once } from 'node:events'
import { type RequestListener, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { ConfigError } from './config.ts'
import type { Metrics } from './metrics.ts'

/** A listener for Node’s own requests, such as Bolt’s. It receives every request whose path begins with `prefix`. */
export interface Mount {
  readonly prefix: string
  readonly listener: RequestListener
}

export interface ServerParts {
  readonly host: string
  readonly port: number
  readonly metrics: Metrics
  /** Returns a sentence per problem; the bot is ready if there is none. */
  readonly healthProblems: () => Promise<readonly string[]>
  readonly routes: readonly Hono[]
  readonly mounts: readonly Mount[]
}

export type RunningServer = Awaited<ReturnType<typeof startServer>>

/** Throws a ConfigError if it cannot listen on HOST and PORT. */
export async function startServer(parts: ServerParts) {
  const app = new Hono()
  app.get('/healthz', (context) => context.text('ok\n'))
  app.get('/readyz', async (context) => {
    const problems = await parts.healthProblems()
    return problems.length === 0
      ? context.text('ready\n')
      : context.text(`not ready\n${problems.join('\n')}\n`, 503)
  })
  app.get('/metrics', async (context) => {
    const { body, mediaType } = await parts.metrics.page()
    return context.body(body, 200, { 'content-type': mediaType })
  })
  for (const routes of parts.routes) app.route('/', routes)

  const listener = getRequestListener(app.fetch)
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000 },
    (request, response) => {
      const mount = parts.mounts.find(({ prefix }) => request.url?.startsWith(prefix))
      if (mount === undefined) void listener(request, response)
      else mount.listener(request, response)
    },
  )
  server.listen(parts.port, parts.host)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw listenError(error, parts)
  })
  const { port } = server.address() as AddressInfo
  const host = parts.host.includes(':') ? `[${parts.host}]` : parts.host
  return {
    address: `http://${host}:${port}`,
    /** Stops accepting requests, lets open ones finish for up to a second, then closes their connections. */
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        setTimeout(() => server.closeAllConnections(), 1000).unref()
      }),
  }
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
