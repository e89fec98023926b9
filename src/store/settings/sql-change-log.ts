/** Up to where the channels of classes have had what was changed. */
import { onPlatforms } from '../platform/on-platforms.ts'
import { sql } from 'kysely'
import type { ChangeLogStore } from '../../core/settings/change-log.ts'
import { logSetting } from '../../core/settings/settings.ts'
import { type Database, hasChanged } from '../database.ts'
import type { HistoryTables } from './sql-change-history.ts'
import type { SettingTables } from './sql-settings-store.ts'

export function createChangeLogStore(database: Database): ChangeLogStore {
  const tables = database.tables<HistoryTables & SettingTables>()

  return {
    listUnposted: ({ now, limit, platforms }) =>
      tables
        .selectFrom('setting_log')
        .innerJoin('setting', 'setting.class', 'setting_log.class')
        .select(['setting_log.class', 'setting.value as channel', 'posted', 'newest'])
        .where('setting.name', '=', logSetting)
        .where('setting.room', '=', '')
        .whereRef('newest', '>', 'posted')
        .where('try_at', '<=', now)
        .where(onPlatforms('setting_log.class', platforms))
        .orderBy('try_at')
        .orderBy('setting_log.class')
        .limit(limit)
        .execute(),
    claimPost: ({ class: classId, channel, posted, newest }) =>
      hasChanged(
        tables
          .updateTable('setting_log')
          .set({ posted: newest, try_at: 0 })
          .where((row) => row.and({ class: classId, posted }))
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
    async giveBackPost({ class: classId, posted, newest }, tryAt) {
      await tables
        .updateTable('setting_log')
        .set({ posted, try_at: tryAt })
        .where((row) => row.and({ class: classId, posted: newest }))
        .execute()
    },
    async skipToNow(classId) {
      await tables
        .updateTable('setting_log')
        .set({ posted: sql<number>`newest`, try_at: 0 })
        .where('class', '=', classId)
        .execute()
    },
  }
}
