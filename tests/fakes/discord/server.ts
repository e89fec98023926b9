/**
 * An in-process Discord that holds state and keeps the rules: REST, gateway and signed interactions,
 * for the real discord.js to be tested and measured against.
 */

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { APIApplicationCommand } from 'discord.js'
import { createClock } from './clock.ts'
import { createDelivery, createKeys, type HttpAnswer, type SignedPost } from './delivery.ts'
import type { Audience, Discord, Settings } from './discord.ts'
import { createFaults, type Faults } from './faults.ts'
import { createGateway, type Gateway } from './gateway.ts'
import { createGuildActs, type GuildActs } from './guild-acts.ts'
import { expireIfDue } from './interactions.ts'
import type { PermissionName } from './permissions.ts'
import { createPerson, type Person } from './person.ts'
import { createLimiter, defaultRateLimits, type RateLimits } from './rate-limits.ts'
import { createRest } from './rest.ts'
import {
  createWorld,
  type Channel,
  type Guild,
  type Interaction,
  type Late,
  type Message,
  type Ping,
  type Role,
  type SeenRequest,
  type User,
  type Violation,
} from './state.ts'
import { until, type UntilOptions } from './until.ts'

export interface FakeOptions extends Partial<Settings> {
  readonly token?: string
  /** The time of day (`Date.now`). */
  readonly now?: () => number
  /** `false` switches rate limits off; given limits replace the defaults. */
  readonly rateLimits?: false | Partial<RateLimits>
}

interface PersonOptions {
  /** Through a role of the person's own. */
  readonly permissions?: readonly PermissionName[]
  readonly roles?: readonly Role[]
  readonly locale?: string
  readonly closedToDirectMessages?: boolean
}

export interface FakeDiscord extends GuildActs {
  /** For `rest: { api }`. */
  readonly apiUrl: string
  readonly token: string
  readonly applicationId: string
  /** For checking signed interactions, in hex. */
  readonly publicKey: string
  readonly gateway: Gateway
  readonly faults: Faults
  /** What a body or an address did wrong. */
  readonly violations: readonly Violation[]
  /** Interactions whose deadline passed unacknowledged. */
  readonly late: readonly Late[]
  /** Everyone who was really notified. */
  readonly pings: readonly Ping[]
  readonly requests: readonly SeenRequest[]
  readonly interactions: readonly Interaction[]
  close: () => Promise<void>
  addPerson: (guild: Guild, name: string, options?: PersonOptions) => Person
  /** Makes a person a member of a further guild. */
  joinGuild: (
    guild: Guild,
    person: Person,
    options?: Pick<PersonOptions, 'permissions' | 'roles'>,
  ) => void
  commands: (guild?: Guild) => readonly APIApplicationCommand[]
  /** Every message there, ephemeral ones too, oldest first. */
  messages: (channel: Channel) => readonly Message[]
  channel: (id: string) => Channel | undefined
  threads: (parent: Channel) => readonly Channel[]
  pinned: (channel: Channel) => readonly Message[]
  /** Sends interactions as signed POSTs to this address instead of over the gateway. */
  useEndpoint: (url: string | undefined) => void
  /** Delivers an interaction once more; over HTTP with the same bytes and signature. */
  replay: (interaction: Interaction) => Promise<HttpAnswer | undefined>
  /** Posts a body of any kind and size to an address, signed as asked; objects become JSON. */
  post: (url: string, body: string | object, how?: SignedPost) => Promise<HttpAnswer>
  /** Changes the clock's reading: deadlines, tokens, nonces and rate limits go by it. */
  advance: (ms: number) => void
  /** Waits for a truthy value without sleeping; checked whenever something changes. */
  until: <T>(condition: () => T, options?: UntilOptions) => Promise<T>
  /** Forgets messages, interactions, nonces and everything recorded; for long benchmarks. */
  forget: () => void
  /** Forgets interactions of longer ago, and the requests that are recorded; messages stay. */
  forgetActs: (olderThanMs: number) => void
}

const defaultSettings: Settings = {
  ackDeadlineMs: 3000,
  tokenLifetimeMs: 15 * 60_000,
  nonceWindowMs: 3 * 60_000,
  oldEditsPerHour: 3,
  pinLimit: 250,
  heartbeatIntervalMs: 41_250,
  shards: 1,
  privilegedIntents: false,
}

