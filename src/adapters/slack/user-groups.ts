/** The user groups of a workspace and who is in them, if it lets the app see that (the `usergroups:read` permission). */
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Clock } from '../../core/platform/clock.ts'
import { stripInvisible } from '../../core/reply/invisible.ts'
import type { Api } from './api.ts'
import type { UserDirectory } from './user-directory.ts'

export interface UserGroup {
  readonly id: string
  /** As in a mention, without the sign. */
  readonly handle: string
  /** Absent if there are more than the bot keeps. */
  readonly members: ReadonlySet<string> | undefined
}

export interface UserGroups {
  /**
   * Returns undefined if the workspace does not let the app see its groups. What was read longer ago than `maxAgeMs` is read
   * anew. Throws a DeliveryError if Slack does not answer.
   */
  list(
    team: string,
    freshness?: { readonly maxAgeMs: number },
  ): Promise<readonly UserGroup[] | undefined>
  /** Returns the ids of the groups that somebody is in. Never throws: what Slack does not say is left out. */
  idsOf(team: string, user: string): Promise<readonly string[]>
}

/** How long an answer is cached; somebody who has left a group may act as its member for this long. */
const lifetimeMs = 10 * 60_000
/** After a failure, Slack is asked again sooner. */
const retryAfterMs = 30_000
const maxWorkspaces = 500
/** Over all groups of a workspace. */
const maxMembers = 50_000

const Groups = z.object({
  usergroups: z.array(
    z.object({
      id: z.string(),
      handle: z.string().default(''),
      users: z.array(z.string()).default([]),
    }),
  ),
})

interface Cached {
  readonly readAt: number
  readonly groups: Promise<readonly UserGroup[]>
  expiresAt: number
}

export function createUserGroups(api: Api, clock: Clock, log: Logger): UserGroups {
  const cache = new LRUCache<string, Cached>({ max: maxWorkspaces })

  async function fetchGroups(team: string): Promise<readonly UserGroup[]> {
    const args = { include_users: true }
    const { usergroups } = await api.call(team, 'usergroups.list', args, Groups, { again: true })
    let kept = 0
    return usergroups.map(({ id, handle, users }) => {
      kept += users.length
      return {
        id,
        handle: stripInvisible(handle),
        members: kept > maxMembers ? undefined : new Set(users),
      }
    })
  }

  async function list(
    team: string,
    { maxAgeMs = Infinity } = {},
  ): Promise<readonly UserGroup[] | undefined> {
    if (!(await api.mayUse(team, 'usergroups:read'))) return undefined
    const before = cache.get(team)
    const now = clock.now()
    const isFresh = before !== undefined && before.expiresAt > now
    if (isFresh && now - before.readAt <= maxAgeMs) return before.groups
    const entry: Cached = {
      readAt: now,
      expiresAt: now + lifetimeMs,
      groups: fetchGroups(team).catch((error: unknown) => {
        log.warn({ err: error, team }, 'Slack did not list its user groups')
        entry.expiresAt = clock.now() + retryAfterMs
        if (before === undefined) throw error
        return before.groups
      }),
    }
    cache.set(team, entry)
    return entry.groups
  }

  return {
    list,
    async idsOf(team, user) {
      const groups = await list(team).catch(() => undefined)
      return (groups ?? []).filter(({ members }) => members?.has(user)).map(({ id }) => id)
    },
  }
}

/** Returns a directory whose people have the ids of their user groups. */
export function withUserGroups(directory: UserDirectory, groups: UserGroups): UserDirectory {
  return {
    ...directory,
    async find(team, user, nameInEvent) {
      const [person, roles] = await Promise.all([
        directory.find(team, user, nameInEvent),
        groups.idsOf(team, user),
      ])
      return roles.length === 0 ? person : { ...person, roles }
    },
  }
}
