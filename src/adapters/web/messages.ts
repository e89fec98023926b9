/** The classroom as a platform: what the bot posts is written into the log. */
import { isDeepStrictEqual } from 'node:util'
import { ForeignRoomError, type Platform } from '../../core/platform/platform.ts'
import type { ClassMessage, RoomRef } from '../../core/platform/room.ts'
import { noSuchChannel, noSuchMessage, noSuchPerson, rejected } from './errors.ts'
import { channelOf, classId, isRoom, ownerOf, people, privateRoomOf } from './ids.ts'
import { isSolutionOf } from './own-parts.ts'
import { limits } from './limits.ts'
import type { TellPlayers } from './tell-players.ts'
import type { RoomLog } from './room-log.ts'

export interface WebPlatformParts {
  readonly log: RoomLog
  /** That of the page, such as `http://127.0.0.1:3000`, for links. */
  readonly address: string
  readonly tellPlayers: TellPlayers
  readonly stop: () => void
}

export function createWebPlatform({ log, address, tellPlayers, stop }: WebPlatformParts): Platform {
  function requireRoom({ id, class: of }: RoomRef): string {
    if (of !== classId) throw new ForeignRoomError()
    if (!isRoom(id)) throw rejected(noSuchChannel)
    return id
  }

  function roomOfMessage(message: ClassMessage): string {
    return requireRoom({ id: message.room, class: message.class })
  }

  async function update(
    message: ClassMessage,
    changes: Parameters<RoomLog['update']>[1],
  ): Promise<void> {
    roomOfMessage(message)
    if (log.update(message.id, changes) === undefined) throw rejected(noSuchMessage)
  }

  return {
    name: 'web',
    dedupeWindowMs: Infinity,
    pictures: 'edited',
    rateLimit: () => ({ key: 'web', perSecond: limits.postsPerSecond }),
    start: async () => undefined,
    stop: async () => stop(),
    healthProblem: () => undefined,
    async post(ref, reply, { idempotencyKey: key } = {}) {
      const room = requireRoom(ref)
      const posted = key === undefined ? undefined : log.find(room, key, 0)
      const message = posted ?? log.add({ room, reply, key })
      return { room, id: message.id, class: classId }
    },
    async edit(edited, reply) {
      const { id } = edited
      const room = roomOfMessage(edited)
      // A look whether the message is still there moves nothing on the page.
      const before = log.get(id)?.reply
      if (isDeepStrictEqual(before, reply)) return
      // A restart empties the log, but a running quiz goes on editing its message.
      const message = log.update(id, { reply }) ?? log.add({ room, reply }, id)
      if (before === undefined || isSolutionOf(before, reply)) await tellPlayers(message)
    },
    async sendDirectMessage(person, reply) {
      if (!people.some(({ id }) => id === person)) throw rejected(noSuchPerson)
      log.add({ room: privateRoomOf(person), reply, to: person })
    },
    forgetPerson(person) {
      if (people.some(({ id }) => id === person)) log.forget(person)
    },
    startThread: (message, title) => update(message, { thread: title }),
    pin: (message) => update(message, { pinned: true }),
    unpin: (message) => update(message, { pinned: false }),
    async findByKey(ref, key, since) {
      const room = requireRoom(ref)
      const message = log.find(room, key, since)
      return message && { room, id: message.id, class: classId }
    },
    async checkPermissions({ id, class: of }) {
      if (of !== classId) throw new ForeignRoomError()
      return isRoom(id) ? [] : [[noSuchChannel]]
    },
    permalink({ room, id }) {
      const owner = ownerOf(room)?.replace('web:', 'as=')
      const query = [owner, `room=${channelOf(room)}`].filter((part) => part !== undefined)
      return `${address}/?${query.join('&')}#message-${id}`
    },
  }
}
