/** The packs that classes have uploaded. */
import type { PackStore } from '../../core/pack/class-packs.ts'
import { type Database, hasChanged, saveRows } from '../database.ts'

interface PackTables {
  readonly pack: {
    readonly class: string
    readonly id: string
    readonly content: string
    readonly person: string
    readonly person_name: string
    readonly saved_at: number
  }
}

export function createPackStore(database: Database): PackStore {
  const tables = database.tables<PackTables>()

  return {
    async read(classId) {
      const rows = await tables
        .selectFrom('pack')
        .select(['id', 'content', 'person', 'person_name'])
        .where('class', '=', classId)
        .orderBy('id')
        .execute()
      return rows.map(({ id, content, person, person_name }) => ({
        id,
        content,
        by: { id: person, name: person_name },
      }))
    },
    async save(classId, { id, content, by }) {
      const author = { person: by.id, person_name: by.name, saved_at: database.now() }
      await saveRows(tables, 'pack', ['class', 'id'], [{ class: classId, id, content, ...author }])
    },
    remove: (classId, id) =>
      hasChanged(tables.deleteFrom('pack').where((row) => row.and({ class: classId, id }))),
  }
}
