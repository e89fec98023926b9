/**
 * How an interaction reaches the bot: over the gateway, or as a signed POST whose answer is the reply.
 * https://docs.discord.com/developers/interactions/overview#preparing-for-interactions
 */

import { generateKeyPairSync, sign } from 'node:crypto'
import { parseBody } from './body.ts'
import type { Discord } from './discord.ts'
import { invalidBody, Refusal } from './errors.ts'
import { acknowledge, type Callback } from './interactions.ts'
import { schemaProblems } from './schema.ts'
import type { Interaction } from './state.ts'
import { recordMistake } from './violations.ts'

export interface SignedPost {
  /** `wrong` is signed by another key, `garbled` is not even hex (`valid`). */
  readonly signature?: 'valid' | 'wrong' | 'garbled' | 'missing'
  /** Moves the signed timestamp; negative is into the past (0). */
  readonly skewSeconds?: number
  /** Moves the body's first characters to the end of the timestamp, for which the signature is the same (0). */
  readonly moved?: number
}

export interface HttpAnswer {
  readonly status: number
  readonly body: Buffer
  readonly contentType: string
}

export interface Keys {
  /** In hex, as the developer portal shows it. */
  readonly publicKey: string
  readonly headersFor: (body: string, nowMs: number, how: SignedPost) => Record<string, string>
}

export function createKeys(): Keys {
  const own = generateKeyPairSync('ed25519')
  const stranger = generateKeyPairSync('ed25519')
  const der = own.publicKey.export({ type: 'spki', format: 'der' })
  return {
    // The last 32 bytes of an Ed25519 key's DER form are the key itself.
    publicKey: der.subarray(-32).toString('hex'),
    headersFor(body, nowMs, { signature = 'valid', skewSeconds = 0 }) {
      const timestamp = String(Math.floor(nowMs / 1000) + skewSeconds)
      const key = signature === 'wrong' ? stranger.privateKey : own.privateKey
      const signed = sign(null, Buffer.from(timestamp + body), key).toString('hex')
      const headers = { 'content-type': 'application/json', 'x-signature-timestamp': timestamp }
      if (signature === 'missing') return headers
      return { ...headers, 'x-signature-ed25519': signature === 'garbled' ? 'not hex' : signed }
    },
  }
}

interface Sent {
  readonly url: string
  readonly body: string
  readonly headers: Record<string, string>
}

export function createDelivery(discord: Discord, keys: Keys) {
  const { world } = discord
  const sent = new WeakMap<Interaction, Sent>()
  let endpoint: string | undefined
  return { send, replay, post, useEndpoint }

  /** With an address every interaction goes there and none over the gateway, as at Discord. */
  function useEndpoint(url: string | undefined): void {
    endpoint = url
  }

  async function send(interaction: Interaction): Promise<void> {
    if (endpoint === undefined) {
      const audience = { guildId: interaction.guild?.id, intents: 0 }
      discord.dispatch('INTERACTION_CREATE', interaction.payload, audience)
      return
    }
    const body = JSON.stringify(interaction.payload)
    const headers = keys.headersFor(body, world.clock.now(), {})
    sent.set(interaction, { url: endpoint, body, headers })
    await take(interaction, await request(endpoint, body, headers))
  }

  /** Delivers the same interaction once more: the same event, or the same bytes and signature. */
  async function replay(interaction: Interaction): Promise<HttpAnswer | undefined> {
    const before = sent.get(interaction)
    if (before !== undefined) return request(before.url, before.body, before.headers)
    const audience = { guildId: interaction.guild?.id, intents: 0 }
    discord.dispatch('INTERACTION_CREATE', interaction.payload, audience)
    return undefined
  }

  /** Posts any body, signed as asked. */
  async function post(url: string, body: string, how: SignedPost = {}): Promise<HttpAnswer> {
    const { moved = 0 } = how
    const headers = keys.headersFor(body, world.clock.now(), how)
    const timestamp = `${headers['x-signature-timestamp']}${body.slice(0, moved)}`
    return request(url, body.slice(moved), { ...headers, 'x-signature-timestamp': timestamp })
  }

  /** Reads the endpoint's answer as a callback; 202 means that one will come over REST. */
  async function take(interaction: Interaction, answer: HttpAnswer): Promise<void> {
    const route = 'POST /interactions/{interaction_id}/{interaction_token}/callback'
    let body: unknown = answer.body.toString()
    try {
      if (answer.status === 202) return
      if (answer.status !== 200) throw badAnswer(answer)
      const { json, files } = await parseBody(answer.body, answer.contentType)
      body = json
      const problems = schemaProblems(route, json)
      if (problems.length > 0) throw invalidBody(problems)
      acknowledge(discord, interaction, json as Callback, files)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      recordMistake(world, error, { route, path: 'answer of the interactions endpoint', body })
    }
    world.changed()
  }
}

function badAnswer({ status, body }: HttpAnswer): Refusal {
  const message = `The endpoint answered ${status}: ${body.toString().slice(0, 200)}`
  return invalidBody([{ path: [], code: 'ENDPOINT_ANSWER', message }])
}

async function request(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<HttpAnswer> {
  const init = { method: 'POST', body, headers }
  const response = await fetch(url, init).catch((error: Error) => {
    // The bot had just closed an idle connection, so the request goes over another one.
    if (hasEnded(error)) {
      return fetch(url, { ...init, headers: { ...headers, connection: 'close' } })
    }
    throw error
  })
  return {
    status: response.status,
    body: Buffer.from(await response.arrayBuffer()),
    contentType: response.headers.get('content-type') ?? '',
  }
}

function hasEnded({ cause }: { readonly cause?: unknown }): boolean {
  return cause instanceof Error && 'code' in cause && endedConnection.has(cause.code)
}

const endedConnection: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])