/** Starts on a free port of 127.0.0.1. */
export async function startFakeDiscord(options: FakeOptions = {}): Promise<FakeDiscord> {
  const {
    token = 'MTAwMDAwMDAwMDAwMDAwMDAw.fake.token',
    now = Date.now,
    rateLimits = {},
    ...settings
  } = options
  const clock = createClock(now)
  const world = createWorld(clock, token, settings.privilegedIntents ?? false)
  const keys = createKeys()
  const planner = createFaults()
  // The bot tries few requests twice, and on a busy machine one may meet a connection that has just been closed as idle.
  const server = createServer({ keepAliveTimeout: 600_000 })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const discord: Discord = {
    world,
    settings: { ...defaultSettings, ...settings },
    origin,
    publicKey: keys.publicKey,
    dispatch: (event: string, data: object, audience: Audience) =>
      hub.dispatch(event, data, audience),
  }
  const hub = createGateway(discord, () => planner.faults.outage)
  const limiter = createLimiter(clock, limitsFrom(rateLimits))
  const rest = createRest(discord, limiter, planner)
  const delivery = createDelivery(discord, keys)
  clock.onJump(() => world.interactions.forEach((open) => expireIfDue(discord, open)))
  server.on('upgrade', hub.upgrade)
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/attachments/')) serveFile(request.url, response)
    else rest(request, response).catch((error: unknown) => fail(response, error))
  })

  const acts = createGuildActs(discord)
  return {
    ...acts,
    apiUrl: `${origin}/api`,
    token,
    applicationId: world.bot.id,
    publicKey: keys.publicKey,
    gateway: hub.gateway,
    faults: planner.faults,
    violations: world.violations,
    late: world.late,
    pings: world.pings,
    requests: world.requests,
    get interactions() {
      return [...world.interactions.values()]
    },
    async close() {
      hub.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
    addPerson,
    joinGuild: (guild, { user }, options) => join(guild, user, options),
    commands: (guild) => world.commands.get(guild?.id ?? 'global') ?? [],
    messages: (channel) => [...channel.messages.values()],
    channel: (id) => world.channels.get(id),
    threads: (parent) =>
      [...world.channels.values()].filter(({ parentId }) => parentId === parent.id),
    pinned: (channel) => [...channel.pins.keys()].flatMap((id) => channel.messages.get(id) ?? []),
    useEndpoint: delivery.useEndpoint,
    replay: delivery.replay,
    post: (url, body, how) =>
      delivery.post(url, typeof body === 'string' ? body : JSON.stringify(body), how),
    advance: clock.advance,
    until: (condition, options) => until(world, condition, options),
    forget,
    forgetActs(olderThanMs) {
      const before = clock.now() - olderThanMs
      for (const [key, { createdAt }] of world.interactions) {
        if (createdAt < before) world.interactions.delete(key)
      }
      world.requests.length = 0
    },
  }

  function addPerson(guild: Guild, name: string, given: PersonOptions = {}): Person {
    const { locale = 'en-US', closedToDirectMessages = false } = given
    const user: User = { id: world.snowflake(), name, bot: false, closedToDirectMessages }
    world.users.set(user.id, user)
    join(guild, user, given)
    return createPerson({ discord, send: delivery.send, locale }, user)
  }

  function join(
    guild: Guild,
    user: User,
    { permissions = [], roles = [] }: Pick<PersonOptions, 'permissions' | 'roles'> = {},
  ): void {
    const own =
      permissions.length > 0 ? [acts.addRole(guild, { name: user.name, permissions })] : []
    guild.members.set(user.id, { user, roles: new Set([...roles, ...own].map(({ id }) => id)) })
  }

  function serveFile(url: string, response: ServerResponse): void {
    const file = world.files.get(url.split('/')[2] ?? '')
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.contentType ?? '' })
    response.end(file?.data)
  }

  function forget(): void {
    for (const channel of world.channels.values()) {
      channel.messages.clear()
      channel.pins.clear()
    }
    for (const map of [world.interactions, world.nonces, world.files]) map.clear()
    for (const list of [world.violations, world.late, world.pings, world.requests]) list.length = 0
  }
}

/** A mistake of the fake's own: said loudly in the answer, as no rule of Discord's explains it. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(500, { 'content-type': 'application/json' })
  const stack = error instanceof Error ? error.stack : String(error)
  response.end(JSON.stringify({ message: `The fake Discord is broken: ${stack}`, code: 0 }))
}

function limitsFrom(given: false | Partial<RateLimits>): RateLimits | undefined {
  if (given === false) return undefined
  const defaults = defaultRateLimits()
  return { ...defaults, ...given, routes: { ...defaults.routes, ...given.routes } }
}
