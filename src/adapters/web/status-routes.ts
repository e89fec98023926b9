/** Serves whether the bot works, to everybody: as a page, or as JSON for programs. It says what was found out last and asks nobody. */
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { secureHeaders } from 'hono/secure-headers'
import {
  type Status,
  describePart,
  overallCondition,
  statusHeading,
} from '../../core/status/status.ts'
import { toIsoString } from '../../render/html/render-text.ts'
import { stillPolicy } from './content-policy.ts'
import { renderStatusPage } from './render-status.ts'

const headers = secureHeaders({
  contentSecurityPolicy: stillPolicy,
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
})

/** Mount them at `/`; they guard only their own paths. */
export function createStatusRoutes(read: () => Status): Hono {
  const routes = new Hono()
  for (const path of ['/status', '/status/*']) {
    routes.use(path, headers, async (c, next) => {
      c.header('X-Robots-Tag', 'noindex, nofollow')
      await next()
    })
  }
  routes.get('/status', (c) => {
    c.header('Vary', 'Accept')
    // Browsers and proxies ask again soon enough.
    c.header('Cache-Control', 'public, max-age=15')
    return wantsJson(c) ? c.json(toJson(read())) : c.html(renderStatusPage(read()))
  })
  routes.get(
    '/status/:file{status\\.css|icon\\.svg}',
    etag(),
    serveStatic({
      root: join(import.meta.dirname, 'page'),
      rewriteRequestPath: (path) => path.replace('/status/', ''),
      onFound: (_path, c) => c.header('Cache-Control', 'no-cache'),
    }),
  )
  return routes
}

function wantsJson(c: Context): boolean {
  const accepted = c.req.header('accept') ?? ''
  return accepted.includes('application/json') && !accepted.includes('text/html')
}

function toJson(status: Status) {
  return {
    status: overallCondition(status),
    words: statusHeading(status),
    checkedAt: toIsoString(status.checkedAt),
    parts: status.parts.map((each) => ({
      part: each.part,
      status: each.condition,
      // Since when all is well is when the process started, which is nobody’s business.
      ...(each.condition !== 'works' && { since: toIsoString(each.since) }),
      words: describePart(each),
    })),
  }
}
