/** Serves the teacher’s start page: asks the bot what a teacher would ask it, and puts the answers beside the forms. */
import type { Context } from 'hono'
import type { DispatchParts, Dispatcher } from '../../app/dispatch.ts'
import { readOverview } from '../../app/teacher-overview.ts'
import type { GivenOptions } from '../../core/command/command.ts'
import { isForm } from '../../core/reply/form.ts'
import { type Reply, privateReply } from '../../core/reply/reply.ts'
import { type ChannelKey, type PersonKey, optionResolver, personOf, roomOf } from './ids.ts'
import { renderStart } from './render-start.ts'
import type { RoomLog } from './room-log.ts'
import type { Sessions } from './sessions.ts'

export interface StartPageParts {
  readonly dispatch: Dispatcher
  readonly log: RoomLog
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly sessions: Sessions
  /** Reads what the page shows beside the answers of commands. */
  readonly openContext: DispatchParts['openContext']
}

export function createStartPage({ dispatch, log, now, sessions, openContext }: StartPageParts) {
  let asked = 0

  return async (c: Context, as: PersonKey): Promise<Response> => {
    const person = personOf(as)

    /** Runs a command as if the teacher had typed it; what comes of it is shown here and nowhere else. */
    async function ask(
      command: string,
      subcommand: string,
      key: ChannelKey = 'me',
      given: GivenOptions = {},
    ): Promise<Reply> {
      const id = `web:start${(asked += 1)}`
      const event = { id, person, room: roomOf(key, as), at: now() }
      const invocation = { ...event, command, subcommand, given, resolver: optionResolver }
      const answer = await dispatch.command(invocation)
      return isForm(answer) ? privateReply() : answer
    }

    const seen = `${log.run}.${log.revision}`
    const overview = await readOverview(await openContext(roomOf('me', as), person), now())
    const several = overview.dailies.length > 1
    const [today, progress, packs, missed, ...reports] = await Promise.all([
      Promise.all(
        overview.dailies.map((_, index) =>
          ask('daily', 'why', 'me', several ? { which: index + 1 } : {}),
        ),
      ),
      ask('progress', 'show'),
      ask('pack', 'list'),
      ask('quiz', 'class'),
      ...(['quiz', 'general'] as const).map(async (room) => ({
        room,
        reply: await ask('quiz', 'report', room),
      })),
    ])
    const answers = {
      today,
      progress,
      packs,
      missed,
      // A channel in which nothing has been played yet refuses.
      reports: reports.filter(({ reply }) => reply.refused !== true),
    }
    const { isShared } = sessions
    return c.html(renderStart({ as, overview, answers, isShared, seen, now: now() }))
  }
}
