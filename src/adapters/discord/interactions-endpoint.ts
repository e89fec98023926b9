/** Receives interactions over HTTP: checks Discord’s signature before parsing a byte, and answers in the response. */
import { type KeyObject, createPublicKey, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { InteractionResponseType, InteractionType } from 'discord.js'
import { type Context, Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
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
  /** Returns false for an interaction that was delivered before. */
  readonly isNew: (id: string) => boolean
  /** Epoch milliseconds. */
  readonly clock: () => number
}

/** The path of Discord’s “Interactions Endpoint URL”. */
export const interactionsPath = '/discord/interactions'

/** https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint */
export function createInteractionsEndpoint({
  publicKey,
  rests,
  answer,
  isNew,
  clock,
}: InteractionsEndpointOptions): Hono {
  const key = importKey(publicKey)
  const routes = new Hono()

  routes.post(interactionsPath, limitBody, async (context) => {
    const body = Buffer.from(await context.req.arrayBuffer())
    const signature = context.req.header('x-signature-ed25519') ?? ''
    const timestamp = context.req.header('x-signature-timestamp') ?? ''
    if (!isFresh(timestamp, clock()) || !(await isSigned(key, signature, timestamp, body))) {
      return context.text('The signature isn’t Discord’s, or it is too old.', 401)
    }
    const parsed = parseJson(body)
    if (parsed?.type === InteractionType.Ping) {
      return context.json({ type: InteractionResponseType.Pong })
    }
    const interaction = Interaction.safeParse(parsed)
    if (!interaction.success) return context.text('Unknown kind of interaction.', 400)
    if (!isNew(interaction.data.id)) return context.body(null, 202)
    return respond(interaction.data)
  })

  /** Resolves with the first response; everything after it goes over REST. */
  function respond(interaction: Interaction): Promise<Response> {
    const { promise, resolve } = Promise.withResolvers<Response>()
    const sendOverRest = sendFirstOverRest(rests, interaction)
    async function send(first: FirstResponse): Promise<void> {
      if (first.hasFollowUps !== true) return resolve(toHttpResponse(first))
      // A 202 tells Discord that the first response comes over REST, which makes sure that it precedes what follows.
      resolve(new Response(null, { status: 202 }))
      await sendOverRest(first)
    }
    void answer(interaction, send).then(() => resolve(new Response(null, { status: 500 })))
    return promise
  }

  return routes
}

const limitStream = bodyLimit({ maxSize: interactionLimits.maxBodyBytes, onError: tooLarge })

/** Node enforces an announced length, so only bodies without one are counted as they arrive, which is slow. */
async function limitBody(context: Context, next: Next): Promise<Response | void> {
  const announced = context.req.header('content-length')
  if (announced === undefined) return limitStream(context, next)
  return Number(announced) > interactionLimits.maxBodyBytes ? tooLarge(context) : next()
}

function tooLarge(context: Context): Response {
  return context.text('The body is too large.', 413)
}

/** Returns JSON, or a form that holds it if there are files. */
function toHttpResponse({ body, files = [] }: FirstResponse): Response {
  if (files.length === 0) return Response.json(body)
  const form = new FormData()
  form.set('payload_json', JSON.stringify(body))
  for (const [index, { name, contentType, data }] of files.entries()) {
    form.set(`files[${index}]`, new Blob([data], { type: contentType }), name)
  }
  return new Response(form)
}

function importKey(publicKey: string): KeyObject {
  const x = Buffer.from(publicKey, 'hex').toString('base64url')
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
}

const verifyInThread = promisify(verify)

/** Verifies in the thread pool, since it takes longer than everything else before the work. */
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
  if (!/^\d{1,12}$/.test(timestamp)) return false
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
