/** Protects the playground: no other site may read it, write to it, frame it or reach it by a name of its own. */
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { refuse, unknownHost } from './errors.ts'

/** The page loads from this server alone, and no inline script or style runs. */
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
  // The playground is plain HTTP on one machine. Where it stands behind TLS, that server decides.
  strictTransportSecurity: false,
})

/**
 * Refuses requests that come from another site’s page. A playground that only this machine can reach also answers to
 * this machine’s names alone, since another site could point a name of its own here (DNS rebinding).
 */
export function sameOrigin(address: string): MiddlewareHandler {
  const isLocal = isLocalName(new URL(address).hostname)
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    if (isLocal && !isLocalName(host.replace(/:\d+$/, ''))) {
      return unknownHost(c, host)
    }
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const isNavigation = c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate'
    const isSameSite =
      site === undefined || site === 'same-origin' || site === 'none' || isNavigation
    if (!isSameSite || (origin !== undefined && !isHostOf(origin, host))) {
      return refuse(c, 'otherSite')
    }
    return next()
  }
}

function isLocalName(name: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(name)
}

function isHostOf(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}
