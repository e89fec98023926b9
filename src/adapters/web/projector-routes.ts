/**
 * Serves the projector views of running quizzes, on whatever platform they are played. Whoever has a link may look and nothing
 * else, so there is no session, no cookie and nothing to send.
 */
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import type { Logger } from 'pino'
import type { Projector } from '../../app/quiz/projector.ts'
import { projectorView } from '../../core/quiz/views/projector-view.ts'
import { livePolicy } from './content-policy.ts'
import { limits } from './limits.ts'
import { createProjectorFeed } from './projector-feed.ts'
import { renderNoProjector, renderProjectorPage } from './render-projector.ts'

export interface ProjectorRouteParts {
  readonly projector: Pick<Projector, 'find'>
  readonly log: Logger
}

/** The address is the key, so it goes to no other site and into no index, and nothing keeps a copy. */
const headers = secureHeaders({
  contentSecurityPolicy: livePolicy,
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
})

/** Mount them at `/`; they guard only their own paths. */
export function createProjectorRoutes({ projector, log }: ProjectorRouteParts): Hono {
  const { find, follow } = createProjectorFeed(projector)
  const streams = createStreamCount()
  const routes = new Hono()
  routes.use('/projector/*', headers, async (c, next) => {
    c.header('X-Robots-Tag', 'noindex, nofollow')
    c.header('Cache-Control', 'no-store')
    await next()
  })
  routes.onError((error, c) => {
    log.error({ err: error }, 'A projector view failed')
    return c.text('Something went wrong on our side. Please reload this page.\n', 500)
  })

  routes.get(
    '/projector/:file{projector(?:-results)?\\.css|bars\\.css|projector\\.js|icon\\.svg}',
    etag(),
    serveStatic({
      root: join(import.meta.dirname, 'page'),
      rewriteRequestPath: (path) => path.replace('/projector/', ''),
      onFound: (_path, c) => c.header('Cache-Control', 'no-cache'),
    }),
  )

  routes.get('/projector/:key', async (c) => {
    const key = c.req.param('key')
    const found = await find(key)
    if (found === undefined) return c.html(renderNoProjector(), 404)
    return c.html(renderProjectorPage(projectorView(found.quiz, found.message), key, found.now))
  })

  routes.get('/projector/:key/events', async (c) => {
    const key = c.req.param('key')
    if ((await find(key)) === undefined) return c.html(renderNoProjector(), 404)
    const release = streams.take(key)
    if (release === undefined) return tooMany(c)
    return streamSSE(
      c,
      async (stream) => {
        try {
          await follow(stream, key)
        } finally {
          release()
        }
      },
      async (error) => log.error({ err: error }, 'The stream of a projector view failed'),
    )
  })
  return routes
}

function tooMany(c: Context): Response {
  return c.text('This quiz is being watched on too many screens. Close one and try again.\n', 429)
}

/** Counts live screens: of each quiz, so that one link that went round takes nothing from other classes, and of all. */
function createStreamCount() {
  const counts = new Map<string, number>()
  let all = 0
  return {
    /** Returns how to give the place back, or undefined if there is none. */
    take(key: string): (() => void) | undefined {
      const own = counts.get(key) ?? 0
      if (own >= limits.maxProjectorStreamsEach || all >= limits.maxProjectorStreams) {
        return undefined
      }
      counts.set(key, own + 1)
      all += 1
      return () => {
        all -= 1
        const left = (counts.get(key) ?? 1) - 1
        if (left === 0) counts.delete(key)
        else counts.set(key, left)
      }
    },
  }
}
