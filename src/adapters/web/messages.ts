/** The classroom as a platform: what the daily poster and the quiz host do here is written into the log. */
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { MessageRef } from '../../core/platform/room.ts'
import { channelOf, privateRoomOf, isRoom, ownerOf, people } from './classroom.ts'
import { limits } from './limits.ts'
import type { RoomLog } from './room-log.ts'

export interface PlatformParts {
  readonly log: RoomLog
  readonly address: string
  readonly stop: () => void
}

export function createWebPlatform({ log, address, stop }: PlatformParts): Platform {
  function known(room: string): void {
    if (isRoom(room)) return
    throw new DeliveryError('rejected', [
      'The playground has no such channel. Choose one of its own, such as general.',
    ])
  }

  function changed(message: MessageRef, changes: Parameters<RoomLog['update']>[1]): void {
    if (log.update(message.id, changes) === undefined) {
      throw new DeliveryError('rejected', ['The playground has forgotten that message.'])
    }
  }

  return {
    name: 'web',
    rateLimit: () => ({ key: 'web', perSecond: limits.postsPerSecond }),
    start: async () => undefined,
    stop: async () => stop(),
    healthProblem: () => undefined,
    async post(room, reply, { idempotencyKey: key } = {}) {
      known(room)
      const twin = key === undefined ? undefined : log.find(room, key, 0)
      const message = twin ?? log.add({ room, reply, ...(key === undefined ? {} : { key }) })
      return { room, id: message.id }
    },
    async edit({ room, id }, reply) {
      known(room)
      // What was said before a restart is forgotten, but its place in a running quiz is not.
      if (log.update(id, { reply }) === undefined) log.add({ room, reply }, id)
    },
    async sendDirectMessage(person, reply) {
      if (!people.some(({ id }) => id === person)) {
        throw new DeliveryError('rejected', ['Nobody of that name is in the playground.'])
      }
      log.add({ room: privateRoomOf(person), reply, to: person })
    },
    startThread: async (message, title) => changed(message, { thread: title }),
    pin: async (message) => changed(message, { pinned: true }),
    unpin: async (message) => changed(message, { pinned: false }),
    async findByKey(room, key, since) {
      const message = log.find(room, key, since)
      return message === undefined ? undefined : { room, id: message.id }
    },
    checkPermissions: async (room) =>
      isRoom(room) ? [] : [['The playground has no such channel.']],
    permalink({ room, id }) {
      const owner = ownerOf(room)?.replace('web:', 'as=')
      const query = [owner, `room=${channelOf(room)}`].filter((part) => part !== undefined)
      return `${address}/?${query.join('&')}#message-${id}`
    },
  }
}
