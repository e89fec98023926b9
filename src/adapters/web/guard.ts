/** Keeps the playground to its own page: no other site may read it, write to it, frame it or reach it by a borrowed name. */
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** Everything comes from this server, and nothing runs that is written inside the page. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  // The playground is plain HTTP on one machine; whoever puts it behind TLS decides about this there.
  strictTransportSecurity: false,
})

/**
 * Refuses names that another site could have pointed at this machine (DNS rebinding), and requests that another site's
 * page has made. An address made of numbers cannot be borrowed, so it is always fine.
 */
export function sameOrigin(hosts: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    const name = host.replace(/:\d+$/, '').toLowerCase()
    if (!isOwnName(name) && !hosts.includes(name)) {
      return c.json({ error: `The playground does not answer to the name ${name}.` }, 403)
    }
    const origin = c.req.header('origin')
    if (origin !== undefined && !isOrigin(origin, host)) {
      return c.json({ error: 'Only the playground’s own page may do this.' }, 403)
    }
    const site = c.req.header('sec-fetch-site')
    const visit = c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate'
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !visit) {
      return c.json({ error: 'Only the playground’s own page may do this.' }, 403)
    }
    return next()
  }
}

function isOwnName(name: string): boolean {
  return (
    name === 'localhost' || /^\d{1,3}(\.\d{1,3}){3}$/.test(name) || /^\[[\da-f:.]+\]$/.test(name)
  )
}

function isOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}
