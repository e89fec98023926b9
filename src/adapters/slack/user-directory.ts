/** People's names and time zones, and whether they are admins of the workspace; asked of Slack and cached for a while. */
import { lruCache } from '../../core/platform/lru-cache.ts'
import type { Logger } from 'pino'
import { z } from 'zod'
import { isZone } from '../../core/calendar/calendar-parts.ts'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { Person } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { Api } from './api.ts'
import { joinId } from './ids.ts'
import type { Clock } from '../../core/platform/clock.ts'
import { stripInvisible } from '../../core/reply/invisible.ts'

/** How long an answer is cached; a former admin may act as one for this long. */
const lifetimeMs = 10 * 60_000
/** Nobody waits for their name longer than this when Slack is busy. */
const maxNameWaitMs = 300

const UserInfo = z.object({
  user: z.object({
    name: z.string().default(''),
    real_name: z.string().optional(),
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
    is_bot: z.boolean().default(false),
    is_stranger: z.boolean().default(false),
    deleted: z.boolean().default(false),
    team_id: z.string().optional(),
    /** In an organisation, the workspaces that somebody is in. */
    enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
    tz: z.string().refine(isZone).optional().catch(undefined),
    profile: z.object({ display_name: z.string().default('') }).default({ display_name: '' }),
  }),
})

export interface UserDirectory {
  /** Never throws: if Slack does not answer, the person has the name in the event, and it is unknown whether they are a teacher. */
  find(team: string, user: string, nameInEvent: string): Promise<Person>
  /** Returns somebody’s name. Throws a UserError unless Slack says that this is a person in the workspace. */
  requirePerson(team: string, user: string): Promise<string>
}

interface Known {
  readonly person: Promise<Person>
  readonly expiresAt: number
}

export function createUserDirectory(api: Api, clock: Clock, log: Logger): UserDirectory {
  const known = lruCache<string, Known>(20_000)

  async function fetchUser(team: string, user: string) {
    const options = { again: true, maxWaitMs: maxNameWaitMs } as const
    return (await api.call(team, 'users.info', { user }, UserInfo, options)).user
  }

  async function fetchPerson(team: string, user: string): Promise<Person> {
    const found = await fetchUser(team, user)
    return {
      id: joinId(team, user),
      name: nameOf(found, user),
      isTeacher: (found.is_admin || found.is_owner) && isMember(found, team),
      otherNames: namesOf(found),
      ...(found.tz === undefined ? {} : { timeZone: found.tz }),
    }
  }

  return {
    async find(team, user, nameInEvent) {
      const key = joinId(team, user)
      const before = known.get(key)
      if (before !== undefined && before.expiresAt > clock.now()) return before.person
      const entry: Known = {
        expiresAt: clock.now() + lifetimeMs,
        person: fetchPerson(team, user).catch((error: unknown) => {
          log.warn({ err: error, team }, 'Slack did not describe a person')
          if (known.get(key) === entry) known.delete(key)
          if (before === undefined) return unknownPerson(key, nameInEvent)
          known.set(key, before)
          return before.person
        }),
      }
      known.set(key, entry)
      return entry.person
    },
    async requirePerson(team, user) {
      const found = await fetchUser(team, user).catch((error: unknown) => {
        if (error instanceof DeliveryError && error.outcome === 'rejected') return undefined
        log.warn({ err: error }, 'Slack did not say whether somebody is in the workspace')
        throw new UserError(
          'Slack can’t tell me who that is right now. Please try again in a minute.',
        )
      })
      if (found === undefined || found.deleted || found.is_stranger) {
        throw new UserError('That person isn’t in this workspace. Please choose somebody who is.')
      }
      // Slackbot is a bot, but Slack does not say so.
      if (found.is_bot || user === 'USLACKBOT') {
        throw new UserError('That’s a bot. Please choose a person.')
      }
      return nameOf(found, 'This person')
    },
  }
}

function unknownPerson(id: string, nameInEvent: string): Person {
  const unknown = 'Slack isn’t telling me who you are right now.'
  return { id, name: stripInvisible(nameInEvent), isTeacher: false, unknown }
}

type User = z.infer<typeof UserInfo>['user']

/** Whoever is here through a shared channel alone may be an admin, but elsewhere. */
function isMember(
  { team_id: home = '', enterprise_user: inOrganisation }: User,
  team: string,
): boolean {
  if (home === '' || home === team) return true
  return inOrganisation !== undefined && inOrganisation.teams?.includes(team) !== false
}

function nameOf(user: User, otherwise: string): string {
  return namesOf(user)[0] ?? stripInvisible(otherwise)
}

/** Returns every name that Slack shows somebody under, the usual one first. */
function namesOf({ name, real_name: realName = '', profile }: User): readonly string[] {
  const names = [profile.display_name, realName, name].map(stripInvisible)
  return [...new Set(names.filter((each) => each.trim() !== ''))]
}
