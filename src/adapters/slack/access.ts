/** Finds the token of a workspace: the configured one for a single workspace, or the stored one for each of many. */
import { webApi, type Logger } from '@slack/bolt'
import { z } from 'zod'
import type { Installations } from '../../core/platform/installation.ts'
import { type FindAccess, clientOptions } from './api.ts'
import type { SlackConfig } from './config.ts'

const Identity = z.object({ team_id: z.string(), url: z.url() })

/** For a single workspace; asks Slack once which one the configured token belongs to. */
export function ownAccess(
  config: Extract<SlackConfig, { kind: 'socket' | 'http' }>,
  logger: Logger,
): { readonly find: FindAccess; check(): Promise<unknown> } {
  const client = new webApi.WebClient(config.botToken, clientOptions(config.apiUrl, logger))
  let cached: Promise<z.infer<typeof Identity>> | undefined

  function check() {
    cached ??= client.apiCall('auth.test').then((answer) => Identity.parse(answer))
    cached.catch(() => (cached = undefined))
    return cached
  }

  return {
    check,
    async find(team) {
      const { team_id: ownTeam, url } = await check()
      return team === ownTeam ? { url, token: config.botToken } : undefined
    },
  }
}

/** For many workspaces. */
export function installedAccess(installations: Installations | undefined): FindAccess {
  return async (team) => {
    const installation = await installations?.find(team)
    // Never use a token for a workspace other than its own.
    return installation?.team === team
      ? { token: installation.botToken, url: installation.url }
      : undefined
  }
}
