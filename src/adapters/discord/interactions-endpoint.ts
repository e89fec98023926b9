/** The door for interactions over HTTP: checks that Discord sent them before a byte is parsed, and answers in the response. */
import { type KeyObject, createPublicKey, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { InteractionResponseType, InteractionType } from 'discord.js'
import { type Context, Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Callback } from './message-payload.ts'
import { type SendCallback, createRestCallback } from './answer.ts'
import { Interaction } from './interaction-schema.ts'
import { interactionLimits } from './limits.ts'
import type { RenderedMessage } from '../../render/discord/render.ts'
import type { RestClients } from './rest-clients.ts'

export interface InteractionsEndpointOptions {
  /** 64 hexadecimal digits, from the developer portal. */
  readonly publicKey: string
  readonly rests: RestClients
  readonly answer: (interaction: Interaction, way: SendCallback) => Promise<void>
  /** False for an interaction that has been delivered before. */
  readonly isNew: (id: string) => boolean
  /** Epoch milliseconds. */
  readonly clock: () => number
}

/** The path is Discord's “Interactions Endpoint URL”. */
export const interactionsPath = '/discord/interactions'

/** https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint */
export function createInteractionsEndpoint({
  publicKey,
  rests,
  answer,
  isNew,
  clock,
}: InteractionsEndpointOptions): Hono {
  const key = keyOf(publicKey)
  const door = new Hono()
  const limitStream = bodyLimit({ maxSize: interactionLimits.maxBodyBytes, onError: tooLarge })

  /** Node lets no body be longer than it says; only one that does not say is counted as it comes, which is slow. */
  async function limit(context: Context, next: Next): Promise<Response | void> {
    const announced = context.req.header('content-length')
    if (announced === undefined) return limitStream(context, next)
    return Number(announced) > interactionLimits.maxBodyBytes ? tooLarge(context) : next()
  }

  door.post(interactionsPath, limit, async (context) => {
    const bytes = Buffer.from(await context.req.arrayBuffer())
    const signature = context.req.header('x-signature-ed25519') ?? ''
    const timestamp = context.req.header('x-signature-timestamp') ?? ''
    if (!isFresh(timestamp, clock()) || !(await isSigned(key, signature, timestamp, bytes))) {
      return context.text('The signature is not Discord’s, or too old.', 401)
    }
    const body = parse(bytes)
    if (body?.type === InteractionType.Ping) {
      return context.json({ type: InteractionResponseType.Pong })
    }
    const read = Interaction.safeParse(body)
    if (!read.success) return context.text('This is no interaction that the bot knows.', 400)
    if (!isNew(read.data.id)) return context.body(null, 202)
    return respond(read.data)
  })

  /** Resolves with the first answer; what follows goes over REST. */
  function respond(interaction: Interaction): Promise<Response> {
    return new Promise<Response>((resolve) => {
      const overRest = createRestCallback(rests, interaction)
      async function way(callback: Callback, message: RenderedMessage | undefined, more: boolean) {
        if (!more) {
          resolve(responseOf(callback, message))
          return
        }
        // Discord takes the word that an answer comes over REST; only so is it sure to be there before what follows.
        resolve(new Response(null, { status: 202 }))
        await overRest(callback, message, more)
      }
      void answer(interaction, way).then(() => resolve(new Response(null, { status: 500 })))
    })
  }

  return door
}

const verifyAside = promisify(verify)

function tooLarge(context: Context): Response {
  return context.text('The body is too large.', 413)
}

/** A JSON document, or a form with one where files go along. */
function responseOf(callback: Callback, message: RenderedMessage | undefined): Response {
  if (message === undefined || message.files.length === 0) return Response.json(callback)
  const form = new FormData()
  form.set('payload_json', JSON.stringify(callback))
  for (const [index, { name, contentType, data }] of message.files.entries()) {
    form.set(`files[${index}]`, new Blob([data], { type: contentType }), name)
  }
  return new Response(form)
}

function keyOf(publicKey: string): KeyObject {
  const x = Buffer.from(publicKey, 'hex').toString('base64url')
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
}

/** In a thread of its own: it takes longer than all else before the work. */
async function isSigned(
  key: KeyObject,
  signature: string,
  timestamp: string,
  body: Buffer,
): Promise<boolean> {
  if (!/^[0-9a-f]{128}$/i.test(signature)) return false
  const signed = Buffer.concat([Buffer.from(timestamp), body])
  return verifyAside(null, signed, key, Buffer.from(signature, 'hex'))
}

/** An old request that is sent again has a valid signature too. */
function isFresh(timestamp: string, now: number): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false
  return Math.abs(now / 1000 - Number(timestamp)) <= interactionLimits.maxSkewSeconds
}

function parse(bytes: Buffer): { readonly type?: unknown } | undefined {
  try {
    const body: unknown = JSON.parse(bytes.toString())
    return typeof body === 'object' && body !== null ? body : undefined
  } catch {
    return undefined
  }
}
