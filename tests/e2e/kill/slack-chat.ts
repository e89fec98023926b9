/** A class on the fake Slack, for a bot that is killed. */
import type { Room } from '../../../src/core/platform/room.ts'
import { startFakeSlack } from '../../fakes/slack/start-fake-slack.ts'
import { type ChatClass, type ChatPerson, failedPress, studentCount } from './chat-class.ts'
import { openGate } from './gate.ts'

const noLimits = {
  tier1: Infinity,
  tier2: Infinity,
  tier3: Infinity,
  tier4: Infinity,
  postsPerSecond: Infinity,
}

/** How long the host waits for their buttons before they ask again: the bot may have been killed meanwhile. */
const patienceMs = 10_000

export async function openSlackClass(isHttp: boolean): Promise<ChatClass> {
  const fake = await startFakeSlack({ limits: noLimits })
  const [outbound, inbound] = [await openGate(), await openGate()]
  outbound.passTo(new URL(fake.apiUrl).origin)
  if (isHttp) fake.useRequestUrl(`${inbound.url}/slack/events`)
  const team = fake.addWorkspace('school')
  const { token: botToken } = team.install()
  const { appToken, signingSecret } = fake
  const apiUrl = `${outbound.url}/api/`
  const channels = new Map<string, ReturnType<typeof team.addChannel>>()

  function channelOf(room: Room) {
    const found = channels.get(room.id)
    if (found === undefined) throw new Error(`There is no channel ${room.id}.`)
    return found
  }

  function addPerson(name: string, admin = false): ChatPerson {
    const person = team.addPerson({ name, displayName: name, admin })
    return {
      id: `slack:${team.id}/${person.id}`,
      name,
      async press(room, label) {
        const channel = channelOf(room)
        function findMessage() {
          return [...team.posts(channel), ...person.sees(channel)].find(({ blocks }) =>
            JSON.stringify(blocks).includes(`"text":"${label}"`),
          )
        }
        try {
          // The host’s buttons stand in a message of their own, which comes to whoever asks for it.
          if (admin && findMessage() === undefined) {
            await person.command(channel, '/study', 'quiz start')
            await fake.until(() => findMessage() !== undefined, { withinMs: patienceMs })
          }
          const message = findMessage()
          if (message === undefined) return failedPress
          const act = await person.press(message, label)
          if (!act.acknowledged) return failedPress
          return {
            acknowledged: true,
            words: act.answer().then(
              ({ text }) => text,
              () => '',
            ),
          }
        } catch {
          return failedPress
        }
      },
    }
  }

  const methods = { post: 'chat.postMessage', edit: 'chat.update' }
  const teacher = addPerson('Ms. Rivera', true)
  const students = Array.from({ length: studentCount }, (_, n) => addPerson(`S${n}`))
  return {
    config: {
      slack: isHttp
        ? { kind: 'http', apiUrl, botToken, signingSecret }
        : { kind: 'socket', apiUrl, botToken, appToken, signingSecret },
    },
    outbound,
    teacher,
    students,
    addRoom() {
      const channel = team.addChannel({ name: `room-${channels.size}`, withApp: true })
      const id = `slack:${team.id}/${channel.id}`
      channels.set(id, channel)
      return { id, class: `slack:${team.id}`, platform: 'slack', allowsMature: true }
    },
    posts: (room) =>
      team.posts(channelOf(room)).map(({ text, blocks }) => text + JSON.stringify(blocks)),
    isPost: ({ path, body }, room) =>
      path.endsWith(methods.post) && body.includes(channelOf(room).id),
    isEdit: ({ path, body }, room) =>
      path.endsWith(methods.edit) && body.includes(channelOf(room).id),
    deliverTo: (botUrl) => inbound.passTo(botUrl),
    failNext(of, fault) {
      const commit = fault.startsWith('done') ? 'first' : 'never'
      const answer = fault.endsWith('cut')
        ? 'reset'
        : fault === '429'
          ? 429
          : fault === '503'
            ? 503
            : 500
      fake.fail(methods[of], 1, { answer, commit, retryAfter: 1 })
    },
    async close() {
      await Promise.all([outbound.close(), inbound.close()])
      await fake.close()
    },
  }
}
