/** Stores what teachers change of the plan of a daily post, day by day. */
import type { Transaction } from 'kysely'
import type { DailyStore, NoteDay, ScheduleRef } from '../../core/daily/daily-store.ts'
import type { PlanChange } from '../../core/daily/rotation.ts'
import type { Database } from '../database.ts'
import { lockHistory, noteChange } from '../settings/sql-change-history.ts'
import { type DailyTables, withoutNulls } from './daily-rows.ts'

type ChangeRow = DailyTables['daily_change']

export function createPlanChanges(
  database: Database,
): Pick<DailyStore, 'changes' | 'saveChanges' | 'removeChange'> {
  const tables = database.tables<DailyTables>()

  /** Notes what has become of these days, in the transaction of the change. */
  async function noted(
    { schedule, dates, note }: { schedule: ScheduleRef; dates: readonly string[]; note?: NoteDay },
    change: (transaction: Transaction<DailyTables>) => Promise<unknown>,
  ): Promise<void> {
    await tables.transaction().execute(async (transaction) => {
      if (note === undefined) return void (await change(transaction))
      await lockHistory(transaction, schedule.room.class)
      const before = await readDays(transaction, schedule, dates)
      await change(transaction)
      const after = await readDays(transaction, schedule, dates)
      for (const date of dates) {
        const [was, is] = [before.get(date), after.get(date)]
        if (was?.itemId === is?.itemId && (was === undefined) === (is === undefined)) continue
        await noteChange(database, transaction, note(date, was, is))
      }
    })
  }

  return {
    async changes({ id, room, cycle }, from) {
      const rows = await tables
        .selectFrom('daily_change')
        .selectAll()
        .where('schedule', '=', id)
        .where('class', '=', room.class)
        .where((where) => where.or([where('date', '>=', from), where('cycle', '>=', cycle)]))
        .orderBy('date')
        .execute()
      return rows.map(changeFromRow)
    },

    async saveChanges(schedule, changes, note) {
      if (changes.length === 0) return
      const { id, room } = schedule
      const dates = changes.map(({ date }) => date)
      // One statement, so that of two days that are exchanged never only one is.
      await noted({ schedule, dates, ...(note && { note }) }, (transaction) =>
        transaction
          .insertInto('daily_change')
          .values(
            changes.map(({ date, itemId = null, insteadOf = null, cycle }) => ({
              schedule: id,
              class: room.class,
              date,
              card: itemId,
              instead_of: insteadOf,
              cycle,
            })),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['schedule', 'date'])
              .doUpdateSet((row) => ({
                card: row.ref('excluded.card'),
                instead_of: row.ref('excluded.instead_of'),
                cycle: row.ref('excluded.cycle'),
              }))
              .where('daily_change.class', '=', room.class),
          )
          .execute(),
      )
    },

    removeChange: (schedule, date, note) =>
      noted({ schedule, dates: [date], ...(note && { note }) }, (transaction) =>
        transaction
          .deleteFrom('daily_change')
          .where((row) => row.and({ schedule: schedule.id, class: schedule.room.class, date }))
          .execute(),
      ),
  }
}

async function readDays(
  transaction: Transaction<DailyTables>,
  { id, room }: ScheduleRef,
  dates: readonly string[],
): Promise<ReadonlyMap<string, PlanChange>> {
  const rows = await transaction
    .selectFrom('daily_change')
    .selectAll()
    .where('schedule', '=', id)
    .where('class', '=', room.class)
    .where('date', 'in', dates)
    .execute()
  return new Map(rows.map((row) => [row.date, changeFromRow(row)]))
}

function changeFromRow({ date, cycle, card, instead_of }: ChangeRow): PlanChange {
  return { date, cycle, ...withoutNulls({ itemId: card, insteadOf: instead_of }) }
}
