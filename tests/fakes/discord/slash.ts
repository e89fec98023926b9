/** Turns what a person types after a slash into an interaction's data, by the registered command. */

import {
  ApplicationCommandOptionType as Type,
  type APIApplicationCommand,
  type APIApplicationCommandOption,
} from 'discord.js'
import type { Discord } from './discord.ts'
import { guildPermissions } from './permissions.ts'
import type { Attachment, Channel, Guild, Message, User } from './state.ts'
import { wireAttachment, wireChannel, wireMember, wireMessage, wireRole, wireUser } from './wire.ts'

/** A file that a person attaches. */
export interface GivenFile {
  readonly filename: string
  readonly contentType: string
  readonly content: string | Buffer
}

/** Users, roles and channels are given as their records or anything else with an id. */
export type Value = string | number | boolean | GivenFile | { readonly id: string }

export interface SlashTarget {
  readonly discord: Discord
  readonly channel: Channel
  readonly guild?: Guild | undefined
  readonly user: User
}

/** Who brought the app to where a command is used: the server (0), the person (1), or both. */
export function ownersOf(
  { discord: { world }, guild, channel, user }: SlashTarget,
  types: readonly number[],
): Readonly<Record<string, string>> {
  const isMember = guild?.members.has(world.bot.id) ?? channel.type === 1
  return {
    ...(isMember && types.includes(0) ? { '0': guild?.id ?? '0' } : {}),
    ...(world.installedBy.has(user.id) && types.includes(1) ? { '1': user.id } : {}),
  }
}

export interface Resolved {
  users: Record<string, object>
  members: Record<string, object>
  roles: Record<string, object>
  channels: Record<string, object>
  attachments: Record<string, object>
}

interface Typed {
  readonly target: SlashTarget
  readonly resolved: Resolved
  /** The option that is being typed, for autocomplete. */
  readonly focused?: string | undefined
}

/**
 * The `data` of a slash command such as `quiz start`.
 * Throws a sentence for what Discord's own form would not let a person send.
 */
