/** The state of the fake Discord: plain records in maps, changed by the routes and by people’s actions. */

import type {
  APIApplicationCommand,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  APIApplicationCommandOptionChoice,
  APIInteraction,
  InteractionResponseType,
} from 'discord.js'
import type { Clock } from './clock.ts'
import type { Problem } from './errors.ts'

export interface User {
  readonly id: string
  readonly name: string
  readonly bot: boolean
  /** True: the bot gets 50007 when it writes to this person. */
  closedToDirectMessages: boolean
}

export interface Role {
  readonly id: string
  name: string
  permissions: bigint
  mentionable: boolean
}

export interface Member {
  readonly user: User
  readonly roles: Set<string>
}

export interface Guild {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly roles: Map<string, Role>
  readonly members: Map<string, Member>
  readonly locale: string
  /** The role that Discord makes for a bot and that carries the bot's permissions. */
  readonly botRoleId: string
}

interface Overwrite {
  /** 0 is a role, 1 a member. */
  readonly type: 0 | 1
  allow: bigint
  deny: bigint
}

export interface Channel {
  readonly id: string
  /** 0 text, 1 direct message, 2 voice, 3 group, 5 announcement, 10 announcement thread, 11 public thread, 12 private thread, 13 stage, 15 forum, 16 media. */
  readonly type: 0 | 1 | 2 | 3 | 5 | 10 | 11 | 12 | 13 | 15 | 16
  /** Absent in a direct message. */
  readonly guildId?: string
  name: string
  nsfw: boolean
  readonly overwrites: Map<string, Overwrite>
  /** The person at the other end of a direct message. */
  readonly recipient?: User
  /** A thread's channel, owner and state. */
  readonly parentId?: string
  readonly ownerId?: string
  /** A forum in which every post needs a tag. */
  requiresTag?: boolean
  /** A post at the top of its forum. */
  isPinned?: boolean
  archived: boolean
  locked: boolean
  autoArchiveMinutes: number
  lastMessageId?: string
  /** Messages by id, oldest first. */
  readonly messages: Map<string, Message>
  /** Ids of pinned messages with the time of pinning, oldest first. */
  readonly pins: Map<string, number>
}

export interface Attachment {
  readonly id: string
  readonly filename: string
  readonly contentType: string
  readonly description?: string
  readonly data: Buffer
}

export interface Message {
  readonly id: string
  readonly channelId: string
  readonly author: User
  /** 0 is an ordinary message, 6 "pinned a message", 20 and 23 answers to an interaction. */
  readonly type: number
  readonly createdAt: number
  content: string
  embeds: APIEmbed[]
  components: APIMessageTopLevelComponent[]
  attachments: Attachment[]
  flags: number
  readonly nonce?: string | number
  /** The one person who sees it, when it is ephemeral. */
  readonly visibleTo?: string
  /** The interaction that it answers. */
  readonly interaction?: Interaction
  /** When it was edited, oldest first. */
  readonly edits: number[]
  mentions: readonly Ping[]
  threadId?: string
  deleted: boolean
}

export interface Interaction {
  readonly id: string
  readonly token: string
  readonly user: User
  readonly channel: Channel
  readonly guild?: Guild
  readonly payload: APIInteraction
  readonly createdAt: number
  /** By the clock's `elapsed`, which its deadline counts in. */
  readonly startedAt: number
  /** Sent at this instant of `performance.now()`. */
  readonly sentAt: number
  /** The message whose button or select was used. */
  readonly source?: Message
  acknowledged?: { readonly type: InteractionResponseType; readonly afterMs: number }
  /** What `@original` means; absent after a modal, choices or a deletion. */
  original?: Message | undefined
  readonly followups: Message[]
  choices?: readonly APIApplicationCommandOptionChoice[]
  modal?: APIModalInteractionResponseCallbackData
  /** The deadline has passed without an acknowledgement. */
  expired: boolean
  /** Resolves once it is acknowledged or expired. */
  readonly acknowledgement: Promise<void>
  readonly markAcknowledged: () => void
}

