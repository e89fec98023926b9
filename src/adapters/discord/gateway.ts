/** Connects to Discord’s gateway: as many shards as Discord recommends, and only the events the bot needs. */
import type { REST } from '@discordjs/rest'
import { CloseCodes, type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws'
import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import type { Logger } from 'pino'
import { type RemovedFrom, createGatewayChannels } from './gateway-channels.ts'

export interface GatewayParts {
  readonly token: string
  /** Asks Discord for the gateway’s address and the number of shards. */
  readonly rest: REST
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

export function createGateway({ token, rest, log, onInteraction, onRemoved }: GatewayParts) {
  const channels = createGatewayChannels(onRemoved)
  let manager: WebSocketManager | undefined
  let shardCount = 0
  let connected = new Set<number>()
  let fatalProblem: string | undefined
  let isClosed = false

  /** Resolves when every shard is connected. Throws the library’s errors if the first connection fails. */
  async function connect(): Promise<void> {
    if (isClosed) return
    fatalProblem = undefined
    connected = new Set()
    manager = createManager(token, rest)
    follow(manager)
    shardCount = await manager.getShardCount()
    await manager.connect()
    if (isClosed) await close()
  }

  function follow(shards: WebSocketManager): void {
    shards.on(WebSocketShardEvents.Dispatch, ({ data: event }) => {
      if (event.t === GatewayDispatchEvents.InteractionCreate) onInteraction(event.d)
      else channels.receive(event)
    })
    shards.on(WebSocketShardEvents.Ready, ({ shardId }) => void connected.add(shardId))
    shards.on(WebSocketShardEvents.Resumed, ({ shardId }) => void connected.add(shardId))
    shards.on(WebSocketShardEvents.Error, ({ error, shardId: shard }) =>
      log.warn({ err: error, shard }, 'A shard failed'),
    )
    shards.on(WebSocketShardEvents.Closed, ({ code, shardId: shard }) => {
      connected.delete(shard)
      const problem = fatalCloseCodes[code]
      if (problem === undefined) return log.info({ shard, code }, 'A shard is reconnecting')
      fatalProblem = problem
      log.error({ shard, code }, problem)
    })
  }

  async function close(): Promise<void> {
    isClosed = true
    if (manager === undefined) return
    // The library cannot stop a shard that waits to reconnect, so its request for a session then never resolves.
    manager.options.retrieveSessionInfo = () => new Promise(() => {})
    await manager.destroy({ code: CloseCodes.Normal, reason: 'Stopped' })
    manager = undefined
  }

  return {
    connect,
    close,
    /** Returns the server that a channel is in, and its type, if the gateway has told us. */
    findChannel: channels.find,
    /** Returns what is wrong in a sentence for the operator. */
    healthProblem(): string | undefined {
      if (fatalProblem !== undefined) return `Discord: ${fatalProblem}`
      const lost = shardCount - connected.size
      if (lost === 0) return undefined
      return `Discord: ${lost} of ${shardCount} shards disconnected. They reconnect by themselves.`
    },
  }
}

function createManager(token: string, rest: REST): WebSocketManager {
  const sessions = new Map<number, SessionInfo | null>()
  return new WebSocketManager({
    token,
    rest,
    // Reports removed servers and channels; commands and components need no intent at all.
    intents: GatewayIntentBits.Guilds,
    retrieveSessionInfo: (shard) => sessions.get(shard) ?? null,
    updateSessionInfo: (shard, session) => void sessions.set(shard, session),
  })
}