export function slashData(
  target: SlashTarget,
  line: string,
  values: Readonly<Record<string, Value>>,
  focused?: string,
) {
  const [name = '', ...inner] = line.replace(/^\//, '').split(' ')
  const command = findCommand(target, name)
  refuseIfHidden(target, command)
  const typed = { target, resolved: emptyResolved(), focused }
  const options = fill(typed, command.options ?? [], inner, values, `/${name}`)
  return {
    id: command.id,
    name,
    type: 1,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    ...(options.length === 0 ? {} : { options }),
    ...onlyUsed(typed.resolved),
  }
}

/** The `data` of a command in the menu of a message, which comes whole even to a bot that may not read messages. */
export function messageCommandData(target: SlashTarget, message: Message, name: string) {
  const command = findCommand(target, name, 3)
  refuseIfHidden(target, command)
  const { world, origin } = target.discord
  const wire = { ...wireMessage(world, origin, message), content: message.content }
  const resolved = { messages: { [message.id]: wire } }
  return { id: command.id, name, type: 3, target_id: message.id, resolved }
}

/** The `data` of a command in the menu of a member of the server. */
export function memberCommandData(target: SlashTarget, member: User, name: string) {
  const command = findCommand(target, name, 2)
  refuseIfHidden(target, command)
  const resolved = { users: { [member.id]: wireUser(member) }, members: { [member.id]: {} } }
  return { id: command.id, name, type: 2, target_id: member.id, resolved }
}

function findCommand(
  { discord, guild }: SlashTarget,
  name: string,
  type: 1 | 2 | 3 = 1,
): APIApplicationCommand {
  const { commands } = discord.world
  const all = [...(commands.get(guild?.id ?? '') ?? []), ...(commands.get('global') ?? [])]
  const found = all.find((command) => command.name === name && Number(command.type) === type)
  if (found !== undefined) return found
  throw new Error(`No command /${name} is registered, only: ${all.map((c) => c.name).join(', ')}.`)
}

/** 0 in a server, 1 in direct messages with the bot, 2 in a group. */
export function contextOf({ guild, channel }: Pick<SlashTarget, 'guild' | 'channel'>): 0 | 1 | 2 {
  if (guild !== undefined) return 0
  return channel.type === 1 ? 1 : 2
}

function refuseIfHidden(target: SlashTarget, command: APIApplicationCommand): void {
  const { guild, channel, user } = target
  const who = `${user.name} cannot use /${command.name} here`
  const contexts: readonly number[] | null | undefined = command.contexts
  if (contexts && !contexts.includes(contextOf(target))) {
    throw new Error(`${who}: its contexts are ${contexts.join(', ')}.`)
  }
  if (Object.keys(ownersOf(target, command.integration_types ?? [0])).length === 0) {
    throw new Error(`${who}: neither the server nor the person has installed it.`)
  }
  if (command.nsfw && !channel.nsfw) throw new Error(`${who}: it needs an age-restricted channel.`)
  const needed = command.default_member_permissions
  if (guild === undefined || needed === null || needed === undefined) return
  const missing = BigInt(needed) & ~guildPermissions(guild, user.id)
  if (missing !== 0n || needed === '0') throw new Error(`${who}: it needs permissions ${needed}.`)
}

function fill(
  typed: Typed,
  options: readonly APIApplicationCommandOption[],
  inner: readonly string[],
  values: Readonly<Record<string, Value>>,
  at: string,
): object[] {
  const [next, ...rest] = inner
  const nests = options.some(
    ({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup,
  )
  if (nests || next !== undefined) {
    const option = options.find(({ name }) => name === next)
    if (option === undefined || !('options' in option || option.type === Type.Subcommand)) {
      throw new Error(`${at} has no subcommand ${next ?? '(none given)'}.`)
    }
    const children = fill(typed, option.options ?? [], rest, values, `${at} ${option.name}`)
    return [{ type: option.type, name: option.name, options: children }]
  }
  const names = options.map(({ name }) => name)
  const unknown = Object.keys(values).filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`${at} has no option ${unknown.join(', ')}.`)
  const missing = options.filter(({ name, required }) => required && !(name in values))
  if (missing.length > 0 && typed.focused === undefined) {
    throw new Error(`${at} needs ${missing.map(({ name }) => name).join(', ')}.`)
  }
  return Object.entries(values).flatMap(([name, value]) => {
    const option = options.find((one) => one.name === name)
    return option === undefined ? [] : [given(typed, option, value, at)]
  })
}

function given(typed: Typed, option: APIApplicationCommandOption, value: Value, at: string) {
  const { type, name } = option
  if (typed.focused === name) {
    if (!('autocomplete' in option) || !option.autocomplete) {
      throw new Error(`${at} ${name} has no autocomplete.`)
    }
    if (typeof value === 'object') throw new Error(`${at} ${name} is typed as text.`)
    return { type, name, value: String(value), focused: true }
  }
  return { type, name, value: checked(typed, option, value, `${at} ${name}`) }
}

function checked(
  { target, resolved }: Typed,
  option: APIApplicationCommandOption,
  value: Value,
  at: string,
): string | number | boolean {
  const wrong = new Error(`${at} cannot be ${JSON.stringify(value)}.`)
  switch (option.type) {
    case Type.String:
      if (typeof value !== 'string') throw wrong
      if (value.length < (option.min_length ?? 0) || value.length > (option.max_length ?? 6000)) {
        throw wrong
      }
      return chosen(option, value, wrong)
    case Type.Integer:
    case Type.Number:
      if (typeof value !== 'number') throw wrong
      if (option.type === Type.Integer && !Number.isInteger(value)) throw wrong
      if (value < (option.min_value ?? -Infinity) || value > (option.max_value ?? Infinity)) {
        throw wrong
      }
      return chosen(option, value, wrong)
    case Type.Boolean:
      if (typeof value !== 'boolean') throw wrong
      return value
    case Type.Attachment:
      if (typeof value !== 'object' || !('content' in value)) throw wrong
      return attach(target, resolved, value)
    case Type.User:
    case Type.Channel:
    case Type.Role:
    case Type.Mentionable:
      if (typeof value !== 'object' || !('id' in value)) throw wrong
      if (!resolve(target, resolved, value.id, option)) throw wrong
      return value.id
    case Type.Subcommand:
    case Type.SubcommandGroup:
      throw wrong
    default:
      return option satisfies never
  }
}

function chosen<T extends string | number>(
  option: { readonly choices?: readonly { readonly value: string | number }[] },
  value: T,
  wrong: Error,
): T {
  const { choices = [] } = option
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) throw wrong
  return value
}

/** Stores a person's file and returns its id. Also used for uploads in modals. */
export function attach({ discord }: SlashTarget, resolved: Resolved, file: GivenFile): string {
  const attachment: Attachment = {
    id: discord.world.snowflake(),
    filename: file.filename,
    contentType: file.contentType,
    data: Buffer.from(file.content as string),
  }
  discord.world.files.set(attachment.id, attachment)
  const wire = { ...wireAttachment(discord.origin, attachment), ephemeral: true }
  resolved.attachments[attachment.id] = wire
  return attachment.id
}

/** Adds what the id stands for; false if it is no user, role or channel that fits. Also for selects. */
export function resolve(
  { discord, guild }: SlashTarget,
  resolved: Resolved,
  id: string,
  wanted: { readonly type: number; readonly channel_types?: readonly number[] },
): boolean {
  const { users, channels } = discord.world
  const user = users.get(id)
  const role = guild?.roles.get(id)
  const channel = channels.get(id)
  const takesUser = wanted.type === Type.User || wanted.type === Type.Mentionable
  const takesRole = wanted.type === Type.Role || wanted.type === Type.Mentionable
  if (user !== undefined && takesUser) {
    const member = guild?.members.get(id)
    resolved.users[id] = wireUser(user)
    if (member !== undefined) {
      const { user: _, deaf: __, mute: ___, ...rest } = wireMember(member)
      resolved.members[id] = { ...rest, permissions: '0' }
    }
    return true
  }
  if (role !== undefined && takesRole) {
    resolved.roles[id] = wireRole(role)
    return true
  }
  const types = wanted.channel_types ?? []
  if (channel === undefined || wanted.type !== Type.Channel) return false
  resolved.channels[id] = { ...wireChannel(channel), permissions: '0' }
  return types.length === 0 || types.includes(channel.type)
}

export function emptyResolved(): Resolved {
  return { users: {}, members: {}, roles: {}, channels: {}, attachments: {} }
}

/** `{ resolved }` with the kinds that occur, or nothing. */
export function onlyUsed(resolved: Resolved): { resolved?: object } {
  const used = Object.entries(resolved).filter(([, kind]) => Object.keys(kind as object).length > 0)
  return used.length === 0 ? {} : { resolved: Object.fromEntries(used) }
}
