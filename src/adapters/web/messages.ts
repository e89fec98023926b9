/** The classroom as a platform: what the bot posts is written into the log. */
import type { Platform } from '../../core/platform/platform.ts'
import type { MessageRef } from '../../core/platform/room.ts'
import { noSuchChannel, noSuchMessage, noSuchPerson, rejected } from './errors.ts'
import { channelOf, isRoom, ownerOf, people, privateRoomOf } from './ids.ts'
import { limits } from './limits.ts'
import type { RoomLog } from './room-log.ts'

/** `address` is that of the page, such as `http://127.0.0.1:3000`, for links. */
export function createWebPlatform(log: RoomLog, address: string, stop: () => void): Platform {
  function requireRoom(room: string): void {
    if (!isRoom(room)) throw rejected(noSuchChannel)
  }

  async function update(
    message: MessageRef,
    changes: Parameters<RoomLog['update']>[1],
  ): Promise<void> {
    if (log.update(message.id, changes) === undefined) throw rejected(noSuchMessage)
  }

  return {
    name: 'web',
    rateLimit: () => ({ key: 'web', perSecond: limits.postsPerSecond }),
    start: async () => undefined,
    stop: async () => stop(),
    healthProblem: () => undefined,
    async post(room, reply, { idempotencyKey: key } = {}) {
      requireRoom(room)
      const posted = key === undefined ? undefined : log.find(room, key, 0)
      const message = posted ?? log.add({ room, reply, key })
      return { room, id: message.id }
    },
    async edit({ room, id }, reply) {
      requireRoom(room)
      // A restart empties the log, but a running quiz goes on editing its message.
      if (log.update(id, { reply }) === undefined) log.add({ room, reply }, id)
    },
    async sendDirectMessage(person, reply) {
      if (!people.some(({ id }) => id === person)) throw rejected(noSuchPerson)
      log.add({ room: privateRoomOf(person), reply, to: person })
    },
    startThread: (message, title) => update(message, { thread: title }),
    pin: (message) => update(message, { pinned: true }),
    unpin: (message) => update(message, { pinned: false }),
    async findByKey(room, key, since) {
      const message = log.find(room, key, since)
      return message === undefined ? undefined : { room, id: message.id }
    },
    checkPermissions: async (room) => (isRoom(room) ? [] : [[noSuchChannel]]),
    permalink({ room, id }) {
      const owner = ownerOf(room)?.replace('web:', 'as=')
      const query = [owner, `room=${channelOf(room)}`].filter((part) => part !== undefined)
      return `${address}/?${query.join('&')}#message-${id}`
    },
  }
}
