/** Turns interactions into the events that the dispatcher takes. */
import { ApplicationCommandOptionType, PermissionFlagsBits } from 'discord.js'
import type { ActionEvent, CommandEvent, PlatformEvent, SuggestEvent } from '../../app/dispatch.ts'
import { type CommandIndex, noSubcommand } from '../../core/command/command.ts'
import type { OptionValue } from '../../core/command/option.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { componentIdFrom } from '../../render/discord/render-controls.ts'
import type { FetchAttachment } from './attachments.ts'
import { directMessageClassId, joinId, timestampFrom } from './ids.ts'
import type {
  AutocompleteInteraction,
  CommandInteraction,
  ComponentInteraction,
  Interaction,
} from './interaction-schema.ts'

/** Throws an Error if Discord names no user or no channel, which it always does. */
function parseContext(interaction: Interaction): PlatformEvent {
  const { id, member, guild_id, channel, channel_id } = interaction
  const user = member?.user ?? interaction.user
  const channelId = channel_id ?? channel?.id
  if (user === undefined || channelId === undefined) {
    throw new Error('The interaction has no user or no channel.')
  }
  const person: Person = {
    id: joinId(user.id),
    name: member?.nick ?? user.global_name ?? user.username,
    // In a direct message nobody is a teacher, or it would open what the class’s teacher keeps closed.
    isTeacher: guild_id !== undefined && canManageServer(member?.permissions ?? '0'),
    roles: member?.roles ?? [],
  }
  const room: Room = {
    id: joinId(channelId),
    class: guild_id === undefined ? directMessageClassId(user.id) : joinId(guild_id),
    platform: 'discord',
    allowsMature: channel?.nsfw ?? false,
  }
  return { id, person, room, at: timestampFrom(id) }
}

function canManageServer(permissions: string): boolean {
  const needed = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator
  return (BigInt(permissions) & needed) !== 0n
}

function parseCall({ data }: CommandInteraction | AutocompleteInteraction) {
  const [first] = data.options
  return first?.type === ApplicationCommandOptionType.Subcommand
    ? { command: data.name, subcommand: first.name, options: first.options ?? [] }
    : { command: data.name, subcommand: noSubcommand, options: data.options }
}

/** A command whose files are not fetched yet. */
export interface ParsedCommand {
  readonly event: CommandEvent
  readonly files: readonly { readonly option: string; readonly attachmentId: string }[]
}

export function parseCommand(interaction: CommandInteraction): ParsedCommand {
  const { command, subcommand, options } = parseCall(interaction)
  const event = parseContext(interaction)
  const given: Record<string, OptionValue> = {}
  const files: ParsedCommand['files'][number][] = []
  for (const { type, name, value } of options) {
    if (value === undefined) continue
    if (type === ApplicationCommandOptionType.Attachment) {
      files.push({ option: name, attachmentId: String(value) })
    } else {
      given[name] = parseOptionValue(type, value, interaction, event.room)
    }
  }
  return { event: { ...event, command, subcommand, given }, files }
}

function parseOptionValue(
  type: number,
  value: string | number | boolean,
  { guild_id, data }: CommandInteraction,
  room: Room,
): OptionValue {
  const id = String(value)
  switch (type) {
    case ApplicationCommandOptionType.Channel:
      return { ...room, id: joinId(id), allowsMature: data.resolved?.channels[id]?.nsfw ?? false }
    case ApplicationCommandOptionType.User:
      return joinId(id)
    case ApplicationCommandOptionType.Role:
      // @everyone has the server’s id: https://docs.discord.com/developers/topics/permissions
      return { id, everyone: id === guild_id }
    default:
      return value
  }
}

/** Returns the event with the contents of its files. Throws a UserError for a file that cannot be fetched or read. */
export async function fetchFiles(
  interaction: CommandInteraction,
  { event, files }: ParsedCommand,
  { commands, fetchAttachment }: { commands: CommandIndex; fetchAttachment: FetchAttachment },
): Promise<CommandEvent> {
  const options = commands.get(event.command)?.subcommands.get(event.subcommand)?.options ?? {}
  const given: Record<string, OptionValue> = { ...event.given }
  for (const { option: name, attachmentId } of files) {
    const option = options[name]
    const file = interaction.data.resolved?.attachments[attachmentId]
    if (option?.kind !== 'file' || file === undefined) continue
    given[name] = { name: file.filename, content: await fetchAttachment(file, option.maxBytes) }
  }
  return { ...event, given }
}

/** Returns nothing if no option has the focus. */
export function parseAutocomplete(interaction: AutocompleteInteraction): SuggestEvent | undefined {
  const { command, subcommand, options } = parseCall(interaction)
  const focused = options.find((option) => option.focused === true)
  if (focused === undefined) return undefined
  const { person, room } = parseContext(interaction)
  const typed = String(focused.value ?? '')
  return { person, room, command, subcommand, option: focused.name, typed }
}

export function parseComponent(interaction: ComponentInteraction): ActionEvent {
  const { data, message } = interaction
  const event = {
    ...parseContext(interaction),
    ...(message && { message: { room: joinId(message.channel_id), id: message.id } }),
    componentId: componentIdFrom(data.custom_id),
  }
  if ('values' in data) return { ...event, chosen: data.values }
  const fields = data.components.map(({ component: { custom_id, value, values } }) => [
    custom_id,
    values ?? [value ?? ''],
  ])
  return { ...event, fields: Object.fromEntries(fields) }
}
