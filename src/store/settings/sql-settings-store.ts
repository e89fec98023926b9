/** The settings of classes and rooms, one row each. */
import type { SettingsStore } from '../../core/settings/settings.ts'
import type { Database } from '../database.ts'
import type { ErasureRule } from '../privacy/sql-personal-data.ts'

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

/** A person’s choices stay for the class; that somebody made them a teacher does not. */
export const settingErasureRule: ErasureRule = {
  table: 'setting',
  nameColumns: ['person_name'],
  alsoDelete: { column: 'name', prefix: 'teacher/' },
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
      await tables
        .insertInto('setting')
        .values({
          class: classId,
          room,
          name,
          value,
          person: by.id,
          person_name: by.name,
          set_at: database.now(),
        })
        .onConflict((conflict) =>
          conflict.columns(['class', 'room', 'name']).doUpdateSet((row) => ({
            value: row.ref('excluded.value'),
            person: row.ref('excluded.person'),
            person_name: row.ref('excluded.person_name'),
            set_at: row.ref('excluded.set_at'),
          })),
        )
        .execute()
    },
    async clear(classId, room, name) {
      const { numDeletedRows } = await tables
        .deleteFrom('setting')
        .where('class', '=', classId)
        .where('room', '=', room)
        .where('name', '=', name)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}
