/**
 * Sends an answer to a response URL. Node's own client rather than `fetch`, which costs more processor time for each answer
 * than everything else that the bot does for it (`npm run bench slack`).
 */
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

export interface Sent {
  /** The HTTP status, or 0 where there was no answer. */
  readonly status: number
  /** Seconds that Slack asks to wait, or 0. */
  readonly retryAfterSeconds: number
  readonly cause?: unknown
}

export type PostToResponseUrl = (url: string, body: string) => Promise<Sent>

/** Makes a sender that keeps its connections; idle ones do not keep the process alive. Never throws. */
export function createResponseUrlClient(timeout: number): PostToResponseUrl {
  const http = new HttpAgent({ keepAlive: true })
  const https = new HttpsAgent({ keepAlive: true })

  return function respond(url, body) {
    return new Promise((resolve) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }
      const common = { method: 'POST', headers, timeout }
      const request = url.startsWith('https:')
        ? httpsRequest(url, { ...common, agent: https })
        : httpRequest(url, { ...common, agent: http })
      function fail(cause: unknown): void {
        resolve({ status: 0, retryAfterSeconds: 0, cause })
      }
      request.on('timeout', () => request.destroy(new Error('Slack did not answer in time.')))
      request.on('error', fail)
      request.on('response', (response) => {
        const { statusCode = 0, headers: given } = response
        response.on('error', fail)
        response.on('end', () =>
          resolve({
            status: statusCode,
            retryAfterSeconds: Number(given['retry-after'] ?? 0) || 0,
          }),
        )
        // Read to its end, so that the connection can be used again.
        response.resume()
      })
      request.end(body)
    })
  }
}
