/** Rates of requests that all processes on this database keep together, by the generic cell rate algorithm, as in `rate-limiter.ts`. */
import { createHash } from 'node:crypto'
import { type Expression, sql } from 'kysely'
import type { SharedRates } from '../../core/platform/shared-rates.ts'
import type { Database } from '../database.ts'

interface RateTables {
  readonly shared_rate: {
    readonly key: string
    /** When the next request would come if all came at the even rhythm. */
    readonly even_at: number
    readonly paused_until: number
  }
}

/** A conversation with one person is counted too, so that the key itself could tell who it is. */
function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

/** On PostgreSQL alone: a SQLite file has one process, and no statement that both writes and reads. */
export function createSharedRates(database: Database): SharedRates {
  const tables = database.tables<RateTables>()

  function now(): Expression<number> {
    return database.now()
  }

  return {
    async take({ key: name, intervalMs, burst, reserve = 0 }, priority) {
      const key = digest(name)
      const usable = priority === 'post' ? burst - reserve : burst
      const slackMs = Math.round(intervalMs * (usable - 1))
      const step = Math.round(intervalMs)
      const { rows } = await sql<{ readonly taken: number; readonly wait: number | null }>`
        with taken as (
          insert into shared_rate (key, even_at, paused_until) values (${key}, ${now()} + ${sql.lit(step)}, 0)
          on conflict (key) do update set even_at = greatest(shared_rate.even_at, ${now()}) + ${sql.lit(step)}
          where shared_rate.even_at - ${sql.lit(slackMs)} <= ${now()} and shared_rate.paused_until <= ${now()}
          returning 1)
        select (select count(*) from taken)::integer as taken,
          (select greatest(even_at - ${sql.lit(slackMs)}, paused_until) - ${now()}
            from shared_rate where key = ${key}) as wait`.execute(tables)
      const [row] = rows
      return row === undefined || row.taken > 0 ? 0 : Math.max(1, row.wait ?? step)
    },
    async pause(name, ms) {
      await tables
        .insertInto('shared_rate')
        .values({
          key: digest(name),
          even_at: 0,
          paused_until: sql<number>`${now()} + ${sql.lit(Math.round(ms))}`,
        })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({
            paused_until: sql<number>`greatest(shared_rate.paused_until, excluded.paused_until)`,
          }),
        )
        .execute()
    },
  }
}
