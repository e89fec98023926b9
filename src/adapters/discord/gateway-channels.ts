/** Remembers the channels that the gateway names, so that a post need not ask Discord which server its channel is in. */
import { type GatewayDispatchPayload, GatewayDispatchEvents } from 'discord-api-types/v10'
import { z } from 'zod'
import type { KnownChannel } from './channel-classes.ts'

const Channel = z.object({ id: z.string(), type: z.number() })
const ChannelEvent = Channel.extend({ guild_id: z.string().optional() })
const Guild = z.object({
  id: z.string(),
  unavailable: z.boolean().optional(),
  channels: z.array(Channel).default([]),
  threads: z.array(Channel).default([]),
})

/** A deleted channel, or a whole server that the bot was removed from. */
export interface RemovedFrom {
  readonly guildId: string
  readonly channelId?: string
}

type DispatchedEvent = Pick<GatewayDispatchPayload, 't' | 'd'>

export function createGatewayChannels(onRemoved: (removed: RemovedFrom) => void) {
  const known = new Map<string, KnownChannel>()

  function learnGuild(data: unknown): void {
    const { data: guild } = Guild.safeParse(data)
    if (guild === undefined) return
    for (const { id, type } of [...guild.channels, ...guild.threads]) {
      known.set(id, { guildId: guild.id, type })
    }
  }

  function learnChannel(data: unknown): void {
    const { data: channel } = ChannelEvent.safeParse(data)
    if (channel?.guild_id === undefined) return
    known.set(channel.id, { guildId: channel.guild_id, type: channel.type })
  }

  function forgetChannel(data: unknown): void {
    const { data: channel } = ChannelEvent.safeParse(data)
    if (channel?.guild_id === undefined) return
    known.delete(channel.id)
    onRemoved({ guildId: channel.guild_id, channelId: channel.id })
  }

  function forgetGuild(data: unknown): void {
    const { data: guild } = Guild.safeParse(data)
    // `unavailable` means an outage, not a removal.
    if (guild === undefined || guild.unavailable === true) return
    for (const [id, { guildId }] of known) if (guildId === guild.id) known.delete(id)
    onRemoved({ guildId: guild.id })
  }

  return {
    /** Returns the server that a channel is in, and its type, if the gateway has told us. */
    find: (channelId: string): KnownChannel | undefined => known.get(channelId),
    /** Takes note of an event, if it is about servers or channels. */
    receive({ t: name, d: data }: DispatchedEvent): void {
      switch (name) {
        case GatewayDispatchEvents.GuildCreate:
          return learnGuild(data)
        case GatewayDispatchEvents.GuildDelete:
          return forgetGuild(data)
        case GatewayDispatchEvents.ChannelCreate:
        case GatewayDispatchEvents.ChannelUpdate:
        case GatewayDispatchEvents.ThreadCreate:
          return learnChannel(data)
        case GatewayDispatchEvents.ChannelDelete:
        case GatewayDispatchEvents.ThreadDelete:
          return forgetChannel(data)
        default:
      }
    },
  }
}
