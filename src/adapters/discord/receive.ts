/** Turns interactions into the events that the dispatcher takes. */
import { ApplicationCommandOptionType, ComponentType, PermissionFlagsBits } from 'discord.js'
import type {
  ActionEvent,
  CommandEvent,
  MessageEvent,
  PlatformEvent,
  SuggestEvent,
} from '../../app/events.ts'
import { type CommandIndex, noSubcommand } from '../../core/command/command.ts'
import type { MessageCommandIndex } from '../../core/command/message-command.ts'
import { type AttachedFile, maxAttachedBytes } from '../../core/command/attached-file.ts'
import type { GivenValue, OptionResolver } from '../../core/command/option.ts'
import { type Person, type Room, foreignRoomText } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { componentIdFrom } from '../../render/discord/render-controls.ts'
import type { FetchAttachment } from './attachments.ts'
import { postableChannels } from './declare.ts'
import { classIdOf, joinId, timestampFrom } from './ids.ts'
import { isForeign } from './installation.ts'
import { readMessageText } from './message-text.ts'
import type {
  AutocompleteInteraction,
  CommandInteraction,
  ComponentInteraction,
  Interaction,
  InteractionAttachment,
  MemberCommandInteraction,
  MessageCommandInteraction,
} from './interaction-schema.ts'

