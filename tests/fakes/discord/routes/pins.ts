/** Pins, at the address of today and at the one that went before. */

import { GatewayIntentBits } from 'discord.js'
import { refusal } from '../errors.ts'
import { createMessage, findMessage } from '../messages.ts'
import { botMay, requirePermission } from '../permissions.ts'
import { param, visibleChannel, type Call, type Route } from '../route.ts'
import type { Channel } from '../state.ts'
import { wireMessage } from '../wire.ts'

const paths = ['/channels/{channel_id}/messages/pins', '/channels/{channel_id}/pins']

export const pinRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/{channel_id}/messages/pins', handle: list },
  { method: 'GET', path: '/channels/{channel_id}/pins', handle: listAsBefore },
  ...paths.flatMap((path): Route[] => [
    { method: 'PUT', path: `${path}/{message_id}`, handle: pin },
    { method: 'DELETE', path: `${path}/{message_id}`, handle: unpin },
  ]),
]

function list(call: Call) {
  const limit = Number(call.query.get('limit') ?? 50)
  const before = Date.parse(call.query.get('before') ?? '') || Infinity
  const pins = newestFirst(call).filter(({ at }) => at < before)
  return {
    items: pins.slice(0, limit).map(({ at, message }) => ({
      pinned_at: new Date(at).toISOString(),
      message,
    })),
    has_more: pins.length > limit,
  }
}

function listAsBefore(call: Call) {
  return newestFirst(call)
    .slice(0, 50)
    .map(({ message }) => message)
}

function newestFirst(call: Call) {
  const { world, origin } = call.discord
  const channel = visibleChannel(call)
  if (!botMay(world, channel, 'ReadMessageHistory')) return []
  return [...channel.pins].toReversed().flatMap(([id, at]) => {
    const message = channel.messages.get(id)
    return message === undefined ? [] : [{ at, message: wireMessage(world, origin, message) }]
  })
}

/** The permission of its own dates from February 2026: Manage Messages no longer suffices. */
function pin(call: Call): void {
  const { world, settings } = call.discord
  const channel = visibleChannel(call)
  requirePermission(world, channel, 'PinMessages')
  const message = findMessage(channel, param(call, 'message_id'))
  if (channel.pins.has(message.id)) return
  if (channel.pins.size >= settings.pinLimit) throw refusal(30003)
  channel.pins.set(message.id, world.clock.now())
  createMessage(call.discord, { channel, author: world.bot, body: {}, files: [], type: 6 })
  dispatchPinsUpdate(call, channel)
}

function unpin(call: Call): void {
  const channel = visibleChannel(call)
  requirePermission(call.discord.world, channel, 'PinMessages')
  const message = findMessage(channel, param(call, 'message_id'))
  channel.pins.delete(message.id)
  dispatchPinsUpdate(call, channel)
}

function dispatchPinsUpdate(call: Call, channel: Channel): void {
  const data = { guild_id: channel.guildId, channel_id: channel.id, last_pin_timestamp: null }
  const audience = { guildId: channel.guildId, intents: GatewayIntentBits.Guilds }
  call.discord.dispatch('CHANNEL_PINS_UPDATE', data, audience)
}
