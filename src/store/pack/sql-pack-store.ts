/** The packs that classes have uploaded, with their earlier versions. */
import type { PackStore } from '../../core/pack/class-packs.ts'
import { type Database, hasChanged, saveRows } from '../database.ts'
import { noteChange } from '../settings/sql-change-history.ts'
import { type PackTables, keepVersion } from './pack-versions.ts'

export function createPackStore(database: Database): PackStore {
  const tables = database.tables<PackTables>()

  return {
    async list(classId) {
      const rows = await tables
        .selectFrom('pack')
        .select(['id', 'person', 'person_name', 'saved_at'])
        .where('class', '=', classId)
        .orderBy('id')
        .execute()
      return rows.map(({ id, person, person_name, saved_at }) => ({
        id,
        by: { id: person, name: person_name },
        savedAt: saved_at,
      }))
    },
    async read(classId, id) {
      const row = await tables
        .selectFrom('pack')
        .select('content')
        .where((columns) => columns.and({ class: classId, id }))
        .executeTakeFirst()
      return row?.content
    },
    save: (classId, { id, content, by }, noted) =>
      tables.transaction().execute(async (transaction) => {
        await keepVersion(database, transaction, { class: classId, id, content })
        const author = { person: by.id, person_name: by.name, saved_at: database.now() }
        const row = { class: classId, id, content, ...author }
        await saveRows(transaction, 'pack', ['class', 'id'], [row])
        if (noted !== undefined) await noteChange(database, transaction, noted)
      }),
    async versions(classId, id) {
      const rows = await tables
        .selectFrom('pack_version')
        .select(['number', 'person', 'person_name', 'saved_at'])
        .where((row) => row.and({ class: classId, pack: id }))
        .orderBy('number', 'desc')
        .execute()
      return rows.map(({ number, person, person_name, saved_at }) => ({
        number,
        by: { id: person, name: person_name },
        savedAt: saved_at,
      }))
    },
    async readVersion(classId, id, number) {
      const row = await tables
        .selectFrom('pack_version')
        .select('content')
        .where((columns) => columns.and({ class: classId, pack: id, number }))
        .executeTakeFirst()
      return row?.content
    },
    remove: (classId, id, noted) =>
      tables.transaction().execute(async (transaction) => {
        for (const table of ['pack_addition', 'pack_version'] as const) {
          await transaction
            .deleteFrom(table)
            .where((row) => row.and({ class: classId, pack: id }))
            .execute()
        }
        const isRemoved = await hasChanged(
          transaction.deleteFrom('pack').where((row) => row.and({ class: classId, id })),
        )
        if (isRemoved && noted !== undefined) await noteChange(database, transaction, noted)
        return isRemoved
      }),
  }
}
