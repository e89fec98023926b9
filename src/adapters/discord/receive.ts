/** Turns an interaction into the event that the dispatcher takes. */
import { ApplicationCommandOptionType, type InteractionType, PermissionFlagsBits } from 'discord.js'
import type { CommandEvent, PlatformEvent, ActionEvent, SuggestEvent } from '../../app/dispatch.ts'
import { type CommandIndex, noSubcommand } from '../../core/command/command.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { OptionValue } from '../../core/command/option.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { FetchAttachment } from './attachments.ts'
import { timestampFrom, joinId, directMessageClassId } from './ids.ts'
import type { InteractionOption, Interaction, ComponentInteraction } from './interaction-schema.ts'
import { componentIdFrom } from '../../render/discord/render.ts'

/** Throws a UserError where Discord says neither who asks nor where. */
function parseContext(interaction: Interaction): PlatformEvent {
  const { id, member, guild_id, channel, channel_id } = interaction
  const user = member?.user ?? interaction.user
  const place = channel_id ?? channel?.id
  if (user === undefined || place === undefined) {
    throw new UserError('Discord did not say who asks and where. Please try again.')
  }
  const person: Person = {
    id: joinId(user.id),
    name: member?.nick ?? user.global_name ?? user.username,
    isTeacher: guild_id !== undefined && mayManage(member?.permissions ?? '0'),
    roles: member?.roles ?? [],
  }
  const room: Room = {
    id: joinId(place),
    class: guild_id === undefined ? directMessageClassId(user.id) : joinId(guild_id),
    platform: 'discord',
    allowsMature: channel?.nsfw ?? false,
  }
  return { id, person, room, at: timestampFrom(id) }
}

/** Where no class is, nobody is a teacher: what a class's teacher keeps back, a direct message must not open. */
function mayManage(permissions: string): boolean {
  const teachers = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator
  return (BigInt(permissions) & teachers) !== 0n
}

type WithCommand = Extract<
  Interaction,
  { type: InteractionType.ApplicationCommand | InteractionType.ApplicationCommandAutocomplete }
>

interface Called {
  readonly command: string
  readonly action: string
  readonly options: readonly InteractionOption[]
}

function readCall({ data }: WithCommand): Called {
  const [first] = data.options
  return first?.type === ApplicationCommandOptionType.Subcommand
    ? { command: data.name, action: first.name, options: first.options ?? [] }
    : { command: data.name, action: noSubcommand, options: data.options }
}

/** A command whose files are still at Discord. */
export interface CommandCall {
  readonly event: CommandEvent
  readonly files: readonly CalledFile[]
}

interface CalledFile {
  readonly option: string
  readonly attachment: string
}

export function parseCommand(interaction: WithCommand): CommandCall {
  const { command, action, options } = readCall(interaction)
  const event = parseContext(interaction)
  const given: Record<string, OptionValue> = {}
  const files: CalledFile[] = []
  for (const { type, name, value } of options) {
    if (value === undefined) continue
    if (type === ApplicationCommandOptionType.Attachment) {
      files.push({ option: name, attachment: String(value) })
    } else {
      given[name] = parseOptionValue(type, value, interaction, event.room)
    }
  }
  return { event: { ...event, command, subcommand: action, given }, files }
}

function parseOptionValue(
  type: number,
  value: string | number | boolean,
  { guild_id, data }: WithCommand,
  room: Room,
): OptionValue {
  const id = String(value)
  switch (type) {
    case ApplicationCommandOptionType.Channel:
      return {
        ...room,
        id: joinId(id),
        allowsMature: data.resolved?.channels[id]?.nsfw ?? false,
      }
    case ApplicationCommandOptionType.User:
      return joinId(id)
    case ApplicationCommandOptionType.Role:
      // The role that everyone has bears the server's id: https://docs.discord.com/developers/topics/permissions
      return { id, everyone: id === guild_id }
    default:
      return value
  }
}

/** Brings the files of a command; throws a UserError for one that cannot be had. */
export async function withFiles(
  interaction: WithCommand,
  { event, files }: CommandCall,
  { commands, fetchAttachment }: { commands: CommandIndex; fetchAttachment: FetchAttachment },
): Promise<CommandEvent> {
  const options = commands.get(event.command)?.subcommands.get(event.subcommand)?.options ?? {}
  const given: Record<string, OptionValue> = { ...event.given }
  for (const { option: name, attachment } of files) {
    const option = options[name]
    const file = interaction.data.resolved?.attachments[attachment]
    if (option?.kind !== 'file' || file === undefined) continue
    given[name] = { name: file.filename, content: await fetchAttachment(file, option.maxBytes) }
  }
  return { ...event, given }
}

export function parseAutocomplete(interaction: WithCommand): SuggestEvent | undefined {
  const { command, action, options } = readCall(interaction)
  const focused = options.find((option) => option.focused === true)
  if (focused === undefined) return undefined
  const { person, room } = parseContext(interaction)
  const typed = String(focused.value ?? '')
  return { person, room, command, subcommand: action, option: focused.name, typed }
}

export function parseComponent(interaction: ComponentInteraction): ActionEvent {
  const { data, message } = interaction
  const event = parseContext(interaction)
  const address = componentIdFrom(data.custom_id)
  const at = message === undefined ? {} : { message: refOf(message) }
  if ('values' in data) return { ...event, ...at, componentId: address, chosen: data.values }
  const fields = data.components.map(({ component: { custom_id, value, values } }) => [
    custom_id,
    values ?? [value ?? ''],
  ])
  return { ...event, ...at, componentId: address, fields: Object.fromEntries(fields) }
}

function refOf({ id, channel_id }: { readonly id: string; readonly channel_id: string }) {
  return { room: joinId(channel_id), id }
}
