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
  readonly pack_addition: { readonly class: string; readonly pack: string }
}

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
    async save(classId, { id, content, by }) {
      const author = { person: by.id, person_name: by.name, saved_at: database.now() }
      await saveRows(tables, 'pack', ['class', 'id'], [{ class: classId, id, content, ...author }])
    },
    remove: (classId, id) =>
      tables.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom('pack_addition')
          .where((row) => row.and({ class: classId, pack: id }))
          .execute()
        return hasChanged(
          transaction.deleteFrom('pack').where((row) => row.and({ class: classId, id })),
        )
      }),
  }
}
