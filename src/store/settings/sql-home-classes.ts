/** Which classes people belong to, a row for each. */
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { HomeClassStore } from '../../core/settings/home-class.ts'
import { type Database, saveRows } from '../database.ts'

interface HomeClassTables {
  readonly home_class: {
    readonly person: string
    readonly class: string
    readonly room: string
    readonly platform: PlatformName
    readonly allows_mature: number
    readonly used_at: number
  }
}

/** More than anybody belongs to: Discord allows 200 servers a person. */
const maxClasses = 200

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
      return rows.map(({ room, platform, allows_mature, used_at, ...row }) => ({
        room: { id: room, class: row.class, platform, allowsMature: allows_mature === 1 },
        usedAt: used_at,
      }))
    },
    async save(person, { room, usedAt }) {
      const { id, platform, allowsMature } = room
      const used = { room: id, platform, allows_mature: allowsMature ? 1 : 0, used_at: usedAt }
      await saveRows(
        tables,
        'home_class',
        ['person', 'class'],
        [{ person, class: room.class, ...used }],
      )
    },
    async forgetClass(classId) {
      await tables.deleteFrom('home_class').where('class', '=', classId).execute()
    },
  }
}
