/** Protects the playground: no other site may read it, write to it, frame it or reach it by a name of its own. */
import type { Context, MiddlewareHandler, Next } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { isLoopback } from '../../core/platform/loopback.ts'
import type { Observer } from '../../core/platform/observer.ts'
import { livePolicy } from './content-policy.ts'
import { refuse, unknownHost } from './errors.ts'

const policy = { ...livePolicy, formAction: ["'self'"] }

const shared = {
  // With no-referrer browsers would also leave out the origin of a form, which `sameOrigin` checks.
  referrerPolicy: 'same-origin',
  // The playground is plain HTTP on one machine. Where it stands behind TLS, that server decides.
  strictTransportSecurity: false,
} as const

const forPages = secureHeaders({
  ...shared,
  contentSecurityPolicy: policy,
  xFrameOptions: 'DENY',
})

/** The studio shows itself twice beside each other. */
const forStudio = secureHeaders({
  ...shared,
  contentSecurityPolicy: { ...policy, frameSrc: ["'self'"], frameAncestors: ["'self'"] },
  xFrameOptions: 'SAMEORIGIN',
})

/** The page loads from this server alone, and no inline script or style runs. */
export function headers(c: Context, next: Next): ReturnType<MiddlewareHandler> {
  return (c.req.path.endsWith('/studio') ? forStudio : forPages)(c, next)
}

/**
 * Refuses requests that come from another site’s page, or by a name that is neither this computer’s own nor listed: another site
 * could point a name of its own here (DNS rebinding).
 */
export function sameOrigin(names: readonly string[], observer: Observer): MiddlewareHandler {
  const refusal = { platform: 'web', reason: 'other_site' } as const

  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    const name = host.replace(/:\d+$/, '').toLowerCase()
    if (!isLoopback(name) && !names.includes(name)) {
      observer.report('refusal', refusal)
      return unknownHost(c, host)
    }
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const isNavigation = c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate'
    const isSameSite =
      site === undefined || site === 'same-origin' || site === 'none' || isNavigation
    if (!isSameSite || (origin !== undefined && !isHostOf(origin, host))) {
      observer.report('refusal', refusal)
      return refuse(c, 'otherSite')
    }
    return next()
  }
}

function isHostOf(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}
