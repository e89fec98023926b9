/** Receives interactions over HTTP: checks Discord’s signature before parsing a byte, and answers in the response. */
import { type KeyObject, createPublicKey, verify } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { InteractionResponseType, InteractionType } from 'discord-api-types/v10'
import type { Logger } from 'pino'
import type { Observer } from '../../core/platform/observer.ts'
import type { SignatureProblem, SignatureWatch } from '../kit/signature-watch.ts'
import type { Answer } from './answer.ts'
import { type FirstResponse, sendFirstOverRest } from './interaction-response.ts'
import { Interaction } from './interaction-schema.ts'
import { interactionLimits } from './limits.ts'
import type { RestClients } from './rest-clients.ts'

export interface InteractionsEndpointOptions {
  /** 64 hexadecimal digits, from the developer portal. */
  readonly publicKey: string
  readonly rests: RestClients
  readonly answer: Answer
  /** Resolves to false for an interaction that was delivered before, to whichever process. */
  readonly isFirst: (interaction: Interaction) => Promise<boolean>
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly log: Logger
  readonly observer: Observer
  readonly signatures: Pick<SignatureWatch, 'accepted' | 'refused'>
}

/** The path of Discord’s “Interactions Endpoint URL”. */
export const interactionsPath = '/discord/interactions'

/** https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint */
export function createInteractionsEndpoint({
  publicKey,
  rests,
  answer,
  isFirst,
  clock,
  log,
  observer,
  signatures,
}: InteractionsEndpointOptions): RequestListener {
  const key = importKey(publicKey)

  /** Returns why a request is not taken for Discord’s, or undefined if it is. */
  async function findRefusal(
    { headers }: IncomingMessage,
    body: Buffer,
  ): Promise<SignatureProblem | undefined> {
    const { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp } = headers
    if (typeof signature !== 'string' || typeof timestamp !== 'string') return 'signature_missing'
    // The signature is of the timestamp and the body in one, and stays right if they are cut elsewhere.
    if (!/^\d{1,12}$/.test(timestamp)) return 'signature_wrong'
    // Only what Discord did sign says that one of the clocks is wrong.
    if (!(await isSigned(key, signature, timestamp, body))) return 'signature_wrong'
    return isFresh(timestamp, clock()) ? undefined : 'signature_stale'
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path] = (request.url ?? '').split('?')
    if (path !== interactionsPath || request.method !== 'POST') {
      return refuse(response, 404, 'There is nothing here.')
    }
    const body = await readBody(request)
    if (body === undefined) {
      // The rest of it is never read.
      response.setHeader('connection', 'close')
      observer.report('refusal', { platform: 'discord', reason: 'too_large' })
      return refuse(response, 413, 'The body is too large.')
    }
    const reason = await findRefusal(request, body)
    if (reason !== undefined) {
      observer.report('refusal', { platform: 'discord', reason })
      signatures.refused(reason, Number(request.headers['x-signature-timestamp']))
      return refuse(response, 401, 'The signature isn’t Discord’s, or it is too old.')
    }
    signatures.accepted()
    const parsed = parseJson(body)
    if (parsed?.type === InteractionType.Ping) {
      return sendJson(response, { type: InteractionResponseType.Pong })
    }
    const { data: interaction } = Interaction.safeParse(parsed)
    if (interaction === undefined) return refuse(response, 400, 'Unknown kind of interaction.')
    if (!(await isFirst(interaction))) return void response.writeHead(202).end()
    return respond(interaction, response)
  }

  /** Responds with what comes first; everything after it goes over REST. */
  async function respond(interaction: Interaction, response: ServerResponse): Promise<void> {
    async function send(first: FirstResponse): Promise<void> {
      if (first.hasFollowUps !== true) return sendFirst(response, first)
      // A 202 tells Discord that the first response comes over REST, which makes sure that it precedes what follows.
      response.writeHead(202).end()
      await sendFirstOverRest(rests, interaction)(first)
    }
    await answer(interaction, send)
    if (!response.headersSent) response.writeHead(500).end()
  }

  return (request, response) => {
    observer
      .measure('discord', () => handle(request, response))
      .catch((error: unknown) => {
        // Whoever sent it may have gone before the end of the body.
        if (request.errored === null) {
          log.error({ err: error }, 'An interaction could not be received')
        }
        response.destroy()
      })
  }
}

/** Returns nothing if the body is too large, without waiting for the rest of it. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const { maxBodyBytes } = interactionLimits
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) return undefined
  const chunks: Buffer[] = []
  let bytes = 0
  // Not `for await`, which takes a fifth of the time that Node needs for a request.
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      chunks.push(chunk)
      if (bytes <= maxBodyBytes) return
      request.pause()
      resolve(undefined)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(reason)
}

/** Headers that are not written yet leave with the body in one packet, which then says its length. */
function sendJson(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
}

/** Sends JSON, or a form that holds it if there are files. */
async function sendFirst(
  response: ServerResponse,
  { body, files = [] }: FirstResponse,
): Promise<void> {
  if (files.length === 0) return sendJson(response, body)
  const form = new FormData()
  form.set('payload_json', JSON.stringify(body))
  for (const [index, { name, contentType, data }] of files.entries()) {
    form.set(`files[${index}]`, new Blob([data], { type: contentType }), name)
  }
  const encoded = new Response(form)
  const bytes = Buffer.from(await encoded.arrayBuffer())
  response.writeHead(200, { 'content-type': encoded.headers.get('content-type') ?? '' })
  response.end(bytes)
}

function importKey(publicKey: string): KeyObject {
  const x = Buffer.from(publicKey, 'hex').toString('base64url')
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
}

const verifyInThread = promisify(verify)

/** Verifies in the thread pool: the same processor time in all, but a third of it on this thread, which answers everybody. */
async function isSigned(
  key: KeyObject,
  signature: string,
  timestamp: string,
  body: Buffer,
): Promise<boolean> {
  if (!/^[0-9a-f]{128}$/i.test(signature)) return false
  const signed = Buffer.concat([Buffer.from(timestamp), body])
  return verifyInThread(null, signed, key, Buffer.from(signature, 'hex'))
}

/** An old request that is sent again has a valid signature too. */
function isFresh(timestamp: string, now: number): boolean {
  return Math.abs(now / 1000 - Number(timestamp)) <= interactionLimits.maxSkewSeconds
}

function parseJson(bytes: Buffer): { readonly type?: unknown } | undefined {
  try {
    const body: unknown = JSON.parse(bytes.toString())
    return typeof body === 'object' && body !== null ? body : undefined
  } catch {
    return undefined
  }
}
