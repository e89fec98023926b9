/** Types a line where people type it, into the real adapter over a bot with the Her pack, and takes down what they get to see. */
import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { runPrompt } from '../../src/adapters/terminal/index.ts'
import { createWeb } from '../../src/adapters/web/index.ts'
import type { Dispatcher } from '../../src/app/dispatch.ts'
import type { Platform } from '../../src/core/platform/platform.ts'
import type { PlatformName } from '../../src/core/platform/platform-name.ts'
import type { ReplyOrForm } from '../../src/core/reply/form.ts'
import type { Reply } from '../../src/core/reply/reply.ts'
import { answered, startSchool } from '../e2e/slack/slack-class.ts'
import { openBot } from '../fixtures/bot.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import type { Where, Who } from './typed-line.ts'
import type { Answer } from './typed-lines-answer.ts'

interface Typist {
  /** Types one line and returns when it has been answered. */
  readonly type: (line: string) => Promise<Omit<Answer, 'replies'>>
  readonly stop?: () => void
}

const log = pino({ level: 'silent' })
const host = '127.0.0.1:3000'

/** The answer to a line, with the commands that the bot has. */
export async function answerTo(who: Who, where: Where, line: string, after?: string) {
  const clock = createManualClock()
  const platforms = new Map<PlatformName, Platform>()
  const { dispatch } = await openBot({ packs: [herPack], platforms, clock, seed: () => 7 })
  let replies: ReplyOrForm[] = []
  const noted = noting(dispatch, (reply) => replies.push(reply))

  /** The bot may post here; what it posts and edits is seen too. */
  function join(platform: Platform): void {
    platforms.set(
      platform.name,
      seen(platform, (reply) => replies.push(reply)),
    )
  }

  const typist = await typists[where]({ who, dispatch: noted, join, now: clock.now })
  if (after !== undefined) await typist.type(after)
  await clock.flush()
  replies = []
  const rest = await typist.type(line)
  await clock.flush()
  typist.stop?.()
  const answer: Answer = { ...rest, replies }
  return { answer, commands: dispatch.commands }
}

interface Place {
  readonly who: Who
  readonly dispatch: Dispatcher
  readonly join: (platform: Platform) => void
  readonly now: () => number
}

const typists: Readonly<Record<Where, (place: Place) => Promise<Typist> | Typist>> = {
  async slack({ who, dispatch, join }) {
    const school = await startSchool('http', { dispatch: () => dispatch })
    join(school.platform)
    const person = who === 'teacher' ? school.ada : school.ben
    const { slack, channel, ben } = school
    return {
      // The fake would escape what it sends. The bot refuses that, and gets the words as they are instead.
      async type(line) {
        const text = line
          .replace('<#CHANNEL|', `<#${channel.id}|`)
          .replace('<@BEN|', `<@${ben.id}|`)
        const act = await person.command(channel, '/study', text, { signature: 'wrong' })
        await slack.replay('slash_commands', { ...act.payload, text })
        await answered(slack, act)
        return act.modal === undefined ? {} : { modal: texts(act.modal.blocks) }
      },
    }
  },

  page({ who, dispatch, join, now }) {
    const address = `http://${host}`
    const { routes, platform } = createWeb({
      dispatch,
      openContext: () => Promise.reject(new Error('Lines are typed in channels.')),
      log,
      now,
      address,
      hostNames: [],
      key: undefined,
    })
    join(platform)
    let requests = 0
    return {
      async type(line) {
        const request = `request${String((requests += 1)).padStart(8, '0')}`
        const as = who === 'teacher' ? 'rivera' : 'ana'
        const response = await routes.request('/play/line', {
          method: 'POST',
          headers: { host, 'content-type': 'application/json' },
          body: JSON.stringify({ as, room: 'general', request, line }),
        })
        if (!response.ok) throw new Error(`The page answered ${response.status}.`)
        return {}
      },
    }
  },

  terminal({ dispatch }) {
    const input = new PassThrough()
    let replied = Promise.withResolvers<void>()
    const answering = noting(dispatch, () => replied.resolve())
    const output = new PassThrough().resume()
    const left = runPrompt({
      dispatch: answering,
      input: input as unknown as NodeJS.ReadStream,
      output: output as unknown as NodeJS.WriteStream,
      json: false,
    }).then(() => true)
    return {
      async type(lines) {
        for (const line of lines.split('\n')) {
          replied = Promise.withResolvers()
          input.write(`${line}\n`)
          const hasLeft = await Promise.race([left, replied.promise.then(() => false)])
          if (hasLeft) return { hasLeft }
        }
        return {}
      },
      stop: () => input.end(),
    }
  },
}

/** The same dispatcher, each of whose replies to a line or a command is noted. */
function noting(dispatch: Dispatcher, note: (reply: ReplyOrForm) => void): Dispatcher {
  async function noted(asking: Promise<ReplyOrForm>): Promise<ReplyOrForm> {
    const reply = await asking
    note(reply)
    return reply
  }
  return {
    ...dispatch,
    line: (event) => noted(dispatch.line(event)),
    command: (event) => noted(dispatch.command(event)),
  }
}

/** The same platform, whose public messages are noted. */
function seen(platform: Platform, note: (reply: Reply) => void): Platform {
  return {
    ...platform,
    post(room, reply, options) {
      note(reply)
      return platform.post(room, reply, options)
    },
    edit(message, reply) {
      note(reply)
      return platform.edit(message, reply)
    },
  }
}

/** Every text of Slack’s blocks, in order. */
function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(texts)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : texts(inner),
  )
}
