/** Leases by the database’s clock, and the condition that fences off a holder whose lease has expired. */
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Lease, Leases } from '../../core/platform/lease.ts'
import { type Database, hasChanged } from '../database.ts'
import { isFree } from './held-until.ts'

interface LeaseTables {
  readonly lease: {
    readonly name: string
    readonly owner: string
    readonly held_until: number
    readonly fence: number
  }
}

/** A condition for `where` that is true while the lease is held, so that a late holder changes nothing. */
function isHeld(database: Database, { name, owner, fence }: Lease): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    select 1 from lease where lease.name = ${name} and lease.owner = ${owner}
      and lease.fence = ${fence} and lease.held_until > ${database.now()})`
}

export function createLeases(database: Database): Leases {
  const tables = database.tables<LeaseTables>()

  return {
    async acquire(name, owner, ms) {
      const now = database.now()
      const taken = await sql<{ fence: number }>`
        insert into lease (name, owner, held_until, fence) values (${name}, ${owner}, ${now} + ${ms}, 1)
        on conflict (name) do update set owner = excluded.owner, held_until = excluded.held_until,
          fence = lease.fence + case when lease.owner = excluded.owner and lease.held_until > ${now} then 0 else 1 end
        where lease.owner = excluded.owner or ${isFree(database, 'lease.held_until')}
        returning fence`.execute(tables)
      const [row] = taken.rows
      return row === undefined ? undefined : { name, owner, fence: row.fence }
    },
    renew: (lease, ms) =>
      hasChanged(
        tables
          .updateTable('lease')
          .set({ held_until: sql<number>`${database.now()} + ${ms}` })
          .where('name', '=', lease.name)
          .where(isHeld(database, lease)),
      ),
    async release({ name, owner, fence }) {
      // Keep the row, so that the next holder’s fence is higher.
      await tables
        .updateTable('lease')
        .set({ held_until: 0 })
        .where((row) => row.and({ name, owner, fence }))
        .execute()
    },
  }
}
