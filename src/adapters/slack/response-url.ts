/**
 * Posts answers to response URLs. Uses `node:http`, since `fetch` takes more processor time per answer than everything else
 * that the bot does for it (`npm run bench slack`).
 */
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

export interface ResponseUrlResult {
  /** The HTTP status, or 0 if there was no answer. */
  readonly status: number
  /** How long Slack asks us to wait, or 0. */
  readonly retryAfterSeconds: number
  readonly cause?: unknown
}

export type PostToResponseUrl = (url: string, body: string) => Promise<ResponseUrlResult>

/** Keeps connections open; idle ones do not keep the process alive. The returned function never rejects. */
export function createResponseUrlClient(timeoutMs: number): PostToResponseUrl {
  const http = new HttpAgent({ keepAlive: true })
  const https = new HttpsAgent({ keepAlive: true })

  return function postToResponseUrl(url, body) {
    return new Promise((resolve) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }
      const common = { method: 'POST', headers, timeout: timeoutMs }
      const request = url.startsWith('https:')
        ? httpsRequest(url, { ...common, agent: https })
        : httpRequest(url, { ...common, agent: http })
      function fail(cause: unknown): void {
        resolve({ status: 0, retryAfterSeconds: 0, cause })
      }
      request.on('timeout', () => request.destroy(new Error('Slack did not answer in time')))
      request.on('error', fail)
      request.on('response', (response) => {
        const { statusCode = 0, headers: responseHeaders } = response
        response.on('error', fail)
        response.on('end', () =>
          resolve({
            status: statusCode,
            retryAfterSeconds: Number(responseHeaders['retry-after'] ?? 0) || 0,
          }),
        )
        // A connection can be reused once its response has been read.
        response.resume()
      })
      request.end(body)
    })
  }
}
