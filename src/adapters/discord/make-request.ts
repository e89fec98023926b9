/** Makes the library’s HTTP requests so that nothing which stands between Discord and the bot makes it wait for ever or ask without a pause. */
import { DefaultRestOptions, type RESTOptions } from 'discord.js'
import {
  type CallStatus,
  type Observer,
  callStatusOf,
  silentObserver,
} from '../../core/platform/observer.ts'
import { rateLimits } from './limits.ts'
import { routeClass } from './route-class.ts'

type MakeRequest = RESTOptions['makeRequest']
type RestResponse = Awaited<ReturnType<MakeRequest>>

/** What its HTTP client says when a connection has ended; the library itself recognises `ECONNRESET` alone. */
const endedConnection: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'EPIPE'])

/** Returns what makes a request so that the library retries it after the end of a connection, as it does after a reset. */
export function createMakeRequest(observer: Observer = silentObserver): MakeRequest {
  return async (url, init) => {
    const from = performance.now()
    function report(status: CallStatus): void {
      const route = routeClass(init.method ?? 'GET', url)
      const seconds = (performance.now() - from) / 1000
      observer.report('platformCall', { platform: 'discord', route, status, seconds })
    }
    try {
      const response = await DefaultRestOptions.makeRequest(url, await withWholeBody(init))
      const whole = await wholeResponse(response)
      report(callStatusOf(response.status))
      return whole
    } catch (error) {
      report('unreachable')
      const hasEnded = error instanceof Error && 'code' in error && endedConnection.has(error.code)
      throw hasEnded ? Object.assign(error, { code: 'ECONNRESET' }) : error
    }
  }
}

/**
 * Reads the body while the library’s time limit runs, which it stops as soon as the headers are there. A 429 that does not say
 * in seconds how long to wait gets a wait, since the library would try again at once and for ever.
 */
async function wholeResponse(response: RestResponse): Promise<RestResponse> {
  const { status, statusText, headers } = response
  if (status === 429 && !/^\d/.test(headers.get('retry-after') ?? '')) {
    headers.set('retry-after', String(rateLimits.unsaidWaitMs / 1000))
  }
  const body = new Uint8Array(await response.arrayBuffer())
  // A status such as 204 allows not even an empty body.
  return new Response(body.length === 0 ? null : body, {
    status,
    statusText,
    headers: [...headers],
  })
}

type RestRequest = Parameters<MakeRequest>[1]

/** A form would be streamed, and a stream throws outside the request when its connection ends. */
async function withWholeBody(init: RestRequest): Promise<RestRequest> {
  if (!(init.body instanceof FormData)) return init
  const form = new Response(init.body)
  const headers = {
    ...(init.headers as Record<string, string>),
    'content-type': form.headers.get('content-type') ?? '',
  }
  return { ...init, headers, body: new Uint8Array(await form.arrayBuffer()) }
}
