/** The settings of classes and rooms, one row each. */
import type {
  SeenValue,
  Setting,
  SettingsStore,
  WrittenSetting,
} from '../../core/settings/settings.ts'
import { type Database, saveRows } from '../database.ts'
import { lockHistory, noteChange } from './sql-change-history.ts'

export interface SettingTables {
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

  /** Saves a value, or deletes it where it is undefined. */
  function change(
    classId: string,
    { room, name, by }: Pick<Setting, 'room' | 'name' | 'by'>,
    value: string | undefined,
    seen: SeenValue | undefined,
  ): Promise<WrittenSetting> {
    return tables.transaction().execute(async (transaction) => {
      await lockHistory(transaction, classId)
      const isThis = { class: classId, room, name }
      const row = await transaction
        .selectFrom('setting')
        .selectAll()
        .where((where) => where.and(isThis))
        .executeTakeFirst()
      const before = row && settingFromRow(row)
      if (seen !== undefined && seen.value !== before?.value) {
        return { isWritten: false, before, number: undefined }
      }
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
      const hasChanged = before?.value !== value
      const changed = { ...isThis, before: before?.value, after: value, by }
      const number = hasChanged ? await noteChange(database, transaction, changed) : undefined
      return { isWritten: true, before, number }
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
      return rows.map(settingFromRow)
    },
    set: (classId, setting, seen) => change(classId, setting, setting.value, seen),
    clear: (classId, setting, seen) => change(classId, setting, undefined, seen),
  }
}

function settingFromRow({
  room,
  name,
  value,
  person,
  person_name,
  set_at,
}: SettingTables['setting']): Setting {
  return { room, name, value, by: { id: person, name: person_name }, at: set_at }
}
