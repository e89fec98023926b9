/** Reads from what Bolt answers whether it took a request for Slack’s and, if not, why. */
import { createHmac } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Observer } from '../../core/platform/observer.ts'
import { isSameSecret } from '../kit/same-secret.ts'
import type { SignatureProblem, SignatureWatch } from '../kit/signature-watch.ts'

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
const maxSkewMs = 5 * 60_000

export function watchSignatures(
  signingSecret: string | undefined,
  {
    observer,
    signatures,
    now,
  }: {
    readonly observer: Observer
    readonly signatures: Pick<SignatureWatch, 'accepted' | 'refused'>
    /** Epoch milliseconds. */
    readonly now: () => number
  },
) {
  /** Only what Slack did sign says that one of the clocks is wrong. */
  function problemOf({ headers, ...request }: IncomingMessage): SignatureProblem {
    const { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds } = headers
    if (typeof signature !== 'string' || typeof seconds !== 'string') return 'signature_missing'
    if (!(Math.abs(now() - Number(seconds) * 1000) > maxSkewMs)) return 'signature_wrong'
    const signed = `v0:${seconds}:${bodyOf(request)}`
    const hmac = createHmac('sha256', signingSecret ?? '')
      .update(signed)
      .digest('hex')
    return isSameSecret(signature, `v0=${hmac}`) ? 'signature_stale' : 'signature_wrong'
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    response.once('finish', () => {
      // An answer of any other kind comes after the signature was found right, or to a page or a check that needs none.
      const isDone = response.statusCode === 200 && request.method === 'POST'
      if (isDone && bodyOf(request) !== 'ssl_check=1') signatures.accepted()
      if (response.statusCode !== 401) return
      const reason = problemOf(request)
      observer.report('refusal', { platform: 'slack', reason })
      signatures.refused(reason, Number(request.headers['x-slack-request-timestamp']))
    })
  }
}

/** Bolt keeps what it has read; of a check that Slack, or anybody, sends without a signature no more than that it is one. */
function bodyOf(request: object): string {
  const { rawBody = '' } = request as { readonly rawBody?: Buffer | string }
  return rawBody.toString()
}
