/** Keeps the earlier versions of the packs that a class has uploaded, as many and as long as a class may have. */
import { type Kysely, sql } from 'kysely'
import { maxVersionLength, maxVersionsPerClass } from '../../core/pack/class-packs.ts'
import type { Database } from '../database.ts'

export interface PackRow {
  readonly class: string
  readonly id: string
  readonly content: string
  readonly person: string
  readonly person_name: string
  readonly saved_at: number
}

interface VersionRow extends Omit<PackRow, 'id'> {
  readonly pack: string
  readonly number: number
  readonly replaced_at: number
}

export interface PackTables {
  readonly pack: PackRow
  readonly pack_version: VersionRow
  readonly pack_addition: { readonly class: string; readonly pack: string }
}

/** Keeps what stands there now before `content` takes its place. What is the same as that is no earlier version. */
export async function keepVersion(
  database: Database,
  tables: Kysely<PackTables>,
  { class: classId, id, content }: Pick<PackRow, 'class' | 'id' | 'content'>,
): Promise<void> {
  const key = { class: classId, pack: id }
  const current = await tables
    .selectFrom('pack')
    .select(['content', 'person', 'person_name', 'saved_at'])
    .where((row) => row.and({ class: classId, id }))
    .executeTakeFirst()
  if (current === undefined || current.content === content) return
  const last = await tables
    .selectFrom('pack_version')
    .select((row) => row.fn.max('number').as('number'))
    .where((row) => row.and(key))
    .executeTakeFirst()
  const number = Number(last?.number ?? 0) + 1
  await tables
    .insertInto('pack_version')
    .values({ ...key, ...current, number, replaced_at: database.now() })
    .execute()
  await tables
    .deleteFrom('pack_version')
    .where((row) => row.and({ ...key, content }))
    .execute()
  await dropOldest(tables, classId)
}

/** The oldest go first, whichever pack they are of. */
async function dropOldest(tables: Kysely<PackTables>, classId: string): Promise<void> {
  const versions = await tables
    .selectFrom('pack_version')
    .select(['pack', 'number', sql<number>`length(content)`.as('length')])
    .where('class', '=', classId)
    .orderBy('replaced_at', 'desc')
    .orderBy('number', 'desc')
    .execute()
  let length = 0
  for (const [index, { pack, number, length: own }] of versions.entries()) {
    length += Number(own)
    if (index < maxVersionsPerClass && length <= maxVersionLength) continue
    await tables
      .deleteFrom('pack_version')
      .where((row) => row.and({ class: classId, pack, number }))
      .execute()
  }
}
