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
} from 'discord.js'
import {
  type Subcommand,
  type Command,
  type CommandIndex,
  noSubcommand,
  visibleOptions,
} from '../../core/command/command.ts'
import type { CommandOption, CommandOptions } from '../../core/command/option.ts'
import { commandLimits } from './limits.ts'
import { truncateLabel } from '../../render/truncate-label.ts'
import type { Translation, Translations } from './translations.ts'

export type CommandDefinition = RESTPostAPIChatInputApplicationCommandsJSONBody

/** Channels that the bot can post in. */
const postable = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const

/** One definition a command, in the table's order. */
export function declareCommands(
  commands: CommandIndex,
  translations: Translations = new Map(),
): readonly CommandDefinition[] {
  return [...commands.values()].map((command) => declareCommand(command, translations))
}

function declareCommand(command: Command, translations: Translations): CommandDefinition {
  const teachersOnly = [...command.subcommands.values()].every(
    (action) => action.teachersOnly === true,
  )
  const words = wordsOf(command.name, command.summary, translations, (all) => all[command.name])
  return {
    type: ApplicationCommandType.ChatInput,
    ...words,
    options: optionsOf(command, translations),
    // What only teachers may do is not even shown to others, and makes no sense where there is no class.
    default_member_permissions: teachersOnly ? String(PermissionFlagsBits.ManageGuild) : null,
    contexts: teachersOnly
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    nsfw: false,
  }
}

function optionsOf(command: Command, translations: Translations): APIApplicationCommandOption[] {
  const only = command.subcommands.get(noSubcommand)
  if (only !== undefined) {
    return declareOptions(only, translations, (all) => all[command.name]?.options)
  }
  return [...command.subcommands].map(([name, action]) => ({
    type: ApplicationCommandOptionType.Subcommand,
    ...wordsOf(name, action.summary, translations, (all) => all[command.name]?.actions?.[name]),
    options: declareOptions(
      action,
      translations,
      (all) => all[command.name]?.actions?.[name]?.options,
    ),
  }))
}

type TranslatedOptions = NonNullable<Translation[string]['options']>
type Find<T> = (all: Translation) => T | undefined

function declareOptions(
  action: Subcommand,
  translations: Translations,
  find: Find<TranslatedOptions>,
): APIApplicationCommandBasicOption[] {
  const options: CommandOptions = visibleOptions(action)
  return Object.entries(options).map(([name, option]) => {
    function translated(all: Translation) {
      return find(all)?.[name]
    }
    return {
      ...wordsOf(name, option.summary, translations, translated),
      ...(option.required === true ? { required: true } : {}),
      ...declareKind(option, translations, translated),
    } as APIApplicationCommandBasicOption
  })
}

/** What an option's kind becomes; the names and the summary come from `wordsOf`. */
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
          ...localised('name_localizations', translations, (all) => find(all)?.choices?.[value]),
        })),
      }
    case 'flag':
      return { type: ApplicationCommandOptionType.Boolean }
    case 'room':
      return { type: ApplicationCommandOptionType.Channel, channel_types: [...postable] }
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

function wordsOf(
  name: string,
  summary: string,
  translations: Translations,
  find: Find<{ readonly name?: string | undefined; readonly summary?: string | undefined }>,
) {
  return {
    name,
    ...localised('name_localizations', translations, (all) => find(all)?.name),
    description: summary,
    ...localised('description_localizations', translations, (all) => find(all)?.summary),
  }
}

function localised<K extends string>(
  field: K,
  translations: Translations,
  find: Find<string>,
): Partial<Record<K, Record<string, string>>> {
  const words = [...translations].flatMap(([tag, all]) => {
    const found = find(all)
    return found === undefined ? [] : [[tag, found] as const]
  })
  return words.length === 0
    ? {}
    : ({ [field]: Object.fromEntries(words) } as Record<K, Record<string, string>>)
}
