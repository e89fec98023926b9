/** Classes on the fakes of Discord and Slack, and what people do there: the same acts on both. */
import { randomBytes } from 'node:crypto'
import type { Room } from '../../../src/core/platform/room.ts'
import { createSecrets } from '../../../src/store/secrets.ts'
import type { Store } from '../../../src/store/store.ts'
import type { Person as DiscordPerson } from '../../fakes/discord/person.ts'
import { startFakeDiscord } from '../../fakes/discord/server.ts'
import { type Message as DiscordMessage, textOf } from '../../fakes/discord/state.ts'
import { startFakeSlack } from '../../fakes/slack/start-fake-slack.ts'
import { createSlackAnswers } from './slack-answers.ts'

/** What a person gets for something they do. Throws if the platform heard nothing in time. */
export type Doing = () => Promise<{ readonly ms: number; readonly words: Promise<string> }>

export interface SchoolPerson {
  /** The id that the bot stores. */
  readonly id: string
  command(room: Room, command: string, options?: Readonly<Record<string, string | number>>): Doing
  /** Presses a button of the quiz in a room; undefined if nothing there has such a button. */
  press(room: Room, label: string): Doing | undefined
}

export interface SchoolClass {
  readonly id: string
  readonly platform: 'discord' | 'slack'
  readonly teacher: SchoolPerson
  readonly students: readonly SchoolPerson[]
  addRoom(): Room
  /** The texts of the public messages in a room. */
  posts(room: Room): readonly string[]
  /** Forgets what only one person saw. */
  forget(): void
}

const noLimits = {
  tier1: Infinity,
  tier2: Infinity,
  tier3: Infinity,
  tier4: Infinity,
  postsPerSecond: Infinity,
}

const studentsPerClass = 4

/** Quizzes go on with the interactions that opened them. */
const maxTokenMs = 5 * 60_000

