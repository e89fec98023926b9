/** The settings of classes and rooms, one row each. */
import type { Setting, SettingsStore } from '../../core/settings/settings.ts'
import { type Database, saveRows } from '../database.ts'
import { lockHistory, noteChange } from './sql-change-history.ts'

interface SettingTables {
  readonly setting: {
    readonly class: string
    readonly room: string
    readonly name: string
    readonly value: string
    readonly person: string
    readonly person_name: string
    readonly set_at: number
  }
}

export function createSettingsStore(database: Database): SettingsStore {
  const tables = database.tables<SettingTables>()

  /** Saves a value, or deletes it where it is undefined. Returns the value before. */
  function change(
    classId: string,
    { room, name, by }: Pick<Setting, 'room' | 'name' | 'by'>,
    value: string | undefined,
  ): Promise<string | undefined> {
    return tables.transaction().execute(async (transaction) => {
      await lockHistory(transaction, classId)
      const isThis = { class: classId, room, name }
      const row = await transaction
        .selectFrom('setting')
        .select('value')
        .where((where) => where.and(isThis))
        .executeTakeFirst()
      const before = row?.value
      if (value === undefined) {
        await transaction
          .deleteFrom('setting')
          .where((where) => where.and(isThis))
          .execute()
      } else {
        const author = { person: by.id, person_name: by.name, set_at: database.now() }
        await saveRows<SettingTables, 'setting'>(
          transaction,
          'setting',
          ['class', 'room', 'name'],
          [{ ...isThis, value, ...author }],
        )
      }
      if (before !== value) {
        await noteChange(database, transaction, { ...isThis, before, after: value, by })
      }
      return before
    })
  }

  return {
    async read(classId) {
      const rows = await tables
        .selectFrom('setting')
        .selectAll()
        .where('class', '=', classId)
        .orderBy('room')
        .orderBy('name')
        .execute()
      return rows.map(({ room, name, value, person, person_name, set_at }) => ({
        room,
        name,
        value,
        by: { id: person, name: person_name },
        at: set_at,
      }))
    },
    set: (classId, setting) => change(classId, setting, setting.value).then(() => undefined),
    clear: async (classId, setting) => (await change(classId, setting, undefined)) !== undefined,
  }
}
