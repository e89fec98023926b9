/** Who is in which small group of a class, in the database. */
import { type Seats, drawGroups } from '../../core/discussion/groups.ts'
import type { ModerationStore } from '../../core/discussion/moderation-store.ts'
import { type Database, readNow, saveRows } from '../database.ts'
import { changeAndNote } from '../settings/sql-change-history.ts'
import type { ModerationTables } from './moderation-rows.ts'

/** `members` returns the ids of everybody who is drawn for, such as those who use the bot. */
export function createSeats(
  database: Database,
  members: (className: string) => Promise<readonly { readonly id: string }[]>,
): Pick<ModerationStore, 'seats' | 'clearSeats' | 'countPosts'> {
  const tables = database.tables<ModerationTables>()

  async function readSeats(className: string, period: string): Promise<Seats> {
    const rows = await tables
      .selectFrom('discussion_seat')
      .select(['person', 'seat'])
      .where((where) => where.and({ class: className, period }))
      .execute()
    return new Map(rows.map(({ person, seat }) => [person, seat]))
  }

  return {
    async seats(className, person, period, draw) {
      const sitting = await readSeats(className, period)
      if (sitting.has(person)) return sitting
      const now = await readNow(database)
      const present = (await members(className)).map(({ id }) => id)
      const drawn = drawGroups([...present, person], sitting, {
        ...draw,
        seed: `${className}/${draw.seed}/${period}`,
      })
      const rows = [...drawn]
        .filter(([id]) => !sitting.has(id))
        .map(([id, seat]) => ({ class: className, person: id, period, seat, drawn_at: now }))
      // Another process draws the same at the same moment.
      await saveRows(tables, 'discussion_seat', ['class', 'period', 'person'], rows)
      return readSeats(className, period)
    },
    async countPosts({ class: className, schedule, date }) {
      const { count } = await tables
        .selectFrom('discussion')
        .select((own) => own.fn.countAll<number>().as('count'))
        .where((where) => where.and({ class: className, schedule }))
        .where('date', '<', date)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    clearSeats: (className, noted) =>
      changeAndNote<ModerationTables>(database, noted, (transaction) =>
        transaction.deleteFrom('discussion_seat').where('class', '=', className),
      ),
  }
}
