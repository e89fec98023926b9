/** Slack workspaces that have added the app, with encrypted tokens, and the installation states that were used. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Installations } from '../../core/platform/installation.ts'
import type { Database } from '../database.ts'
import type { RetentionRule } from '../privacy/retention.ts'
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

export const installationRetention: readonly RetentionRule[] = [
  { table: 'slack_sign_in', column: 'good_until', days: 1 },
]

const Scopes = z.array(z.string())

export function createInstallations(database: Database, secrets: Secrets): Installations {
  const tables = database.tables<InstallationTables>()

  return {
    async save({ team, name, url, botToken, botUserId, scopes }) {
      const fields = {
        name,
        url,
        sealed_token: secrets.seal(botToken, sealContext(team)),
        bot_user: botUserId,
        scopes: JSON.stringify(scopes),
      }
      const installed_at = database.now()
      await tables
        .insertInto('slack_installation')
        .values({ team, ...fields, installed_at })
        .onConflict((conflict) =>
          conflict
            .column('team')
            .doUpdateSet({ ...fields, installed_at: sql`excluded.installed_at` }),
        )
        .execute()
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
    async remove(team, asOf) {
      const { numDeletedRows } = await tables
        .deleteFrom('slack_installation')
        .where('team', '=', team)
        .where('installed_at', '<=', asOf)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    async consumeState(state, until) {
      const { numInsertedOrUpdatedRows = 0n } = await tables
        .insertInto('slack_sign_in')
        .values({ state, good_until: until })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows > 0n
    },
  }
}

/** The context that a token is encrypted for. */
function sealContext(team: string): string {
  return `slack_installation ${team}`
}
