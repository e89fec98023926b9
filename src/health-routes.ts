/** What the bot says about itself over HTTP: whether it lives, whether it takes requests, what is wrong, and the metrics. */
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { isSameSecret } from './adapters/kit/same-secret.ts'
import { proofHeader, proveKey } from './prove-key.ts'
import { isLoopback } from './core/platform/loopback.ts'
import type { Metrics } from './metrics.ts'

/** Whether this process takes requests. What is away for it is away for the others too, and doesn’t count. */
export type Phase = 'starting' | 'ready' | 'stopping'

export interface HealthParts {
  readonly metrics: Metrics
  /** What a reader of metrics has to show; without it only this computer may read them. */
  readonly metricsKey?: string | undefined
  /** Returns a sentence per problem, for the operator. */
  readonly healthProblems: () => Promise<readonly string[]>
  /** Returns those of them that keep this process from serving anybody, and perhaps no other process. */
  readonly ownProblems?: () => readonly string[]
  /** Returns what the operator should know although nothing is wrong. */
  readonly healthNotes?: () => Promise<readonly string[]>
}

export function createHealthRoutes(parts: HealthParts, phase: () => Phase): Hono {
  const app = new Hono()

  /** Balancers and alerts need the status alone, and strangers need not know what is wrong. */
  function say(context: Context, status: 200 | 503, word: string, sentences: readonly string[]) {
    const shown = isOperator(context, parts.metricsKey) ? sentences : []
    return context.text(`${[word, ...shown].join('\n')}\n`, status)
  }

  app.get('/healthz', (context) => {
    const challenge = context.req.query('challenge')
    if (parts.metricsKey !== undefined && challenge !== undefined && isFromHere(context)) {
      context.header(proofHeader, proveKey(parts.metricsKey, challenge.slice(0, 100)))
    }
    return context.text('ok\n')
  })
  app.get('/readyz', (context) => {
    if (phase() !== 'ready') return say(context, 503, phase(), [])
    const problems = parts.ownProblems?.() ?? []
    return problems.length === 0
      ? say(context, 200, 'ready', [])
      : say(context, 503, 'not ready', problems)
  })
  app.get('/healthz/deep', async (context) => {
    const problems = await parts.healthProblems()
    const shown = [...problems, ...((await parts.healthNotes?.()) ?? [])]
    return problems.length === 0
      ? say(context, 200, 'ok', shown)
      : say(context, 503, 'not ok', shown)
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
  return app
}

/** What proxies add about whom they ask for. */
const passedOn = /^(?:x-)?forwarded|^via$|^x-real-ip$|(?:client|connecting|cluster)-ip$/

/** Whether a request shows the key or, if there is none, comes from this computer itself and not through a proxy on it. */
function isOperator(context: Context, key: string | undefined): boolean {
  const { authorization = '' } = context.req.header()
  return key === undefined ? isFromHere(context) : isSameSecret(authorization, `Bearer ${key}`)
}

function isFromHere(context: Context): boolean {
  const { host = '', ...others } = context.req.header()
  const isForwarded = Object.keys(others).some((name) => passedOn.test(name))
  const { address = '' } = getConnInfo(context).remote
  return !isForwarded && isLoopback(address) && isLoopback(host.replace(/:\d+$/, ''))
}
