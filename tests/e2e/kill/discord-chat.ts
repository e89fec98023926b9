/** A class on the fake Discord, for a bot that is killed. */
import type { Room } from '../../../src/core/platform/room.ts'
import { startFakeDiscord } from '../../fakes/discord/server.ts'
import { textOf } from '../../fakes/discord/state.ts'
import { type ChatClass, type ChatPerson, failedPress, studentCount } from './chat-class.ts'
import { openGate } from './gate.ts'

export async function openDiscordClass(isHttp: boolean): Promise<ChatClass> {
  const fake = await startFakeDiscord({ rateLimits: false })
  const [outbound, inbound] = [await openGate(), await openGate()]
  outbound.passTo(new URL(fake.apiUrl).origin)
  if (isHttp) fake.useEndpoint(`${inbound.url}/discord/interactions`)
  const guild = fake.addGuild()
  const { token, applicationId, publicKey } = fake

  function channelOf(room: Room) {
    const found = fake.channel(room.id.replace('discord:', ''))
    if (found === undefined) throw new Error(`There is no channel ${room.id}.`)
    return found
  }

  function publicMessages(room: Room) {
    return fake.messages(channelOf(room)).filter(({ visibleTo }) => visibleTo === undefined)
  }

  function addPerson(name: string, isTeacher = false): ChatPerson {
    const person = fake.addPerson(guild, name, isTeacher ? { permissions: ['ManageGuild'] } : {})
    return {
      id: `discord:${person.id}`,
      name,
      async press(room, label) {
        try {
          const [message] = publicMessages(room)
          if (message === undefined) return failedPress
          const outcome = await person.press(message, label)
          const words = outcome.replied().then(
            ({ text }) => text,
            () => '',
          )
          return { acknowledged: !outcome.kind.startsWith('deferred'), words }
        } catch {
          return failedPress
        }
      },
    }
  }

  const operations = {
    post: 'POST /channels/{channel_id}/messages',
    edit: 'PATCH /channels/{channel_id}/messages/{message_id}',
  }
  return {
    config: {
      discord: {
        token,
        applicationId,
        publicKey: isHttp ? publicKey : undefined,
        mode: isHttp ? 'http' : 'gateway',
        apiUrl: `${outbound.url}/api`,
      },
    },
    outbound,
    teacher: addPerson('Ms. Rivera', true),
    students: Array.from({ length: studentCount }, (_, n) => addPerson(`S${n}`)),
    addRoom() {
      const { id } = fake.addChannel(guild)
      return {
        id: `discord:${id}`,
        class: `discord:${guild.id}`,
        platform: 'discord',
        allowsMature: false,
      }
    },
    posts: (room) => publicMessages(room).map(textOf),
    isPost: ({ method, path }, room) =>
      method === 'POST' && path.endsWith(`/channels/${channelOf(room).id}/messages`),
    isEdit: ({ method, path }, room) =>
      method === 'PATCH' && path.includes(`/channels/${channelOf(room).id}/messages/`),
    deliverTo: (botUrl) => inbound.passTo(botUrl),
    failNext(of, fault) {
      const committed = fault.startsWith('done')
      if (fault === '429') {
        fake.faults.next(operations[of], { kind: 'rate-limit', retryAfterMs: 500 })
      } else if (fault.endsWith('cut')) {
        fake.faults.next(operations[of], { kind: 'reset', committed })
      } else {
        const status = fault === '503' ? 503 : 500
        fake.faults.next(operations[of], { kind: 'status', status, committed })
      }
    },
    async close() {
      await Promise.all([outbound.close(), inbound.close()])
      await fake.close()
    },
  }
}
