/** The settings of classes and rooms, one row each. */
import type { SettingsStore } from '../../core/settings/settings.ts'
import { type Database, hasChanged, saveRows } from '../database.ts'

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
    async set(classId, { room, name, value, by }) {
      const author = { person: by.id, person_name: by.name, set_at: database.now() }
      const row = { class: classId, room, name, value, ...author }
      await saveRows(tables, 'setting', ['class', 'room', 'name'], [row])
    },
    clear: (classId, room, name) =>
      hasChanged(
        tables.deleteFrom('setting').where((row) => row.and({ class: classId, room, name })),
      ),
  }
}
