/**
 * The life of an interaction: sent, acknowledged once and in time, followed up until its token ends.
 * https://docs.discord.com/developers/interactions/receiving-and-responding
 */

import { afterRunningTime } from '../running-time.ts'
import {
  InteractionResponseType as Response,
  InteractionType,
  MessageFlags,
  type APIApplicationCommandOptionChoice,
  type APIInteraction,
  type APIModalInteractionResponseCallbackData,
} from 'discord.js'
import { randomBytes } from 'node:crypto'
import type { Discord, Upload } from './discord.ts'
import { invalidBody, refusal } from './errors.ts'
import type { MessageBody } from './message-limits.ts'
import { createMessage, editMessage } from './messages.ts'
import { modalProblems } from './modal-limits.ts'
import type { Channel, Guild, Interaction, Message, User } from './state.ts'
import { isLoading } from './wire.ts'

/** A callback's body; the schema has checked its shape. */
export interface Callback {
  readonly type: number
  readonly data?: MessageBody &
    Partial<APIModalInteractionResponseCallbackData> & {
      readonly choices?: readonly APIApplicationCommandOptionChoice[]
    }
}

export interface Opening {
  readonly user: User
  readonly channel: Channel
  readonly guild?: Guild
  readonly source?: Message
  readonly payload: (id: string, token: string) => APIInteraction
}

const answersTo: Readonly<Record<number, readonly Response[]>> = {
  [InteractionType.ApplicationCommand]: [4, 5, 9],
  [InteractionType.MessageComponent]: [4, 5, 6, 7, 9],
  [InteractionType.ApplicationCommandAutocomplete]: [8],
  [InteractionType.ModalSubmit]: [4, 5, 6, 7],
}

/** Opens an interaction and starts its deadline. */
export function openInteraction(discord: Discord, opening: Opening): Interaction {
  const { world, settings } = discord
  const id = world.snowflake()
  const token = randomBytes(24).toString('base64url')
  const { promise: acknowledgement, resolve: markAcknowledged } = Promise.withResolvers<void>()
  const interaction: Interaction = {
    id,
    token,
    user: opening.user,
    channel: opening.channel,
    ...(opening.guild === undefined ? {} : { guild: opening.guild }),
    ...(opening.source === undefined ? {} : { source: opening.source }),
    payload: opening.payload(id, token),
    createdAt: world.clock.now(),
    sentAt: performance.now(),
    startedAt: world.clock.elapsed(),
    followups: [],
    expired: false,
    acknowledgement,
    markAcknowledged,
  }
  world.interactions.set(token, interaction)
  afterRunningTime(settings.ackDeadlineMs + 10, () => expireIfDue(discord, interaction))
  return interaction
}

/** Marks an interaction whose deadline has passed; called by its timer and after a jump of the clock. */
export function expireIfDue(discord: Discord, interaction: Interaction): void {
  const { world, settings } = discord
  const age = world.clock.elapsed() - interaction.startedAt
  if (interaction.acknowledged || interaction.expired || age <= settings.ackDeadlineMs) return
  interaction.expired = true
  world.late.push({ interaction })
  interaction.markAcknowledged()
  world.changed()
}

/** Takes the bot's first answer, from REST or from the answer to a signed POST. */
export function acknowledge(
  discord: Discord,
  interaction: Interaction,
  callback: Callback,
  files: readonly Upload[],
): void {
  const afterMs = performance.now() - interaction.sentAt
  if (interaction.acknowledged) throw refusal(40060)
  expireIfDue(discord, interaction)
  if (interaction.expired) {
    const late = discord.world.late.find((entry) => entry.interaction === interaction)
    if (late !== undefined) late.afterMs ??= afterMs
    throw refusal(10062)
  }
  const type = callback.type as Response
  const updates = type === Response.UpdateMessage || type === Response.DeferredMessageUpdate
  const allowed = answersTo[interaction.payload.type]?.includes(type) ?? false
  if (!allowed || (updates && interaction.source === undefined)) {
    const message = `An interaction of type ${interaction.payload.type} cannot be answered so.`
    throw invalidBody([{ path: ['type'], code: 'INTERACTION_CALLBACK_TYPE_INVALID', message }])
  }
  answer(discord, interaction, callback, files)
  interaction.acknowledged = { type, afterMs }
  interaction.markAcknowledged()
}

