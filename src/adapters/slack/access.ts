/** Which token belongs to a workspace: the bot's own for its one workspace, or the one kept for each of many. */
import { webApi, type Logger } from '@slack/bolt'
import { z } from 'zod'
import type { Installations } from '../../core/platform/installation.ts'
import { type Access, type FindAccess, clientOptions } from './api.ts'
import type { SlackConfig } from './config.ts'

const Identity = z.object({ team_id: z.string(), url: z.url() })

/** The one workspace that the bot's own token is for; Slack is asked once which one that is. */
export function ownAccess(
  config: Extract<SlackConfig, { kind: 'socket' | 'http' }>,
  logger: Logger,
): { readonly find: FindAccess; check(): Promise<void> } {
  const client = new webApi.WebClient(config.botToken, clientOptions(config.apiUrl, logger))
  let known: Promise<Access & { readonly team: string }> | undefined

  async function ask(): Promise<Access & { readonly team: string }> {
    const { team_id: team, url } = Identity.parse(await client.apiCall('auth.test'))
    return { team, url, token: config.botToken }
  }

  function identity(): Promise<Access & { readonly team: string }> {
    known ??= ask().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }

  return {
    async check() {
      await identity()
    },
    async find(team) {
      const { team: ownTeam, ...access } = await identity()
      return team === ownTeam ? access : undefined
    },
  }
}

export function installedAccess(installations: Installations | undefined): FindAccess {
  return async (team) => {
    const found = await installations?.find(team)
    // A row that speaks of another workspace is not trusted with this one's work.
    return found?.team === team ? { token: found.botToken, url: found.url } : undefined
  }
}
