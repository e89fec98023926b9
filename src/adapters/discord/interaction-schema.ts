/** The parts of Discord’s interactions that the bot reads, the same over the gateway and over HTTP. */
import { ApplicationCommandType, ComponentType, InteractionType, MessageFlags } from 'discord.js'
import { z } from 'zod'
import { SelectedMessage } from './message-text.ts'
import { readLocale } from '../../core/settings/locale.ts'

/** https://docs.discord.com/developers/reference#snowflakes */
const Id = z.string().regex(/^\d{1,20}$/)

const User = z.object({
  id: Id,
  username: z.string(),
  global_name: z.string().nullish(),
})

const Member = z.object({
  user: User,
  nick: z.string().nullish(),
  roles: z.array(Id),
  permissions: z.string().regex(/^\d+$/),
})

const OptionOfSubcommand = z.object({
  type: z.number(),
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
})

/** The options of a subcommand are inside it. It is no deeper, since a recursive schema takes Zod twice the time. */
const OptionSchema = OptionOfSubcommand.extend({ options: z.array(OptionOfSubcommand).optional() })

const Attachment = z.object({ filename: z.string(), size: z.number(), url: z.url() })
export type InteractionAttachment = z.infer<typeof Attachment>

/** What Discord says about the ids in the options. */
function byId<T extends z.ZodType>(schema: T) {
  return z
    .record(Id, schema)
    .default({})
    .transform((found) => new Map(Object.entries(found)))
}

/** What Discord says about the ids that a command names. */
const Resolved = z.object({
  attachments: byId(Attachment),
  channels: byId(
    z.object({
      nsfw: z.boolean().optional(),
      guild_id: Id.optional(),
      type: z.number().optional(),
    }),
  ),
  users: byId(z.object({ bot: z.boolean().optional() })),
  members: byId(z.unknown()),
  roles: byId(z.unknown()),
})

const CommandData = z.object({
  type: z.literal(ApplicationCommandType.ChatInput),
  name: z.string(),
  options: z.array(OptionSchema).default([]),
  resolved: Resolved.optional(),
})

/** A command from the menu of a message, which Discord sends along whether or not the bot may read messages. */
const MessageCommandData = z.object({
  type: z.literal(ApplicationCommandType.Message),
  name: z.string(),
  target_id: Id,
  resolved: z.object({ messages: byId(SelectedMessage) }),
})

/** A command from the menu of a member, whom Discord sends along. */
const MemberCommandData = z.object({
  type: z.literal(ApplicationCommandType.User),
  name: z.string(),
  target_id: Id,
  resolved: Resolved.optional(),
})

const ComponentData = z.object({
  custom_id: z.string(),
  component_type: z.union([z.literal(ComponentType.Button), z.literal(ComponentType.StringSelect)]),
  values: z.array(z.string()).default([]),
})

const Input = z.object({
  type: z.number().optional(),
  custom_id: z.string(),
  value: z.string().nullish(),
  values: z.array(z.string()).nullish(),
})

/** https://docs.discord.com/developers/components/reference#label-label-interaction-response-structure */
const ModalData = z.object({
  custom_id: z.string(),
  /** What only shows text has no input. */
  components: z.array(z.object({ component: Input.optional() })),
  resolved: z.object({ attachments: byId(Attachment) }).optional(),
})

const Message = z.object({ id: Id, channel_id: Id, flags: z.number().default(0) })

const base = {
  id: Id,
  application_id: Id,
  token: z.string().min(1),
  guild_id: Id.optional(),
  channel_id: Id.optional(),
  channel: z.object({ id: Id, nsfw: z.boolean().optional() }).optional(),
  member: Member.optional(),
  user: User.optional(),
  message: Message.optional(),
  /** Who brought the bot to where it was used: a server, the person, or both. */
  authorizing_integration_owners: z
    .record(z.string(), z.union([z.string(), z.number()]).transform(String))
    .optional(),
  context: z.number().optional(),
  /** The language of the person’s app. */
  locale: z.string().transform(readLocale).optional(),
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
export const Interaction = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal(InteractionType.ApplicationCommand),
    data: z.discriminatedUnion('type', [CommandData, MessageCommandData, MemberCommandData]),
  }),
  z.object({
    ...base,
    type: z.literal(InteractionType.ApplicationCommandAutocomplete),
    data: CommandData,
  }),
  z.object({ ...base, type: z.literal(InteractionType.MessageComponent), data: ComponentData }),
  z.object({ ...base, type: z.literal(InteractionType.ModalSubmit), data: ModalData }),
])
export type Interaction = z.infer<typeof Interaction>

export type AnyCommand = Extract<Interaction, { type: InteractionType.ApplicationCommand }>
export type CommandInteraction = AnyCommand & { readonly data: z.infer<typeof CommandData> }
export type MessageCommandInteraction = AnyCommand & {
  readonly data: z.infer<typeof MessageCommandData>
}
export type MemberCommandInteraction = AnyCommand & {
  readonly data: z.infer<typeof MemberCommandData>
}
export type AutocompleteInteraction = Extract<
  Interaction,
  { type: InteractionType.ApplicationCommandAutocomplete }
>
export type ComponentInteraction = Extract<
  Interaction,
  { type: InteractionType.MessageComponent | InteractionType.ModalSubmit }
>

/** Whether the component is on a message that only one person sees. */
export function isOnEphemeralMessage({ message }: Interaction): boolean {
  return ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0
}

/** Whether the command stands in the menu of a message. */
export function isMessageCommand(
  interaction: AnyCommand,
): interaction is MessageCommandInteraction {
  return interaction.data.type === ApplicationCommandType.Message
}

export function isSlashCommand(interaction: AnyCommand): interaction is CommandInteraction {
  return interaction.data.type === ApplicationCommandType.ChatInput
}

export function isMemberCommand(interaction: AnyCommand): interaction is MemberCommandInteraction {
  return interaction.data.type === ApplicationCommandType.User
}
