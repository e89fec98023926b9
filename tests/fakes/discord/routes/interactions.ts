/** Answering interactions, and the follow-ups that go through the interaction's webhook. */

import { InteractionResponseType, MessageFlags } from 'discord.js'
import { refusal } from '../errors.ts'
import { acknowledge, followUp, interactionByToken, type Callback } from '../interactions.ts'
import type { MessageBody } from '../message-limits.ts'
import { deleteMessage, editMessage } from '../messages.ts'
import { param, type Call, type Route } from '../route.ts'
import type { Interaction, Message } from '../state.ts'
import { isLoading, wireMessage } from '../wire.ts'

const webhook = '/webhooks/{webhook_id}/{webhook_token}'
const open = { open: true, exempt: true } as const

export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/interactions/{interaction_id}/{interaction_token}/callback',
    ...open,
    handle: callback,
  },
  { method: 'POST', path: webhook, ...open, handle: send },
  ...['@original', '{message_id}'].flatMap((which): Route[] => [
    { method: 'GET', path: `${webhook}/messages/${which}`, ...open, handle: read },
    { method: 'PATCH', path: `${webhook}/messages/${which}`, ...open, handle: edit },
    { method: 'DELETE', path: `${webhook}/messages/${which}`, ...open, handle: remove },
  ]),
]

function callback(call: Call) {
  const { discord } = call
  const interaction = discord.world.interactions.get(param(call, 'interaction_token'))
  if (interaction === undefined || interaction.id !== param(call, 'interaction_id')) {
    throw refusal(10062)
  }
  const body = call.body as Callback
  acknowledge(discord, interaction, body, call.files)
  return call.query.get('with_response') === 'true' ? response(call, interaction) : undefined
}

function response(call: Call, interaction: Interaction) {
  const { world, origin } = call.discord
  const type = interaction.acknowledged?.type
  const message = type === InteractionResponseType.Modal ? undefined : interaction.original
  return {
    interaction: {
      id: interaction.id,
      type: interaction.payload.type,
      ...(message === undefined
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: isLoading(message),
            response_message_ephemeral: (message.flags & MessageFlags.Ephemeral) !== 0,
          }),
    },
    resource: {
      type,
      ...(message === undefined ? {} : { message: wireMessage(world, origin, message) }),
    },
  }
}

function send(call: Call) {
  const message = followUp(call.discord, opened(call), call.body as MessageBody, call.files)
  return wireMessage(call.discord.world, call.discord.origin, message)
}

function read(call: Call) {
  return wireMessage(call.discord.world, call.discord.origin, answered(call).message)
}

function edit(call: Call) {
  const { message } = answered(call)
  editMessage(call.discord, message, call.body as MessageBody, call.files)
  return wireMessage(call.discord.world, call.discord.origin, message)
}

function remove(call: Call): void {
  const { interaction, message } = answered(call)
  deleteMessage(call.discord, interaction.channel, message)
  if (interaction.original === message) interaction.original = undefined
}

function opened(call: Call): Interaction {
  return interactionByToken(call.discord, param(call, 'webhook_id'), param(call, 'webhook_token'))
}

/** The answer that the path names: `@original`, or the id of an answer to this interaction. */
function answered(call: Call): { interaction: Interaction; message: Message } {
  const interaction = opened(call)
  const id = call.params['message_id']
  const own = [interaction.original, ...interaction.followups]
  const message =
    id === undefined ? interaction.original : own.find((candidate) => candidate?.id === id)
  if (message === undefined || message.deleted) throw refusal(10008)
  return { interaction, message }
}
