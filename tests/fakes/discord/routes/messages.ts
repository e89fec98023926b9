/** Messages in channels: posting once by nonce, reading back, editing, deleting. */

import { refusal, tooManyOldEdits } from '../errors.ts'
import type { MessageBody } from '../message-limits.ts'
import { createMessage, deleteMessage, editMessage, findMessage } from '../messages.ts'
import { botMay, requirePermission } from '../permissions.ts'
import { param, visibleChannel, writableChannel, type Call, type Route } from '../route.ts'
import type { Message } from '../state.ts'
import { wireMessage } from '../wire.ts'

const path = '/channels/{channel_id}/messages'

export const messageRoutes: readonly Route[] = [
  { method: 'POST', path, handle: post },
  { method: 'GET', path, handle: list },
  { method: 'GET', path: `${path}/{message_id}`, handle: read },
  { method: 'PATCH', path: `${path}/{message_id}`, handle: edit },
  { method: 'DELETE', path: `${path}/{message_id}`, handle: remove },
]

const hour = 3_600_000

function post(call: Call) {
  const { world, settings, origin } = call.discord
  const channel = writableChannel(call)
  const body = call.body as MessageBody & { enforce_nonce?: boolean }
  if (call.files.length > 0) requirePermission(world, channel, 'AttachFiles')
  // Writing in an archived thread opens it again.
  channel.archived = false
  const { nonce } = body
  const earlier =
    nonce === undefined || nonce === null ? undefined : world.nonces.get(String(nonce))
  const fresh = earlier !== undefined && world.clock.now() - earlier.at <= settings.nonceWindowMs
  if (fresh && body.enforce_nonce) return wireMessage(world, origin, earlier.message)
  const message = createMessage(call.discord, {
    channel,
    author: world.bot,
    body,
    files: call.files,
  })
  if (nonce !== undefined && nonce !== null) {
    world.nonces.set(String(nonce), { message, at: world.clock.now() })
  }
  return wireMessage(world, origin, message)
}

function list(call: Call) {
  const { world, origin } = call.discord
  const channel = visibleChannel(call)
  if (!botMay(world, channel, 'ReadMessageHistory')) return []
  const { query } = call
  const limit = Number(query.get('limit') ?? 50)
  const after = query.get('after')
  const before = query.get('before')
  const around = query.get('around')
  const visible = [...channel.messages.values()].filter(({ visibleTo }) => visibleTo === undefined)
  let chosen: Message[]
  if (after !== null) {
    chosen = visible.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit)
  } else if (around !== null) {
    const at = visible.findIndex(({ id }) => BigInt(id) >= BigInt(around))
    chosen = visible.slice(Math.max(0, at - Math.floor(limit / 2))).slice(0, limit)
  } else {
    const earlier = visible.filter(({ id }) => before === null || BigInt(id) < BigInt(before))
    chosen = earlier.slice(-limit)
  }
  return chosen.toReversed().map((message) => wireMessage(world, origin, message))
}

function read(call: Call) {
  const { world, origin } = call.discord
  const channel = visibleChannel(call)
  requirePermission(world, channel, 'ReadMessageHistory')
  return wireMessage(world, origin, findMessage(channel, param(call, 'message_id')))
}

function edit(call: Call) {
  const { world, origin } = call.discord
  const channel = visibleChannel(call)
  const message = findMessage(channel, param(call, 'message_id'))
  if (message.author.id !== world.bot.id) throw refusal(50005)
  if (channel.archived) throw refusal(50083)
  refuseOldEdits(call, message)
  editMessage(call.discord, message, call.body as MessageBody, call.files)
  return wireMessage(world, origin, message)
}

function refuseOldEdits(call: Call, message: Message): void {
  const { world, settings } = call.discord
  const now = world.clock.now()
  if (now - message.createdAt <= hour) return
  const recent = message.edits.filter((at) => at > now - hour)
  const [first] = recent
  if (first === undefined || recent.length < settings.oldEditsPerHour) return
  throw tooManyOldEdits((first + hour - now) / 1000)
}

function remove(call: Call): void {
  const { world } = call.discord
  const channel = visibleChannel(call)
  const message = findMessage(channel, param(call, 'message_id'))
  if (message.author.id !== world.bot.id) requirePermission(world, channel, 'ManageMessages')
  deleteMessage(call.discord, channel, message)
}
