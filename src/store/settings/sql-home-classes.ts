/** Which classes people belong to, a row for each. */
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { HomeClassStore } from '../../core/settings/home-class.ts'
import { sql } from 'kysely'
import type { Database } from '../database.ts'

interface HomeClassTables {
  readonly home_class: {
    readonly person: string
    readonly class: string
    readonly room: string
    readonly platform: PlatformName
    readonly allows_mature: number
    readonly used_at: number
    readonly before_at: number | null
    readonly name: string
  }
}

/** More than anybody belongs to: Discord allows 200 servers a person. */
const maxClasses = 200

/** What somebody does within so long belongs to one visit. Milliseconds. */
const visitMs = 12 * 3_600_000

export function createHomeClassStore(database: Database): HomeClassStore {
  const tables = database.tables<HomeClassTables>()

  return {
    async read(person) {
      const rows = await tables
        .selectFrom('home_class')
        .selectAll()
        .where('person', '=', person)
        .orderBy('used_at', 'desc')
        .limit(maxClasses)
        .execute()
      return rows.map(({ room, platform, allows_mature, used_at, name, ...row }) => ({
        room: { id: room, class: row.class, platform, allowsMature: allows_mature === 1 },
        usedAt: used_at,
        ...(name !== '' && { name }),
      }))
    },
    async save(person, { room, usedAt, name = '' }) {
      const { id, platform, allowsMature } = room
      const used = { room: id, platform, allows_mature: allowsMature ? 1 : 0, used_at: usedAt }
      await tables
        .insertInto('home_class')
        .values({ person, class: room.class, ...used, name, before_at: null })
        .onConflict((conflict) =>
          conflict.columns(['person', 'class']).doUpdateSet({
            ...used,
            name: sql<string>`case when excluded.name = '' then home_class.name else excluded.name end`,
            before_at: sql<number>`case when home_class.used_at <= ${usedAt - visitMs}
              then home_class.used_at else home_class.before_at end`,
          }),
        )
        .execute()
    },
    async visitBefore(person, classId, at) {
      const row = await tables
        .selectFrom('home_class')
        .select(['used_at', 'before_at'])
        .where((where) => where.and({ person, class: classId }))
        .executeTakeFirst()
      if (row === undefined) return undefined
      return row.used_at <= at - visitMs ? row.used_at : (row.before_at ?? undefined)
    },
    async forgetClass(classId) {
      await tables.deleteFrom('home_class').where('class', '=', classId).execute()
    },
  }
}
