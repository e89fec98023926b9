/** The one HTTP server: health, metrics, and whatever the platforms that are switched on need. */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { ConfigError } from './config.ts'
import type { Metrics } from './metrics.ts'

/** A listener that wants Node's own request, such as Bolt's; it gets every path under its prefix. */
export interface Mount {
  readonly prefix: string
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void
}

export interface ServerParts {
  readonly host: string
  readonly port: number
  readonly metrics: Metrics
  /** What stands in the way of work, a sentence each; ready when there is none. */
  readonly healthProblems: () => Promise<readonly string[]>
  readonly routes: readonly Hono[]
  readonly mounts: readonly Mount[]
}

export interface RunningServer {
  readonly address: string
  /** Stops accepting, lets requests in hand finish for up to a second, then cuts what is left. */
  close(): Promise<void>
}

export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const app = new Hono()
  app.get('/healthz', (context) => context.text('ok\n'))
  app.get('/readyz', async (context) => {
    const troubles = await parts.healthProblems()
    return troubles.length === 0
      ? context.text('ready\n')
      : context.text(`not ready\n${troubles.join('\n')}\n`, 503)
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
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, parts)))
    server.listen(parts.port, parts.host, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  const host = parts.host.includes(':') ? `[${parts.host}]` : parts.host
  return {
    address: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        setTimeout(() => server.closeAllConnections(), 1000).unref()
      }),
  }
}

function listenError(error: NodeJS.ErrnoException, { host, port }: ServerParts): Error {
  const why =
    error.code === 'EADDRINUSE'
      ? `port ${port} is in use; stop the other program or set PORT to another number`
      : error.code === 'EACCES'
        ? `port ${port} needs more rights; set PORT to a number above 1023`
        : `${error.message}; check HOST and PORT`
  return new ConfigError(`HOST ${host}, PORT ${port}: ${why}.`)
}
