/** Up to where the channels of classes have had what was changed. */
import { onPlatforms } from '../platform/on-platforms.ts'
import { maxHeldMs } from '../platform/held-until.ts'
import { sql } from 'kysely'
import type { DueWork } from '../../core/platform/due-work.ts'
import type { ChangeLogStore, UnpostedChanges } from '../../core/settings/change-log.ts'
import { logSetting } from '../../core/settings/settings.ts'
import { type Database, hasChanged } from '../database.ts'
import type { HistoryTables } from './sql-change-history.ts'
import type { SettingTables } from './sql-settings-store.ts'

/** So long after a post was begun, it is in its channel or never will be. */
const arrivalMs = 2 * 60_000

async function listUnposted(
  database: Database,
  { now, limit, platforms }: DueWork,
): Promise<readonly UnpostedChanges[]> {
  const rows = await database
    .tables<HistoryTables & SettingTables>()
    .selectFrom('setting_log')
    .innerJoin('setting', 'setting.class', 'setting_log.class')
    .select(['setting_log.class', 'setting.value as channel', 'posted', 'newest'])
    .select(['begun_from', 'begun_at'])
    .where('setting.name', '=', logSetting)
    .where('setting.room', '=', '')
    .where((row) =>
      row.or([
        row.and([
          row('begun_at', 'is', null),
          row('newest', '>', row.ref('posted')),
          row('try_at', '<=', now),
        ]),
        row('begun_at', '<=', sql<number>`${database.now()} - ${arrivalMs}`),
        // From before the clock was set back.
        row('begun_at', '>', sql<number>`${database.now()} + ${maxHeldMs}`),
      ]),
    )
    .where(onPlatforms('setting_log.class', platforms))
    .orderBy('try_at')
    .orderBy('setting_log.class')
    .limit(limit)
    .execute()
  return rows.map(({ begun_from: begunFrom, begun_at: begunAt, posted, newest, ...row }) =>
    begunFrom === null || begunAt === null
      ? { ...row, posted, newest }
      : { ...row, posted: begunFrom, newest: posted, begunAt },
  )
}

export function createChangeLogStore(database: Database): ChangeLogStore {
  const tables = database.tables<HistoryTables & SettingTables>()

  /** Ends a claim, unless somebody has ended it already. */
  async function endClaim(
    { class: classId, newest }: UnpostedChanges,
    columns: Partial<HistoryTables['setting_log']>,
  ): Promise<void> {
    await tables
      .updateTable('setting_log')
      .set({ ...columns, begun_from: null, begun_at: null })
      .where((row) => row.and({ class: classId, posted: newest }))
      .execute()
  }

  return {
    listUnposted: (due) => listUnposted(database, due),
    claimPost: ({ class: classId, channel, posted, newest, begunAt }) =>
      hasChanged(
        tables
          .updateTable('setting_log')
          .set({
            posted: newest,
            try_at: 0,
            begun_from: posted,
            begun_at: sql<number>`${database.now()}`,
          })
          .where((row) =>
            row.and({
              class: classId,
              posted: begunAt === undefined ? posted : newest,
              begun_at: begunAt ?? null,
            }),
          )
          // Another process may have switched it off, or chosen another channel, since it was read.
          .where((row) =>
            row.exists(
              row
                .selectFrom('setting')
                .select('setting.name')
                .where((own) =>
                  own.and({
                    'setting.class': classId,
                    'setting.name': logSetting,
                    'setting.room': '',
                    'setting.value': channel,
                  }),
                ),
            ),
          ),
      ),
    confirmPost: (changes) => endClaim(changes, {}),
    giveBackPost: (changes, tryAt) => endClaim(changes, { posted: changes.posted, try_at: tryAt }),
    async skipToNow(classId) {
      await tables
        .updateTable('setting_log')
        .set({ posted: sql<number>`newest`, try_at: 0, begun_from: null, begun_at: null })
        .where('class', '=', classId)
        .execute()
    },
  }
}
