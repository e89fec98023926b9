/** Connects to Discord’s gateway: as many shards as Discord recommends, caches off, and only the events the bot needs. */
import {
  Client,
  Collection,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  LimitedCollection,
  type RESTOptions,
  SimpleShardingStrategy,
  Status,
} from 'discord.js'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { KnownChannel } from './channel-classes.ts'
import { createMakeRequest } from './make-request.ts'

/** A deleted channel, or a whole server that the bot was removed from. */
export interface RemovedFrom {
  readonly guildId: string
  readonly channelId?: string
}

export interface GatewayParts {
  readonly token: string
  readonly apiUrl: string
  /** How long Discord may take to respond to a request, in milliseconds. */
  readonly timeoutMs: number
  readonly log: Logger
  /** Receives the interaction as Discord sent it, the same as over HTTP. */
  readonly onInteraction: (raw: unknown) => void
  readonly onRemoved: (removed: RemovedFrom) => void
}

export const tokenRejected =
  'Discord rejected DISCORD_TOKEN. Copy it again from the developer portal, under Bot.'

/** Close codes after which reconnecting is pointless (https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes). */
const fatalCloseCodes: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: tokenRejected,
  [GatewayCloseCodes.InvalidShard]: 'Discord rejected a shard. Restart Commonplace.',
  [GatewayCloseCodes.ShardingRequired]: 'Discord requires more shards. Restart Commonplace.',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord’s gateway has changed. Update Commonplace.',
  [GatewayCloseCodes.InvalidIntents]: 'Discord’s intents have changed. Update Commonplace.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord rejected the bot’s intents. Check them in the developer portal, under Bot.',
}

const GuildDelete = z.object({ id: z.string(), unavailable: z.boolean().optional() })
const ChannelDelete = z.object({ id: z.string(), guild_id: z.string().optional() })

/** Its few requests are not counted with those of the bot. */
const makeRequest = createMakeRequest()

export function createGateway({
  token,
  apiUrl,
  timeoutMs,
  log,
  onInteraction,
  onRemoved,
}: GatewayParts) {
  let client: Client | undefined
  let fatalProblem: string | undefined
  let stopReconnecting: (() => void) | undefined
  let isClosed = false

  /** Resolves when every shard is connected. Throws the library’s errors if the first connection fails. */
  async function connect(): Promise<void> {
    if (isClosed) return
    fatalProblem = undefined
    client = createClient({ api: apiUrl, timeout: timeoutMs, makeRequest }, (stop) => {
      stopReconnecting = stop
    })
    guardPackets(client, log)
    // Raw events, so that interactions take the same path as those over HTTP.
    client.ws.on(GatewayDispatchEvents.InteractionCreate, onInteraction)
    reportRemovals(client, onRemoved)
    client.on(Events.Error, (error) => log.warn({ err: error }, 'Discord’s gateway failed'))
    client.on(Events.ShardError, (error, shard) =>
      log.warn({ err: error, shard }, 'A shard failed'),
    )
    client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'A shard is reconnecting'))
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      fatalProblem =
        fatalCloseCodes[code] ?? `Discord closed the connection (${code}). Restart Commonplace.`
      log.error({ shard, code }, fatalProblem)
    })
    await client.login(token)
    if (isClosed) await client.destroy()
  }

  async function disconnect(): Promise<void> {
    stopReconnecting?.()
    await client?.destroy()
    client = undefined
  }

  return {
    connect,
    /** Ends the connection; another may follow. */
    disconnect,
    async close(): Promise<void> {
      isClosed = true
      await disconnect()
    },
    /** Returns the server that a channel is in, and its type, if the gateway has told us. */
    findChannel(channelId: string): KnownChannel | undefined {
      const channel = client?.channels.cache.get(channelId)
      if (channel === undefined || !('guildId' in channel) || channel.guildId === null) {
        return undefined
      }
      return { guildId: channel.guildId, type: channel.type }
    },
    /** Returns what is wrong in a sentence for the operator. */
    healthProblem(): string | undefined {
      if (fatalProblem !== undefined) return `Discord: ${fatalProblem}`
      const shards = [...(client?.ws.shards.values() ?? [])]
      const lost = shards.filter(({ status }) => !isConnected(status)).length
      if (lost === 0) return undefined
      return `Discord: ${lost} of ${shards.length} shards disconnected. They reconnect by themselves.`
    },
  }
}

/** Reports servers and channels that the bot can no longer reach. */
function reportRemovals({ ws }: Client, onRemoved: GatewayParts['onRemoved']): void {
  ws.on(GatewayDispatchEvents.GuildDelete, (data: unknown) => {
    const { success, data: removed } = GuildDelete.safeParse(data)
    // `unavailable` means an outage, not a removal.
    if (success && removed.unavailable !== true) onRemoved({ guildId: removed.id })
  })
  const deletions = [
    GatewayDispatchEvents.ChannelDelete,
    GatewayDispatchEvents.ThreadDelete,
  ] as const
  for (const event of deletions) {
    ws.on(event, (data: unknown) => {
      const { data: removed } = ChannelDelete.safeParse(data)
      if (removed?.guild_id !== undefined) {
        onRemoved({ guildId: removed.guild_id, channelId: removed.id })
      }
    })
  }
}

/** A shard receives interactions even while it waits for the names of its servers. */
function isConnected(status: Status): boolean {
  return status === Status.Ready || status === Status.WaitingForGuilds || status === Status.Nearly
}

/**
 * Keeps interactions from the library, which would build objects that nobody reads, and leaves out an event that makes it throw,
 * such as a thread in a channel that it takes for another kind. Its handlers run inside the socket’s own event, where the error
 * would reach nobody.
 */
function guardPackets(client: Client, log: Logger): void {
  const ws = client.ws as unknown as {
    handlePacket: (packet?: { readonly t?: unknown }, shard?: unknown) => boolean
  }
  const handlePacket = ws.handlePacket.bind(ws)
  ws.handlePacket = (packet, shard) => {
    if (packet?.t === GatewayDispatchEvents.InteractionCreate) return false
    try {
      return handlePacket(packet, shard)
    } catch (error) {
      const event = /^[A-Z_]{1,60}$/.exec(String(packet?.t))?.[0]
      log.warn({ err: error, event }, 'Discord sent an event that could not be read')
      return false
    }
  }
}

function createClient(rest: Partial<RESTOptions>, onStop: (stop: () => void) => void): Client {
  return new Client({
    // Reports removed servers and channels; commands and components need no intent at all.
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    rest,
    ws: {
      buildStrategy(manager) {
        // The library cannot stop a shard that waits to reconnect, so its request for a session then never resolves.
        onStop(() => {
          manager.options.retrieveSessionInfo = () => new Promise(() => {})
        })
        return new SimpleShardingStrategy(manager)
      },
    },
    makeCache: ({ name }) =>
      neededCaches.has(name) ? new Collection() : new LimitedCollection({ maxSize: 0 }),
    allowedMentions: { parse: [] },
  })
}

/** The library does not work without these. */
const neededCaches = new Set([
  'ChannelManager',
  'GuildChannelManager',
  'GuildManager',
  'PermissionOverwriteManager',
  'RoleManager',
])
