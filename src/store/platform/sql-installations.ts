/** Slack workspaces that have added the app, with encrypted tokens, and the installation states that were used. */
import { z } from 'zod'
import type { Installations } from '../../core/platform/installation.ts'
import { type Database, hasChanged, saveRows } from '../database.ts'
import type { Secrets } from '../secrets.ts'

interface InstallationTables {
  readonly slack_installation: {
    readonly team: string
    readonly name: string
    readonly url: string
    readonly sealed_token: string
    readonly bot_user: string
    /** JSON. */
    readonly scopes: string
    readonly installed_at: number
  }
  readonly slack_sign_in: { readonly state: string; readonly good_until: number }
}

const Scopes = z.array(z.string())

export function createInstallations(database: Database, secrets: Secrets): Installations {
  const tables = database.tables<InstallationTables>()

  return {
    async save({ team, name, url, botToken, botUserId, scopes }) {
      const row = {
        team,
        name,
        url,
        sealed_token: secrets.seal(botToken, sealContext(team)),
        bot_user: botUserId,
        scopes: JSON.stringify(scopes),
        installed_at: database.now(),
      }
      await saveRows(tables, 'slack_installation', ['team'], [row])
    },
    async find(team) {
      const row = await tables
        .selectFrom('slack_installation')
        .selectAll()
        .where('team', '=', team)
        .executeTakeFirst()
      return (
        row && {
          team,
          name: row.name,
          url: row.url,
          botToken: secrets.open(row.sealed_token, sealContext(team)),
          botUserId: row.bot_user,
          scopes: Scopes.parse(JSON.parse(row.scopes)),
          at: row.installed_at,
        }
      )
    },
    remove: (team, asOf) =>
      hasChanged(
        tables
          .deleteFrom('slack_installation')
          .where('team', '=', team)
          .where('installed_at', '<=', asOf),
      ),
    consumeState: (state, until) =>
      hasChanged(
        tables
          .insertInto('slack_sign_in')
          .values({ state, good_until: until })
          .onConflict((conflict) => conflict.doNothing()),
      ),
  }
}

/** The context that a token is encrypted for. */
export function sealContext(team: string): string {
  return `slack_installation ${team}`
}
