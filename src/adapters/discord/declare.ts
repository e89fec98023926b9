/** Turns the command table into the definitions that Discord registers. */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js'
import {
  type Subcommand,
  type Command,
  type CommandIndex,
  noSubcommand,
  visibleOptions,
} from '../../core/command/command.ts'
import type { MessageCommandIndex } from '../../core/command/message-command.ts'
import type { CommandOption, CommandOptions } from '../../core/command/option.ts'
import { commandLimits } from './limits.ts'
import { truncateLabel } from '../../render/truncate-label.ts'
import type { Translation, Translations } from '../../app/translations.ts'

export type CommandDefinition =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody

/** Channels that the bot can post in and that an option may offer. */
const offeredChannels = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
] as const

/** Channels that the bot can post in; Discord’s description of its API does not let an option ask for media channels. */
export const postableChannels = [...offeredChannels, ChannelType.GuildMedia] as const

type TranslatedOptions = NonNullable<Translation[string]['options']>
/** Finds one text or group of texts in a translation. */
type Find<T> = (translation: Translation) => T | undefined

/** Returns one definition per command, in the table’s order. */
export function declareCommands(
  commands: CommandIndex,
  translations: Translations = new Map(),
): readonly CommandDefinition[] {
  return [...commands.values()].map((command) => declareCommand(command, translations))
}

/** Returns one definition per command in the menu of a message, in alphabetical order of their ids. */
export function declareMessageCommands(
  commands: MessageCommandIndex,
): readonly CommandDefinition[] {
  return [...commands.values()].map(({ name, localNames, teachersOnly, followsPerson }) => ({
    type: ApplicationCommandType.Message,
    name,
    ...(localNames && { name_localizations: localNames }),
    ...declareReach({ teachersOnly: teachersOnly === true, followsPerson: followsPerson === true }),
    nsfw: false,
  }))
}

function declareCommand(command: Command, translations: Translations): CommandDefinition {
  const teachersOnly = [...command.subcommands.values()].every(
    (subcommand) => subcommand.teachersOnly === true,
  )
  const hasOwn = [...command.subcommands.values()].some(
    (subcommand) => subcommand.ownInDirectMessages === true,
  )
  return {
    type: ApplicationCommandType.ChatInput,
    ...declareTexts(command.name, command.summary, translations, (all) => all[command.name]),
    options: declareBody(command, translations),
    ...declareReach({ teachersOnly, hasOwn, followsPerson: command.followsPerson === true }),
    nsfw: false,
  }
}

/** Returns who sees a command, and where. */
function declareReach({
  teachersOnly,
  hasOwn = false,
  followsPerson,
}: {
  readonly teachersOnly: boolean
  /** Whether it has something of a teacher’s own in their direct messages. */
  readonly hasOwn?: boolean
  readonly followsPerson: boolean
}) {
  const { Guild, BotDM, PrivateChannel } = InteractionContextType
  const { GuildInstall, UserInstall } = ApplicationIntegrationType
  return {
    // Discord hides a teachers’ command from everybody else, and direct messages have no teachers.
    default_member_permissions: teachersOnly ? String(PermissionFlagsBits.ManageGuild) : null,
    contexts: [
      Guild,
      ...(teachersOnly && !hasOwn ? [] : [BotDM]),
      ...(followsPerson ? [PrivateChannel] : []),
    ],
    integration_types: [GuildInstall, ...(followsPerson ? [UserInstall] : [])],
  }
}

/** Returns the subcommands, or the options of a command without any. */
function declareBody(command: Command, translations: Translations): APIApplicationCommandOption[] {
  const only = command.subcommands.get(noSubcommand)
  if (only !== undefined) {
    return declareOptions(only, translations, (all) => all[command.name]?.options)
  }
  return [...command.subcommands].map(([name, subcommand]) => {
    function find(all: Translation) {
      return all[command.name]?.subcommands?.[name]
    }
    return {
      type: ApplicationCommandOptionType.Subcommand,
      ...declareTexts(name, subcommand.summary, translations, find),
      options: declareOptions(subcommand, translations, (all) => find(all)?.options),
    }
  })
}

function declareOptions(
  subcommand: Subcommand,
  translations: Translations,
  findOptions: Find<TranslatedOptions>,
): APIApplicationCommandBasicOption[] {
  const options: CommandOptions = visibleOptions(subcommand)
  return Object.entries(options).map(([name, option]) => {
    function find(all: Translation) {
      return findOptions(all)?.[name]
    }
    return {
      ...declareTexts(name, option.summary, translations, find),
      ...(option.required === true ? { required: true } : {}),
      ...declareKind(option, translations, find),
    } as APIApplicationCommandBasicOption
  })
}

/** Returns what an option’s kind becomes; `declareTexts` adds its name and summary. */
function declareKind(
  option: CommandOption,
  translations: Translations,
  find: Find<TranslatedOptions[string]>,
) {
  switch (option.kind) {
    case 'text':
      return {
        type: ApplicationCommandOptionType.String,
        max_length: Math.min(option.maxLength, commandLimits.stringLength),
        ...(option.suggest === undefined ? {} : { autocomplete: true }),
      }
    case 'integer':
      return {
        type: ApplicationCommandOptionType.Integer,
        min_value: option.min,
        max_value: option.max,
      }
    case 'choice':
      return {
        type: ApplicationCommandOptionType.String,
        choices: option.choices.map(({ value, label }) => ({
          value,
          name: truncateLabel(label, commandLimits.choiceName),
          ...localise('name_localizations', translations, (all) => find(all)?.choices?.[value]),
        })),
      }
    case 'flag':
      return { type: ApplicationCommandOptionType.Boolean }
    case 'room':
      return { type: ApplicationCommandOptionType.Channel, channel_types: [...offeredChannels] }
    case 'person':
      return { type: ApplicationCommandOptionType.User }
    case 'role':
      return { type: ApplicationCommandOptionType.Role }
    case 'file':
      return { type: ApplicationCommandOptionType.Attachment }
    default:
      return option satisfies never
  }
}

function declareTexts(
  name: string,
  summary: string,
  translations: Translations,
  find: Find<{ readonly name?: string | undefined; readonly summary?: string | undefined }>,
) {
  return {
    name,
    ...localise('name_localizations', translations, (all) => find(all)?.name),
    description: summary,
    ...localise('description_localizations', translations, (all) => find(all)?.summary),
  }
}

/** Returns the field with a text per language, or nothing if no language has one. */
function localise<K extends string>(
  field: K,
  translations: Translations,
  find: Find<string>,
): Partial<Record<K, Record<string, string>>> {
  const texts = [...translations].flatMap(([locale, translation]) => {
    const found = find(translation)
    return found === undefined ? [] : [[locale, found] as const]
  })
  return texts.length === 0
    ? {}
    : ({ [field]: Object.fromEntries(texts) } as Record<K, Record<string, string>>)
}
