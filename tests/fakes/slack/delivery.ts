// Delivers payloads to the app, over Socket Mode or as a signed POST, and waits for the acknowledgement.
import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { afterRunningTime } from '../running-time.ts'
import type { Receipt } from './receipt.ts'
import type { Slack } from './slack.ts'
import type { Envelope, Sockets } from './sockets.ts'

/** How a delivery differs from an ordinary one; Socket Mode supports only `retry` and `padBytes`. */
export interface Wire {
  readonly signature?: 'valid' | 'wrong' | 'missing'
  /** Signed as if this long ago; an app must reject more than 300 seconds. */
  readonly ageSeconds?: number
  readonly retry?: { readonly number: number; readonly reason: string }
  /** Makes the body larger. */
  readonly padBytes?: number
}

export interface Outgoing {
  readonly type: Envelope['type']
  readonly payload: Readonly<Record<string, unknown>>
  /** Names the delivery in the record of late ones: `/study scene`, `block_actions`. */
  readonly what: string
}

export type Deliver = (outgoing: Outgoing, wire?: Wire) => Promise<Receipt>

interface Reply {
  readonly status: number | undefined
  readonly ack: unknown
  readonly noRetry?: boolean
}

/** Returns a function that resolves when the delivery is acknowledged, refused or late. */
export function createDelivery(slack: Slack, sockets: Sockets): Deliver {
  const agent = new Agent({ keepAlive: true })

  return (outgoing, wire = {}) =>
    new Promise((resolve) => {
      const started = performance.now()
      const deadlineMs = slack.settings.ackDeadlineMs
      const cancel = afterRunningTime(deadlineMs, () => {
        slack.late.push({ what: outgoing.what, deadlineMs })
        slack.changed()
        finish({ status: undefined, ack: undefined }, 'operation_timeout')
      })

      function finish({ status, ack, noRetry = false }: Reply, failure?: Receipt['failure']): void {
        cancel()
        const ms = performance.now() - started
        resolve({ acknowledged: failure === undefined, status, ack, ms, failure, noRetry })
      }

      const sent = { ...outgoing, payload: padded(outgoing.payload, wire) }
      if (slack.requestUrl === undefined) {
        const online = sockets.send(envelopeOf(sent, wire), (ack) =>
          finish({ status: undefined, ack }),
        )
        if (!online) finish({ status: undefined, ack: undefined }, 'dispatch_failed')
        return
      }
      post(slack, agent, slack.requestUrl, sent, wire).then(
        (reply) => finish(reply, reply.status === 200 ? undefined : 'dispatch_failed'),
        () => finish({ status: undefined, ack: undefined }, 'dispatch_failed'),
      )
    })
}

function padded(payload: Outgoing['payload'], { padBytes = 0 }: Wire): Outgoing['payload'] {
  return padBytes === 0 ? payload : { ...payload, padding: 'x'.repeat(padBytes) }
}

function envelopeOf({ type, payload }: Outgoing, { retry }: Wire): Envelope {
  return {
    type,
    payload,
    accepts_response_payload: type !== 'events_api',
    ...(retry && { retry_attempt: retry.number, retry_reason: retry.reason }),
  }
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
}

function post(
  slack: Slack,
  agent: Agent,
  url: string,
  outgoing: Outgoing,
  wire: Wire,
): Promise<Reply> {
  const { contentType, body } = encode(outgoing)
  // Real time, not the fake's: the app compares it with its own clock.
  const timestamp = Math.floor(Date.now() / 1000) - (wire.ageSeconds ?? 0)
  const secret = wire.signature === 'wrong' ? 'another secret' : slack.settings.signingSecret
  const headers = {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': String(timestamp),
    ...(wire.signature !== 'missing' && { 'x-slack-signature': sign(secret, timestamp, body) }),
    ...(wire.retry && {
      'x-slack-retry-num': String(wire.retry.number),
      'x-slack-retry-reason': wire.retry.reason,
    }),
  }
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const ack = readAck(Buffer.concat(chunks).toString())
        const noRetry = response.headers['x-slack-no-retry'] === '1'
        resolve({ status: response.statusCode, ack, noRetry })
      })
    })
    call.on('error', (error) => {
      // The bot had just closed an idle connection, so the request goes over another one.
      if (call.reusedSocket) resolve(post(slack, agent, url, outgoing, wire))
      else reject(error)
    })
    call.end(body)
  })
}

/** Commands come as forms, interactions as a form with one field of JSON, events as JSON. */
function encode({ type, payload }: Outgoing): { contentType: string; body: string } {
  if (type === 'events_api') {
    return { contentType: 'application/json', body: JSON.stringify(payload) }
  }
  const fields =
    type === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]))
  return {
    contentType: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(fields).toString(),
  }
}

/** An empty body is a bare acknowledgement; text that is not JSON is a message. */
function readAck(body: string): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body
  }
}
