/** Who somebody is: her name and whether she is an admin of the workspace, asked once and remembered for a while. */
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Person } from '../../core/platform/room.ts'
import type { Api } from './api.ts'
import { joinId } from './ids.ts'
import type { Clock } from '../../core/platform/clock.ts'
import { stripInvisible } from '../../core/reply/invisible.ts'

/** How long an answer holds, in milliseconds: an admin who is one no longer may act as one for as long. */
const lifetimeMs = 10 * 60_000
/** After a failure we ask again sooner. */
const retryAfterMs = 30_000
const maxCached = 20_000

const UserInfo = z.object({
  user: z.object({
    name: z.string().default(''),
    real_name: z.string().optional(),
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
    profile: z.object({ display_name: z.string().default('') }).default({ display_name: '' }),
  }),
})

export interface UserDirectory {
  /** Never throws: somebody whom Slack does not describe goes by the name in the event, and is no teacher. */
  find(team: string, user: string, nameInEvent: string): Promise<Person>
}

interface Known {
  readonly person: Promise<Person>
  expiresAt: number
}

export function createUserDirectory(api: Api, clock: Clock, log: Logger): UserDirectory {
  const known = new Map<string, Known>()

  async function ask(team: string, user: string): Promise<Person> {
    const answer = await api.call(team, 'users.info', { user }, UserInfo, { again: true })
    const { name, real_name: realName, profile, is_admin, is_owner } = answer.user
    const shown = [profile.display_name, realName ?? '', name].find((each) => each.trim() !== '')
    return {
      id: joinId(team, user),
      name: stripInvisible(shown ?? user),
      isTeacher: is_admin || is_owner,
    }
  }

  return {
    async find(team, user, nameInEvent) {
      const key = joinId(team, user)
      const before = known.get(key)
      if (before !== undefined && before.expiresAt > clock.now()) return before.person
      const entry: Known = {
        expiresAt: clock.now() + lifetimeMs,
        person: ask(team, user).catch((error: unknown) => {
          log.warn({ err: error, person: key }, 'Slack does not say who somebody is')
          entry.expiresAt = clock.now() + retryAfterMs
          return before?.person ?? { id: key, name: stripInvisible(nameInEvent), isTeacher: false }
        }),
      }
      known.delete(key)
      known.set(key, entry)
      for (const oldest of known.keys()) {
        if (known.size <= maxCached) break
        known.delete(oldest)
      }
      return entry.person
    },
  }
}
