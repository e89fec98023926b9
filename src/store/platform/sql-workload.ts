/** What is waiting to be done, for the metrics: a few counts, each over an index and bounded, so that asking costs next to nothing. */
import { sql } from 'kysely'
import { dayMs } from '../../core/platform/clock.ts'
import { logSetting } from '../../core/settings/settings.ts'
import { type Database, saveRows } from '../database.ts'

export interface Workload {
  /** Daily posts whose time has come and that are not in their channels, not for longer than a week. */
  readonly dailyDue: number
  /** Those of them that have been due for ten minutes. */
  readonly dailyLate: number
  /** What else has been due for ten minutes, and not for longer than a week: answers to daily questions, digests, and classes’ changes for their channels. */
  readonly overdue: Readonly<Record<'reveal' | 'digest' | 'changes', number>>
  readonly quizzesLive: number
  /** When outdated rows were last deleted, epoch milliseconds; undefined if never. */
  readonly housekeepingAt: number | undefined
}

const lateAfterMs = 10 * 60_000

/** What has been due for longer is of a platform that was given up, and an alert about it would never end. */
const givenUpAfterMs = 7 * dayMs

/** What is tried this much later waits for a school day, not for the bot. */
const putOffMs = 60 * 60_000

/** Beyond it, how many there are changes nothing about what the operator does. */
const maxCount = 10_000

/** The row of this name says when housekeeping was done, in the place of when a lease ended. */
const housekeepingRow = 'housekeeping/done'

interface WorkloadTables {
  readonly lease: {
    readonly name: string
    readonly owner: string
    readonly held_until: number
    readonly fence: number
  }
}

export function createWorkload(database: Database) {
  /** A day that no process has opened yet, and what is in the ledger. */
  function countPosts(ageMs: number) {
    return sql<number>`(select count(*) from (
        select 1 from daily_schedule where status = 'on' and ${isOverdue('next_at', ageMs)} limit ${maxCount}
      ) as unopened) + (select count(*) from (
        select 1 from daily_post where is_open = 1 and lane = 0 and ${isOverdue('due_at', ageMs)} limit ${maxCount}
      ) as unsent)`
  }

  function isOverdue(at: string, ageMs = lateAfterMs) {
    return sql`${sql.ref(at)} between ${database.now()} - ${givenUpAfterMs} and ${database.now()} - ${ageMs}`
  }

  /** A class that lets its channel have changes has waited since the first one that the channel has not had. */
  function countOverdue() {
    return {
      reveal: sql<number>`(select count(*) from (
        select 1 from daily_post where is_open = 1 and lane = 1 and kind = 'reveal' and state <> 'sent' and ${isOverdue('due_at')}
            and try_at <= ${database.now()} + ${putOffMs}
          limit ${maxCount}) as unrevealed)`,
      digest: sql<number>`(select count(*) from (
        select 1 from digest where ${isOverdue('next_at')} limit ${maxCount}) as undigested)`,
      changes: sql<number>`(select count(*) from (
        select 1 from setting_log
          inner join setting on setting.class = setting_log.class and setting.room = '' and setting.name = ${logSetting}
          inner join setting_change on setting_change.class = setting_log.class and setting_change.number = setting_log.posted + 1
          where newest > posted and try_at <= ${database.now()} - ${lateAfterMs} and ${isOverdue('setting_change.at')} limit ${maxCount}) as unlogged)`,
    }
  }

  return {
    async workload(): Promise<Workload> {
      const overdue = countOverdue()
      const { rows } = await sql<
        { due: number; late: number; live: number; done: number | null } & Workload['overdue']
      >`
        select ${countPosts(0)} as due, ${countPosts(lateAfterMs)} as late,
          ${overdue.reveal} as reveal, ${overdue.digest} as digest, ${overdue.changes} as changes,
          (select count(*) from quiz where ended_at is null) as live,
          (select held_until from lease where name = ${housekeepingRow}) as done
      `.execute(database.tables())
      const [row] = rows
      return {
        dailyDue: row?.due ?? 0,
        dailyLate: row?.late ?? 0,
        overdue: {
          reveal: row?.reveal ?? 0,
          digest: row?.digest ?? 0,
          changes: row?.changes ?? 0,
        },
        quizzesLive: row?.live ?? 0,
        housekeepingAt: row?.done ?? undefined,
      }
    },
    /** Returns when outdated rows were last deleted, epoch milliseconds; undefined if never. */
    async housekeepingAt(): Promise<number | undefined> {
      const row = await database
        .tables<WorkloadTables>()
        .selectFrom('lease')
        .select('held_until')
        .where('name', '=', housekeepingRow)
        .executeTakeFirst()
      return row?.held_until
    },
    /** Remembers for every process that outdated rows have been deleted. */
    async recordHousekeeping(): Promise<void> {
      const row = { name: housekeepingRow, owner: '', held_until: database.now(), fence: 0 }
      await saveRows(database.tables<WorkloadTables>(), 'lease', ['name'], [row])
    },
  }
}
