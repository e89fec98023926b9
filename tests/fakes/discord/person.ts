/** A person on Discord: types commands, presses, selects, fills in modals, and sees the answers. */

import {
  InteractionType,
  type APIApplicationCommandOptionChoice,
  type APIInteraction,
} from 'discord.js'
import type { Discord } from './discord.ts'
import { modalData, pressData, selectData, type Fields } from './form.ts'
import { openInteraction } from './interactions.ts'
import { createMessage } from './messages.ts'
import { outcomeOf, type Outcome } from './outcome.ts'
import { channelPermissions } from './permissions.ts'
import { directMessageWith, groupOf } from './routes/channels.ts'
import {
  contextOf,
  memberCommandData,
  messageCommandData,
  ownersOf,
  slashData,
  type Value,
} from './slash.ts'
import type { Channel, Guild, Interaction, Message, User } from './state.ts'
import { wireChannel, wireMember, wireMessage, wireUser } from './wire.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly user: User
  /** `command` may name subcommands: `quiz start`. */
  slash: (
    channel: Channel,
    command: string,
    options?: Readonly<Record<string, Value>>,
  ) => Promise<Outcome>
  /** Types `typed` into the option `focused`; `others` are filled in already. */
  autocomplete: (
    channel: Channel,
    command: string,
    focused: string,
    typed: string,
    others?: Readonly<Record<string, Value>>,
  ) => Promise<readonly APIApplicationCommandOptionChoice[]>
  /** Presses a button by its custom_id or its label. */
  press: (message: Message, button: string) => Promise<Outcome>
  /** Selects by the select's custom_id or placeholder. */
  select: (message: Message, select: string, values: readonly string[]) => Promise<Outcome>
  /** Fills in the modal that `opened` brought, by custom_id or label. */
  submitModal: (opened: Outcome, fields: Fields) => Promise<Outcome>
  /** Sends a command that Discord's own app would not make, such as one with ids of another server. */
  forge: (channel: Channel, data: object) => Promise<Outcome>
  /** Chooses a command in the menu of a message. */
  onMessage: (message: Message, command: string) => Promise<Outcome>
  /** Chooses a command in the menu of a member. */
  onMember: (channel: Channel, member: Person, command: string) => Promise<Outcome>
  /** Writes an ordinary message. */
  say: (channel: Channel, text: string) => Message
  /** The direct-message channel with the bot. */
  directMessages: () => Channel
  /** A group with friends, in which a bot never is. */
  group: () => Channel
  /** Adds the app to the person's account, so that it comes along everywhere. */
  install: () => void
  /** Whether this person sees the message: it is there, and ephemeral for nobody else. */
  sees: (message: Message) => boolean
  /** What this person sees in a channel, oldest first. */
  messages: (channel: Channel) => readonly Message[]
}

export interface PersonContext {
  readonly discord: Discord
  readonly send: (interaction: Interaction) => Promise<void>
  readonly locale: string
}

