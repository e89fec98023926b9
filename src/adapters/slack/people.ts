/** Who somebody is: her name and whether she is an admin of the workspace, asked once and remembered for a while. */
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Person } from '../../core/room.ts'
import type { Api } from './api.ts'
import { joinId } from './ids.ts'
import type { Clock } from './pace.ts'
import { safe } from './words.ts'

/** How long an answer holds, in milliseconds: an admin who is one no longer may act as one for as long. */
const lifetime = 10 * 60_000
/** After a failure we ask again sooner. */
const retryAfter = 30_000
const most = 20_000

const UserInfo = z.object({
  user: z.object({
    name: z.string().default(''),
    real_name: z.string().optional(),
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
    profile: z.object({ display_name: z.string().default('') }).default({ display_name: '' }),
  }),
})

export interface People {
  /** Never throws: somebody whom Slack does not describe goes by the name in the event, and is no teacher. */
  find(team: string, user: string, nameInEvent: string): Promise<Person>
}

interface Known {
  readonly person: Promise<Person>
  until: number
}

export function createPeople(api: Api, clock: Clock, log: Logger): People {
  const known = new Map<string, Known>()

  async function ask(team: string, user: string): Promise<Person> {
    const answer = await api.call(team, 'users.info', { user }, UserInfo, { again: true })
    const { name, real_name: realName, profile, is_admin, is_owner } = answer.user
    const shown = [profile.display_name, realName ?? '', name].find((each) => each.trim() !== '')
    return {
      id: joinId(team, user),
      name: safe(shown ?? user),
      teacher: is_admin || is_owner,
    }
  }

  return {
    async find(team, user, nameInEvent) {
      const key = joinId(team, user)
      const before = known.get(key)
      if (before !== undefined && before.until > clock.now()) return before.person
      const entry: Known = {
        until: clock.now() + lifetime,
        person: ask(team, user).catch((error: unknown) => {
          log.warn({ err: error, person: key }, 'Slack does not say who somebody is')
          entry.until = clock.now() + retryAfter
          return before?.person ?? { id: key, name: safe(nameInEvent), teacher: false }
        }),
      }
      known.delete(key)
      known.set(key, entry)
      for (const oldest of known.keys()) {
        if (known.size <= most) break
        known.delete(oldest)
      }
      return entry.person
    },
  }
}
