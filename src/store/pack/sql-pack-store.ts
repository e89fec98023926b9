/** The packs that classes have uploaded. */
import type { PackStore } from '../../core/pack/class-packs.ts'
import type { Database } from '../database.ts'
import type { ErasureRule } from '../privacy/sql-personal-data.ts'

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

/** A class keeps its packs when the teacher who uploaded them is erased; only their name goes. */
export const packErasureRule: ErasureRule = { table: 'pack', nameColumns: ['person_name'] }

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
      await tables
        .insertInto('pack')
        .values({
          class: classId,
          id,
          content,
          person: by.id,
          person_name: by.name,
          saved_at: database.now(),
        })
        .onConflict((conflict) =>
          conflict.columns(['class', 'id']).doUpdateSet((row) => ({
            content: row.ref('excluded.content'),
            person: row.ref('excluded.person'),
            person_name: row.ref('excluded.person_name'),
            saved_at: row.ref('excluded.saved_at'),
          })),
        )
        .execute()
    },
    async remove(classId, id) {
      const { numDeletedRows } = await tables
        .deleteFrom('pack')
        .where('class', '=', classId)
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}
