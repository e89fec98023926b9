/** Rates of requests that all processes on this database keep together, by the generic cell rate algorithm, as in `rate-limiter.ts`. */
import { createHash } from 'node:crypto'
import { type Expression, sql } from 'kysely'
import type { SharedRates } from '../../core/platform/shared-rates.ts'
import type { Database } from '../database.ts'
import { isFree, maxHeldMs } from './held-until.ts'

interface RateTables {
  readonly shared_rate: {
    readonly key: string
    /** When the next request would come if all came at the even rhythm. */
    readonly even_at: number
    readonly paused_until: number
  }
}

/** How much further ahead than a rate allows its next request may stand; beyond it, the clock was set back. */
const maxAheadMs = 5_000

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
      const evenAt = sql<number>`case when shared_rate.even_at > ${now()} + ${sql.lit(step * burst + maxAheadMs)}
        then ${now()} else shared_rate.even_at end`
      const { rows } = await sql<{ readonly taken: number; readonly wait: number | null }>`
        with taken as (
          insert into shared_rate (key, even_at, paused_until) values (${key}, ${now()} + ${sql.lit(step)}, 0)
          on conflict (key) do update set even_at = greatest(${evenAt}, ${now()}) + ${sql.lit(step)}
          where ${evenAt} - ${sql.lit(slackMs)} <= ${now()} and ${isFree(database, 'shared_rate.paused_until')}
          returning 1)
        select (select count(*) from taken)::integer as taken,
          (select greatest(${evenAt} - ${sql.lit(slackMs)},
              case when ${isFree(database, 'shared_rate.paused_until')} then 0 else paused_until end) - ${now()}
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
          paused_until: sql<number>`${now()} + ${sql.lit(Math.min(Math.round(ms), maxHeldMs))}`,
        })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({
            paused_until: sql<number>`case when ${isFree(database, 'shared_rate.paused_until')} then excluded.paused_until
              else greatest(shared_rate.paused_until, excluded.paused_until) end`,
          }),
        )
        .execute()
    },
  }
}
