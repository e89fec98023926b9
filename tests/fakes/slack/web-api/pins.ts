// pins.*: at most 100 in a channel. https://docs.slack.dev/reference/methods/pins.add
import { z } from 'zod'
import { messageJson } from '../messages.ts'
import type { Channel } from '../state.ts'
import { ApiError, Ts, botMethod, findChannel, isMember, type Call } from './method.ts'

const MAX_PINS = 100

function pinnable(call: Call, id: string): Channel {
  const channel = findChannel(call, id)
  if (!isMember(call, channel)) throw new ApiError('not_in_channel')
  return channel
}

export const pins = {
  'pins.add': botMethod({
    tier: 2,
    scopes: ['pins:write'],
    args: z.strictObject({ channel: z.string(), timestamp: Ts }),
    run(call, { channel: id, timestamp }) {
      const channel = pinnable(call, id)
      if (channel.archived) throw new ApiError('is_archived')
      const message = channel.messages.get(timestamp)
      if (!message || message.visibleTo !== undefined) throw new ApiError('message_not_found')
      if (channel.pins.has(timestamp)) throw new ApiError('already_pinned')
      if (channel.pins.size >= MAX_PINS) throw new ApiError('too_many_pins')
      channel.pins.add(timestamp)
      call.slack.changed()
      return {}
    },
  }),

  'pins.remove': botMethod({
    tier: 2,
    scopes: ['pins:write'],
    args: z.strictObject({ channel: z.string(), timestamp: Ts }),
    run(call, { channel: id, timestamp }) {
      if (!pinnable(call, id).pins.delete(timestamp)) throw new ApiError('no_pin')
      call.slack.changed()
      return {}
    },
  }),

  'pins.list': botMethod({
    tier: 2,
    scopes: ['pins:read'],
    args: z.strictObject({ channel: z.string() }),
    run(call, { channel: id }) {
      const channel = pinnable(call, id)
      const pinned = [...channel.pins].flatMap((ts) => channel.messages.get(ts) ?? [])
      return {
        items: pinned.map((message) => ({
          type: 'message',
          channel: id,
          message: messageJson(message),
        })),
      }
    },
  }),
}
