/**
 * Posts answers to response URLs. Uses undici’s own client, since `fetch` takes more processor time per answer than everything else
 * that the bot does for it, and `node:http` twice as much (`npm run bench slack`).
 */
import { Agent, request } from 'undici'

export interface ResponseUrlResult {
  /** The HTTP status, or 0 if there was no answer. */
  readonly status: number
  /** How long Slack asks us to wait, or 0. */
  readonly retryAfterSeconds: number
}

export type PostToResponseUrl = (url: string, body: string) => Promise<ResponseUrlResult>

/** Keeps connections open; idle ones do not keep the process alive. The returned function never rejects. */
export function createResponseUrlClient(timeoutMs: number): PostToResponseUrl {
  const dispatcher = new Agent({
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  const options = { method: 'POST', headers: { 'content-type': 'application/json' }, dispatcher }

  return async function postToResponseUrl(url, body) {
    try {
      const { statusCode, headers, body: rest } = await request(url, { ...options, body })
      // A connection can be reused once its response has been read, but the status says it all.
      void rest.dump()
      return { status: statusCode, retryAfterSeconds: Number(headers['retry-after'] ?? 0) || 0 }
    } catch {
      return { status: 0, retryAfterSeconds: 0 }
    }
  }
}