/** Opens half of the classes on each platform. `address` is where the platforms send what people do. */
export async function openSchool(count: number) {
  const discord = await startFakeDiscord({ rateLimits: false })
  const slack = await startFakeSlack({ limits: noLimits })
  const answerTo = createSlackAnswers()
  const secretsKey = randomBytes(32).toString('base64')
  const teams: { readonly team: string; readonly token: string; readonly botUserId: string }[] = []
  const classes = Array.from({ length: count }, (_, n) =>
    n % 2 === 0 ? addDiscordClass(`Class ${n}`) : addSlackClass(`class-${n}`),
  )

  function addDiscordClass(name: string): SchoolClass {
    const guild = discord.addGuild({ name })
    const id = `discord:${guild.id}`
    const channels = new Map<string, ReturnType<typeof discord.addChannel>>()

    function boards(room: Room) {
      return discord
        .messages(channels.get(room.id)!)
        .filter(({ visibleTo }) => visibleTo === undefined)
    }

    function addPerson(person: string, isTeacher = false): SchoolPerson {
      const who = discord.addPerson(
        guild,
        person,
        isTeacher ? { permissions: ['ManageGuild'] } : {},
      )
      return {
        id: `discord:${who.id}`,
        command: (room, command, options) => () =>
          seen(who.slash(channels.get(room.id)!, command, options)),
        press(room, label) {
          const board = boards(room).find((message) => hasButton(message, label))
          return board && (() => seen(who.press(board, label)))
        },
      }
    }

    return {
      id,
      platform: 'discord',
      teacher: addPerson('Ms. Rivera', true),
      students: Array.from({ length: studentsPerClass }, (_, n) => addPerson(`S${n}`)),
      addRoom() {
        const channel = discord.addChannel(guild, { name: `room-${channels.size}` })
        const room: Room = {
          id: `discord:${channel.id}`,
          class: id,
          platform: 'discord',
          allowsMature: false,
        }
        channels.set(room.id, channel)
        return room
      },
      posts: (room) => boards(room).map(textOf),
      forget() {
        for (const { messages } of channels.values()) {
          for (const [key, { visibleTo }] of messages) {
            if (visibleTo !== undefined) messages.delete(key)
          }
        }
      },
    }
  }

  function addSlackClass(name: string): SchoolClass {
    const team = slack.addWorkspace(name)
    const { token, botUserId } = team.install()
    teams.push({ team: team.id, token, botUserId })
    const id = `slack:${team.id}`
    const channels = new Map<string, ReturnType<typeof team.addChannel>>()

    function addPerson(person: string, admin = false): SchoolPerson {
      const who = team.addPerson({ name: person, displayName: person, admin })
      async function told(doing: ReturnType<typeof who.command>) {
        const act = await doing
        if (!act.acknowledged) throw new Error(`${act.failure} ${act.status}`)
        return {
          ms: act.ms,
          words: answerTo(act, who.id),
        }
      }
      return {
        id: `slack:${team.id}/${who.id}`,
        command:
          (room, command, options = {}) =>
          () => {
            const given = Object.entries(options).map(([option, value]) => `${option}:"${value}"`)
            return told(
              who.command(channels.get(room.id)!, '/study', [command, ...given].join(' ')),
            )
          },
        press(room, label) {
          const channel = channels.get(room.id)!
          const board = [...team.posts(channel), ...who.sees(channel)].find(({ blocks }) =>
            JSON.stringify(blocks).includes(`"text":"${label}"`),
          )
          return board && (() => told(who.press(board, label)))
        },
      }
    }

    return {
      id,
      platform: 'slack',
      teacher: addPerson('rivera', true),
      students: Array.from({ length: studentsPerClass }, (_, n) => addPerson(`s${n}`)),
      addRoom() {
        const channel = team.addChannel({ name: `room-${channels.size}`, withApp: true })
        const room: Room = {
          id: `slack:${team.id}/${channel.id}`,
          class: id,
          platform: 'slack',
          allowsMature: true,
        }
        channels.set(room.id, channel)
        return room
      },
      posts: (room) => team.posts(channels.get(room.id)!).map(({ text }) => text),
      forget() {
        for (const { messages } of channels.values()) {
          for (const [key, { visibleTo }] of messages) {
            if (visibleTo !== undefined) messages.delete(key)
          }
        }
      },
    }
  }

  return {
    classes,
    discord,
    slack,
    /** What a process of the bot needs to serve these classes over HTTP. */
    environment: (): NodeJS.ProcessEnv => ({
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_PUBLIC_KEY: discord.publicKey,
      DISCORD_MODE: 'http',
      DISCORD_API_URL: discord.apiUrl,
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_STATE_SECRET: 'a state secret of a test',
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      SECRETS_KEY: secretsKey,
    }),
    /** Adds the app to the workspaces. */
    async install(store: Store): Promise<void> {
      const installations = store.installations(createSecrets([secretsKey]))
      for (const { team, token, botUserId } of teams) {
        const url = `https://${team.toLowerCase()}.slack.com/`
        await installations.save({ team, name: team, url, botToken: token, botUserId, scopes: [] })
      }
    },
    /** Sends what people do to this address from now on. */
    connect(url: string): void {
      discord.useEndpoint(`${url}/discord/interactions`)
      slack.useRequestUrl(`${url}/slack/events`)
    },
    /** Forgets what is over, so that a long run does not fill the memory. */
    forget(): void {
      for (const each of classes) each.forget()
      discord.forgetActs(maxTokenMs)
    },
    async close(): Promise<void> {
      await Promise.all([discord.close(), slack.close()])
    },
  }
}

function hasButton({ components }: DiscordMessage, label: string): boolean {
  return JSON.stringify(components).includes(`"label":"${label}"`)
}

async function seen(doing: ReturnType<DiscordPerson['slash']>) {
  const outcome = await doing
  const isDeferred = outcome.kind.startsWith('deferred')
  const words = isDeferred
    ? outcome.replied().then(({ text }) => text)
    : Promise.resolve(outcome.text)
  words.catch(() => undefined)
  return { ms: outcome.acknowledgedAfterMs, words: words.then((text) => text || outcome.kind) }
}
