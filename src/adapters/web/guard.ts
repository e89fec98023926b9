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
 * Refuses what another site's page has asked for. A page that listens on this machine alone also answers only to this
 * machine's names, since another site could point one of its own here (DNS rebinding).
 */
export function sameOrigin(address: string): MiddlewareHandler {
  const isLocal = isOwnName(new URL(address).hostname)
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    if (isLocal && !isOwnName(host.replace(/:\d+$/, ''))) {
      return c.json({ error: `The playground does not answer to the name ${host}.` }, 403)
    }
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const isVisit = c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate'
    const isOurs = site === undefined || site === 'same-origin' || site === 'none' || isVisit
    if (!isOurs || (origin !== undefined && !isOrigin(origin, host))) {
      return c.json({ error: 'Only the playground’s own page may do this.' }, 403)
    }
    return next()
  }
}

function isOwnName(name: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(name)
}

function isOrigin(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}
