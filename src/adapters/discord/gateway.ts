/** The connection to Discord's gateway: as many shards as Discord advises, nothing kept in memory, only what is asked for. */
import {
  Client,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  SimpleShardingStrategy,
  Status,
} from 'discord.js'
import type { Logger } from 'pino'
import { z } from 'zod'

/** What is gone from Discord: a channel, or a whole class because the bot was removed from its server. */
export interface RemovedFrom {
  readonly guild: string
  readonly channel?: string
}

export interface GatewayParts {
  readonly token: string
  readonly apiUrl: string
  readonly log: Logger
  /** The interaction as Discord sent it, the same as over HTTP. */
  readonly onInteraction: (raw: unknown) => void
  readonly onRemoved: (gone: RemovedFrom) => void
}

export interface Gateway {
  /** Resolves when every shard is connected. Throws where a first connection cannot be had. */
  connect(): Promise<void>
  close(): Promise<void>
  healthProblem(): string | undefined
}

export const tokenRefused =
  'DISCORD_TOKEN is not accepted by Discord; copy it again from the developer portal under Bot.'

/** Codes after which Discord wants no second try (https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes). */
const endings: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: tokenRefused,
  [GatewayCloseCodes.InvalidShard]: 'Discord refused the shard; start the bot again.',
  [GatewayCloseCodes.ShardingRequired]: 'Discord asks for more shards; start the bot again.',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord’s gateway has changed; update the bot.',
  [GatewayCloseCodes.InvalidIntents]:
    'Discord does not know what the bot asks for; update the bot.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord does not let the bot listen; look at its intents in the developer portal under Bot.',
}

const GuildDelete = z.object({ id: z.string(), unavailable: z.boolean().optional() })
const ChannelDelete = z.object({ id: z.string(), guild_id: z.string().optional() })

export function createGateway({
  token,
  apiUrl,
  log,
  onInteraction,
  onRemoved,
}: GatewayParts): Gateway {
  let client: Client | undefined
  let ending: string | undefined
  let stopReconnecting: (() => void) | undefined

  async function connect(): Promise<void> {
    ending = undefined
    client = createClient(apiUrl, (stop) => {
      stopReconnecting = stop
    })
    // Raw events, so that one path serves both ways; the library's own objects are never asked for anything.
    client.ws.on(GatewayDispatchEvents.InteractionCreate, onInteraction)
    client.ws.on(GatewayDispatchEvents.GuildDelete, (data: unknown) => {
      const { id, unavailable } = GuildDelete.parse(data)
      // An outage at Discord is no farewell.
      if (unavailable !== true) onRemoved({ guild: id })
    })
    for (const event of [
      GatewayDispatchEvents.ChannelDelete,
      GatewayDispatchEvents.ThreadDelete,
    ] as const) {
      client.ws.on(event, (data: unknown) => {
        const { id, guild_id: guild } = ChannelDelete.parse(data)
        if (guild !== undefined) onRemoved({ guild, channel: id })
      })
    }
    client.on(Events.Error, (error) => log.warn({ err: error }, 'Discord’s gateway had a fault'))
    client.on(Events.ShardError, (error, shard) =>
      log.warn({ err: error, shard }, 'A shard had a fault'),
    )
    client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'A shard connects again'))
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      ending = endings[code] ?? `Discord ended the connection (${code}); start the bot again.`
      log.error({ shard, code }, ending)
    })
    await client.login(token)
  }

  return {
    connect,
    async close() {
      stopReconnecting?.()
      await client?.destroy()
      client = undefined
    },
    healthProblem() {
      if (ending !== undefined) return `Discord: ${ending}`
      const shards = [...(client?.ws.shards.values() ?? [])]
      const ready = shards.filter(({ status }) => isConnected(status)).length
      return ready === shards.length
        ? undefined
        : `Discord: ${shards.length - ready} of ${shards.length} shards are not connected; they connect again by themselves.`
    },
  }
}

/** A shard hears interactions while it still waits for the names of its servers. */
function isConnected(status: Status): boolean {
  return status === Status.Ready || status === Status.WaitingForGuilds || status === Status.Nearly
}

function createClient(api: string, onStop: (stop: () => void) => void): Client {
  return new Client({
    // Tells only of servers and channels that go; commands and presses need no intent at all.
    intents: [GatewayIntentBits.Guilds],
    shards: 'auto',
    rest: { api, timeout: 8000 },
    ws: {
      buildStrategy(manager) {
        // The library cannot stop a shard that waits to connect again. Before it does, it asks for its session: let it wait.
        onStop(() => {
          manager.options.retrieveSessionInfo = () => new Promise(() => {})
        })
        return new SimpleShardingStrategy(manager)
      },
    },
    makeCache: Options.cacheWithLimits(nothing),
    allowedMentions: { parse: [] },
  })
}

/** The library keeps servers, channels and roles all the same, having no way without them. */
const nothing = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
} as const