export interface Ping {
  readonly kind: 'everyone' | 'here' | 'role' | 'user'
  /** The role or the person; for everyone and here the guild. */
  readonly id: string
  readonly messageId: string
  readonly channelId: string
}

export interface Violation {
  readonly route: string
  readonly path: string
  readonly problems: readonly Problem[]
  readonly body: unknown
}

export interface Late {
  readonly interaction: Interaction
  /** Absent while no acknowledgement has come at all. */
  afterMs?: number
}

/** A request as the fake saw it, in order of arrival. */
export interface SeenRequest {
  readonly method: string
  /** The route's template, such as `/channels/{channel_id}/messages`. */
  readonly route: string
  readonly path: string
  readonly at: number
  status?: number
  /** Discord's number for what went wrong. */
  code?: unknown
}

export interface World {
  readonly clock: Clock
  readonly bot: User
  readonly token: string
  /** Whether the bot reads what people write; without that it is blank. */
  readonly readsContent: boolean
  readonly users: Map<string, User>
  readonly guilds: Map<string, Guild>
  readonly channels: Map<string, Channel>
  /** Who has added the app to their account, and so takes it along everywhere. */
  readonly installedBy: Set<string>
  /** Commands by scope: `global` or a guild's id. */
  readonly commands: Map<string, APIApplicationCommand[]>
  /** By token. */
  readonly interactions: Map<string, Interaction>
  readonly nonces: Map<string, { readonly message: Message; readonly at: number }>
  /** Every file that is served at `/attachments/{id}/…`. */
  readonly files: Map<string, Attachment>
  readonly violations: Violation[]
  readonly late: Late[]
  readonly pings: Ping[]
  readonly requests: SeenRequest[]
  /** A new id that grows with time, made as Discord makes its own. */
  snowflake: () => string
  /** Tells those who wait for a condition that something may have changed. */
  changed: () => void
  onChange: (listener: () => void) => () => void
}

const discordEpoch = 1_420_070_400_000n

export function createWorld(clock: Clock, token: string, readsContent: boolean): World {
  let sequence = 0n
  let last = 0n
  const listeners = new Set<() => void>()
  function snowflake() {
    sequence += 1n
    const id = ((BigInt(clock.now()) - discordEpoch) << 22n) | (sequence & 0xfffn)
    // Ids never fall behind, even for thousands made within a millisecond.
    last = id > last ? id : last + 1n
    return String(last)
  }
  const bot: User = {
    id: snowflake(),
    name: 'Commonplace',
    bot: true,
    closedToDirectMessages: false,
  }
  return {
    clock,
    bot,
    token,
    readsContent,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    installedBy: new Set(),
    commands: new Map([['global', []]]),
    interactions: new Map(),
    nonces: new Map(),
    files: new Map(),
    violations: [],
    late: [],
    pings: [],
    requests: [],
    snowflake,
    changed: () => listeners.forEach((listener) => listener()),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Everything a reader sees of a message: its content and, in order, its text displays and what its pictures say. */
export function textOf(message: Pick<Message, 'content' | 'components' | 'embeds'>): string {
  const embeds = message.embeds.flatMap((embed) => [
    embed.title ?? '',
    embed.description ?? '',
    ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
    embed.footer?.text ?? '',
  ])
  const displays = everyComponent(message.components).flatMap((component) => {
    if (component['type'] === 12) return (component['items'] as Picture[]).map(alternativeText)
    return component['type'] === 10 ? [String(component['content'])] : []
  })
  return [message.content, ...embeds, ...displays].filter((text) => text !== '').join('\n')
}

/** An item of a media gallery. */
interface Picture {
  readonly description?: string | null
}

function alternativeText({ description }: Picture): string {
  return description ?? ''
}

/** Every component of a message or modal, nested ones too, in order of appearance. */
export function everyComponent(components: readonly object[]): Record<string, unknown>[] {
  return components.flatMap((component) => {
    const record = component as Record<string, unknown>
    const children = (record['components'] ?? []) as object[]
    const single = [record['component'], record['accessory']].filter(
      (child): child is object => typeof child === 'object' && child !== null,
    )
    return [record, ...everyComponent(children), ...everyComponent(single)]
  })
}