function answer(
  discord: Discord,
  interaction: Interaction,
  { type, data = {} }: Callback,
  files: readonly Upload[],
): void {
  switch (type as Response) {
    case Response.ChannelMessageWithSource:
      interaction.original = reply(discord, interaction, data, files, ['data'])
      break
    case Response.DeferredChannelMessageWithSource: {
      const flags = (data.flags ?? 0) & MessageFlags.Ephemeral
      interaction.original = reply(discord, interaction, { flags }, [], ['data'], true)
      break
    }
    case Response.UpdateMessage:
      if (interaction.source) editMessage(discord, interaction.source, data, files, ['data'])
      interaction.original = interaction.source
      break
    case Response.DeferredMessageUpdate:
      interaction.original = interaction.source
      break
    case Response.ApplicationCommandAutocompleteResult:
      interaction.choices = checkedChoices(interaction, data.choices ?? [])
      break
    case Response.Modal: {
      const modal = data as APIModalInteractionResponseCallbackData
      const problems = modalProblems(modal)
      if (problems.length > 0) throw invalidBody(problems)
      interaction.modal = modal
      break
    }
    case Response.Pong:
    case Response.PremiumRequired:
    case Response.LaunchActivity:
      break
  }
}

/** A follow-up; right after a deferral it fills the waiting reply instead, as Discord documents. */
export function followUp(
  discord: Discord,
  interaction: Interaction,
  body: MessageBody,
  files: readonly Upload[],
): Message {
  const { original } = interaction
  const isVisit = !('0' in interaction.payload.authorizing_integration_owners)
  // https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
  if (isVisit && interaction.followups.length >= 5) throw refusal(40094)
  if (original !== undefined && isLoading(original)) {
    const flags = (body.flags ?? 0) & ~MessageFlags.Ephemeral
    editMessage(discord, original, { ...body, flags }, files)
    return original
  }
  const message = reply(discord, interaction, body, files, [])
  interaction.followups.push(message)
  return message
}

function reply(
  discord: Discord,
  interaction: Interaction,
  body: MessageBody,
  files: readonly Upload[],
  at: readonly string[],
  loading = false,
): Message {
  const ephemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0
  return createMessage(discord, {
    channel: interaction.channel,
    author: discord.world.bot,
    body,
    files,
    at,
    loading,
    type: interaction.payload.type === InteractionType.ApplicationCommand ? 20 : 0,
    interaction,
    ...(ephemeral ? { visibleTo: interaction.user.id } : {}),
  })
}

/** Choices must be of the focused option's type, and at most 100 characters long. */
function checkedChoices(
  interaction: Interaction,
  choices: readonly APIApplicationCommandOptionChoice[],
): readonly APIApplicationCommandOptionChoice[] {
  const type = focusedType(interaction.payload)
  const problems = choices.flatMap(({ value }, index) => {
    const isText = typeof value === 'string' && value.length <= 100
    const fits = type === 3 ? isText : typeof value === 'number'
    return fits && (type !== 4 || Number.isInteger(value))
      ? []
      : [
          {
            path: ['data', 'choices', index, 'value'],
            code: 'APPLICATION_COMMAND_CHOICE_TYPE_INVALID',
            message: `${String(value)} is not a value of option type ${type}.`,
          },
        ]
  })
  if (problems.length > 0) throw invalidBody(problems)
  return choices
}

interface Given {
  readonly type: number
  readonly focused?: boolean
  readonly options?: readonly Given[]
}

function focusedType(payload: APIInteraction): number {
  const { options } = (payload as { data: { options?: readonly Given[] } }).data
  const pending = [...(options ?? [])]
  for (const option of pending) {
    if (option.focused) return option.type
    pending.push(...(option.options ?? []))
  }
  return 3
}

/** The interaction that a webhook token stands for, while it lives and once it is acknowledged. */
export function interactionByToken(discord: Discord, appId: string, token: string): Interaction {
  const { world, settings } = discord
  const found = world.interactions.get(token)
  if (found === undefined || appId !== world.bot.id || !found.acknowledged) throw refusal(10015)
  if (world.clock.now() - found.createdAt > settings.tokenLifetimeMs) throw refusal(50027)
  return found
}