export function createPerson(context: PersonContext, user: User): Person {
  const { discord } = context
  const { world } = discord

  return {
    id: user.id,
    name: user.name,
    user,
    async slash(channel, command, options = {}) {
      const data = slashData(target(channel), command, options)
      return act(channel, InteractionType.ApplicationCommand, data)
    },
    async autocomplete(channel, command, focused, typed, others = {}) {
      const data = slashData(target(channel), command, { ...others, [focused]: typed }, focused)
      const { choices } = await act(channel, InteractionType.ApplicationCommandAutocomplete, data)
      return choices
    },
    press: async (message, button) => use(message, () => pressData(message, button)),
    select: async (message, select, values) =>
      use(message, () => selectData(target(channelOf(message)), message, select, values)),
    async submitModal({ interaction, modal }, fields) {
      if (modal === undefined) throw new Error('This answer is no modal.')
      const { channel, source } = interaction
      const data = modalData(target(channel), modal, fields)
      return act(channel, InteractionType.ModalSubmit, data, source)
    },
    forge: (channel, data) => act(channel, InteractionType.ApplicationCommand, data),
    async onMessage(message, command) {
      if (!sees(message)) throw new Error(`${user.name} does not see this message.`)
      const channel = channelOf(message)
      const data = messageCommandData(target(channel), message, command)
      return act(channel, InteractionType.ApplicationCommand, data)
    },
    async onMember(channel, member, command) {
      const data = memberCommandData(target(channel), member.user, command)
      return act(channel, InteractionType.ApplicationCommand, data)
    },
    say: (channel, text) =>
      createMessage(discord, { channel, author: user, body: { content: text }, files: [] }),
    directMessages: () => directMessageWith(discord, user),
    group: () => groupOf(discord),
    install: () => void world.installedBy.add(user.id),
    sees,
    messages: (channel) => [...channel.messages.values()].filter(sees),
  }

  function sees({ deleted, visibleTo }: Message): boolean {
    return !deleted && (visibleTo === undefined || visibleTo === user.id)
  }

  async function use(message: Message, data: () => object): Promise<Outcome> {
    if (!sees(message)) throw new Error(`${user.name} does not see this message.`)
    return act(channelOf(message), InteractionType.MessageComponent, data(), message)
  }

  function channelOf(message: Message): Channel {
    const channel = world.channels.get(message.channelId)
    if (channel === undefined) throw new Error('The channel of this message is gone.')
    return channel
  }

  function target(channel: Channel) {
    return { discord, channel, guild: guildOf(channel), user }
  }

  /** Undefined in direct messages; without the bot in it only those reach the bot there who have installed it. */
  function guildOf(channel: Channel): Guild | undefined {
    const guild = world.guilds.get(channel.guildId ?? '')
    const isReached = guild?.members.has(world.bot.id) ?? true
    if (!isReached && !world.installedBy.has(user.id)) {
      throw new Error(`The bot is not in ${guild?.name}.`)
    }
    return guild
  }

  async function act(
    channel: Channel,
    type: InteractionType,
    data: object,
    source?: Message,
  ): Promise<Outcome> {
    const guild = guildOf(channel)
    const interaction = openInteraction(discord, {
      user,
      channel,
      ...(guild === undefined ? {} : { guild }),
      ...(source === undefined ? {} : { source }),
      payload: (id, token) =>
        ({
          ...base(channel, guild, data, source),
          id,
          token,
          type,
          data,
          ...(source === undefined ? {} : { message: wireMessage(world, discord.origin, source) }),
        }) as unknown as APIInteraction,
    })
    const [outcome] = await Promise.all([outcomeOf(world, interaction), context.send(interaction)])
    return outcome
  }

  /** How the command that is used may be installed. */
  function installTypes(data: object): readonly number[] {
    const id = 'id' in data ? data.id : undefined
    const all = [...world.commands.values()].flat()
    return all.find((command) => command.id === id)?.integration_types ?? [0, 1]
  }

  /** The fields that interactions of every type share. */
  function base(
    channel: Channel,
    guild: Guild | undefined,
    data: object,
    source: Message | undefined,
  ) {
    const permissions = channelPermissions(world, channel, user.id)
    const member = guild?.members.get(user.id)
    const who =
      member === undefined
        ? { user: wireUser(user) }
        : { member: { ...wireMember(member), permissions: String(permissions) } }
    return {
      application_id: world.bot.id,
      version: 1,
      ...who,
      ...(guild === undefined
        ? {}
        : {
            guild_id: guild.id,
            guild: { id: guild.id, locale: guild.locale, features: [] },
            guild_locale: guild.locale,
          }),
      channel_id: channel.id,
      channel: { ...wireChannel(channel), permissions: String(permissions) },
      app_permissions: String(channelPermissions(world, channel, world.bot.id)),
      locale: context.locale,
      entitlements: [],
      // A control keeps the owners of the interaction that its message answered.
      authorizing_integration_owners:
        source?.interaction?.payload.authorizing_integration_owners ??
        ownersOf(target(channel), source === undefined ? installTypes(data) : [0]),
      context: contextOf({ guild, channel }),
      attachment_size_limit: 10_485_760,
    }
  }
}