/** Throws an Error if Discord names no user or no channel, which it always does. */
export function parseContext(interaction: Interaction): PlatformEvent {
  const { id, member, guild_id, channel, channel_id, locale } = interaction
  const user = member?.user ?? interaction.user
  const channelId = channel_id ?? channel?.id
  if (user === undefined || channelId === undefined) {
    throw new Error('The interaction has no user or no channel.')
  }
  const isVisit = isForeign(interaction)
  const guildId = isVisit ? undefined : guild_id
  const person: Person = {
    id: joinId(user.id),
    name: member?.nick ?? user.global_name ?? user.username,
    otherNames: [member?.nick, user.global_name, user.username].flatMap((name) => name ?? []),
    // Outside the class nobody is a teacher, or it would open what the class’s teacher keeps closed.
    isTeacher: guildId !== undefined && canManageServer(member?.permissions ?? '0'),
    roles: guildId === undefined ? [] : (member?.roles ?? []),
    ...(locale === undefined ? {} : { locale }),
  }
  const room: Room = {
    id: joinId(channelId),
    class: classIdOf({ guildId, userId: user.id }),
    platform: 'discord',
    allowsMature: !isVisit && (channel?.nsfw ?? false),
    showsPictures: true,
    hasOptionFields: true,
    ...(isVisit && { isForeign: true }),
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

/** Returns nothing for a command or a message that Discord does not name. */
export function parseMessageCommand(
  interaction: MessageCommandInteraction,
  commands: MessageCommandIndex,
): MessageEvent | undefined {
  const { name, target_id: target, resolved } = interaction.data
  const command = [...commands.values()].find((each) => each.name === name)
  const message = resolved.messages.get(target)
  if (command === undefined || message === undefined) return undefined
  return {
    ...parseContext(interaction),
    command: command.id,
    words: readMessageText(message),
  }
}

/** A command whose files are not fetched yet. */
export interface ParsedCommand {
  readonly event: CommandEvent
  readonly files: readonly { readonly option: string; readonly attachmentId: string }[]
}

export function parseCommand(interaction: CommandInteraction): ParsedCommand {
  const { command, subcommand, options } = parseCall(interaction)
  const event = parseContext(interaction)
  const attached = options.filter(({ type }) => type === ApplicationCommandOptionType.Attachment)
  const given = options.flatMap(({ name, value, type }) =>
    value === undefined || type === ApplicationCommandOptionType.Attachment ? [] : [[name, value]],
  )
  const resolver = createOptionResolver(interaction, event.room)
  return {
    event: { ...event, command, subcommand, given: Object.fromEntries(given), resolver },
    files: attached.map(({ name, value }) => ({ option: name, attachmentId: String(value) })),
  }
}

/** Accepts only ids that Discord itself resolved in the server where the command was used. */
export function createOptionResolver(
  { guild_id, data: { resolved } }: CommandInteraction | MemberCommandInteraction,
  room: Room,
): OptionResolver {
  return {
    room(id) {
      const channel = resolved?.channels.get(id)
      if (channel === undefined || (channel.guild_id ?? guild_id) !== guild_id) {
        throw new UserError(foreignRoomText)
      }
      // Discord's own form offers no other kinds; in a category, say, a post would fail later.
      if (!postableChannels.some((type) => type === (channel.type ?? type))) {
        throw new UserError(
          'Commonplace can’t post in that kind of channel. Choose a text channel or a forum.',
        )
      }
      return { ...room, id: joinId(id), allowsMature: channel.nsfw ?? false }
    },
    person(id) {
      if (resolved?.users.get(id)?.bot === true) {
        throw new UserError('That’s a bot. Please choose a person.')
      }
      if (resolved?.members.has(id) !== true) {
        throw new UserError(
          'That person isn’t in this server. Please choose somebody from the list.',
        )
      }
      // Discord shows people as mentions.
      return { id: joinId(id), name: 'This person' }
    },
    role(id) {
      if (resolved?.roles.has(id) !== true) {
        throw new UserError('That role isn’t in this server. Please choose one from the list.')
      }
      // @everyone has the server’s id: https://docs.discord.com/developers/topics/permissions
      const everyone = id === guild_id
      // Discord’s lists of a person’s roles leave @everyone out.
      return { id, everyone, hasKnownMembers: !everyone }
    },
  }
}

/** Returns the event with the contents of its files. Throws a UserError for a file that cannot be fetched or read. */
export async function fetchFiles(
  interaction: CommandInteraction,
  { event, files }: ParsedCommand,
  { commands, fetchAttachment }: { commands: CommandIndex; fetchAttachment: FetchAttachment },
): Promise<CommandEvent> {
  const options = commands.get(event.command)?.subcommands.get(event.subcommand)?.options ?? {}
  const fetched = new Map<string, GivenValue>(Object.entries(event.given))
  for (const { option: name, attachmentId } of files) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined
    const file = interaction.data.resolved?.attachments.get(attachmentId)
    if (option?.kind !== 'file' || file === undefined) continue
    fetched.set(name, await fetchAttachment(file, option.maxBytes))
  }
  return { ...event, given: Object.fromEntries(fetched) }
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
  const inputs = inputsOf(interaction).filter(({ type }) => type !== ComponentType.FileUpload)
  // Nothing was chosen in a radio group whose value is null.
  const fields = inputs.map(({ custom_id, value, values }) => [
    custom_id,
    values ?? (typeof value === 'string' ? [value] : []),
  ])
  return { ...event, fields: Object.fromEntries(fields) }
}

function inputsOf({ data }: ComponentInteraction) {
  return 'components' in data ? data.components.flatMap(({ component }) => component ?? []) : []
}

/** Returns what was attached in a form, by field; none if nothing was. */
export function attachmentsOf(
  interaction: ComponentInteraction,
): readonly (readonly [field: string, file: InteractionAttachment])[] {
  const { data } = interaction
  const attachments = 'components' in data ? data.resolved?.attachments : undefined
  return inputsOf(interaction)
    .filter(({ type }) => type === ComponentType.FileUpload)
    .flatMap(({ custom_id, values }) => {
      const file = attachments?.get(values?.[0] ?? '')
      return file === undefined ? [] : [[custom_id, file] as const]
    })
}

/** Returns the contents of the files of a form. Throws a UserError for one that cannot be fetched or read. */
export async function fetchFormFiles(
  interaction: ComponentInteraction,
  fetchAttachment: FetchAttachment,
): Promise<Readonly<Record<string, AttachedFile>>> {
  const files = attachmentsOf(interaction).map(async ([field, file]) => [
    field,
    await fetchAttachment(file, maxAttachedBytes),
  ])
  return Object.fromEntries(await Promise.all(files)) as Readonly<Record<string, AttachedFile>>
}
