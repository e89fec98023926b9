/** What teachers have changed, written with the change itself. */
import { type Transaction, sql } from 'kysely'
import {
  type ChangeHistory,
  type NewChange,
  type RecordedChange,
  maxChanges,
  maxKeptValue,
  maxUndoable,
} from '../../core/settings/change-history.ts'
import { truncate } from '../../core/reply/truncate.ts'
import { type Database, hasChanged } from '../database.ts'

interface ChangeRow {
  readonly class: string
  readonly number: number
  readonly room: string
  readonly name: string
  readonly said: string
  readonly before: string | null
  readonly after: string | null
  readonly person: string
  readonly person_name: string
  readonly at: number
}

export interface HistoryTables {
  readonly setting_change: ChangeRow
  readonly setting_log: {
    readonly class: string
    readonly newest: number
    readonly posted: number
    readonly try_at: number
    readonly begun_from: number | null
    readonly begun_at: number | null
  }
}

const maxSaidLength = 500

/**
 * Notes a change of a class in the transaction that makes it, so that neither is there without the other. Every feature with
 * something that teachers change calls this. Returns its number.
 */
export async function noteChange<Tables>(
  database: Database,
  transaction: Transaction<Tables>,
  change: NewChange,
): Promise<number> {
  const number = await countChanges(transaction, change.class, 1)
  const { before, after, said = '' } = change
  const isKept = Math.max(before?.length ?? 0, after?.length ?? 0) <= maxKeptValue
  await historyOf(transaction)
    .insertInto('setting_change')
    .values({
      class: change.class,
      number,
      room: change.room,
      name: change.name,
      said: truncate(said, maxSaidLength),
      before: isKept ? (before ?? null) : null,
      after: isKept ? (after ?? null) : null,
      person: change.by.id,
      person_name: change.by.name,
      at: sql<number>`${database.now()}`,
    })
    .execute()
  await dropOldest(transaction, change.class, number)
  return number
}

/** However often a class changes something, its history stays bounded. */
async function dropOldest<Tables>(
  transaction: Transaction<Tables>,
  classId: string,
  newest: number,
): Promise<void> {
  const history = historyOf(transaction)
  if (newest > maxUndoable) {
    await history
      .updateTable('setting_change')
      .set({ before: null, after: null })
      .where('class', '=', classId)
      .where('number', '=', newest - maxUndoable)
      .execute()
  }
  if (newest <= maxChanges) return
  await history
    .deleteFrom('setting_change')
    .where('class', '=', classId)
    .where('number', '<=', newest - maxChanges)
    .execute()
}

/** Runs a statement, and notes what it changes in the same transaction. Returns whether it changed any row. */
export function changeAndNote<Tables>(
  database: Database,
  noted: NewChange | undefined,
  statement: (transaction: Transaction<Tables>) => Parameters<typeof hasChanged>[0],
): Promise<boolean> {
  return database
    .tables<Tables>()
    .transaction()
    .execute(async (transaction) => {
      const isChanged = await hasChanged(statement(transaction))
      if (isChanged && noted !== undefined) await noteChange(database, transaction, noted)
      return isChanged
    })
}

/** Makes the class’s other changes wait for the end of this transaction, so that what is read in it is what the change replaces. */
export async function lockHistory<Tables>(
  transaction: Transaction<Tables>,
  classId: string,
): Promise<void> {
  await countChanges(transaction, classId, 0)
}

async function countChanges<Tables>(
  transaction: Transaction<Tables>,
  classId: string,
  more: number,
): Promise<number> {
  const { newest } = await historyOf(transaction)
    .insertInto('setting_log')
    .values({ class: classId, newest: more, posted: 0, try_at: 0 })
    .onConflict((conflict) =>
      conflict.column('class').doUpdateSet({ newest: sql<number>`setting_log.newest + ${more}` }),
    )
    .returning('newest')
    .executeTakeFirstOrThrow()
  return newest
}

function historyOf<Tables>(transaction: Transaction<Tables>): Transaction<HistoryTables> {
  return transaction as unknown as Transaction<HistoryTables>
}

export function createChangeHistory(database: Database): ChangeHistory {
  const tables = database.tables<HistoryTables>()

  /** Returns changes in the same place under the same name, the newest first. */
  async function around(
    { class: classId, room, name, number }: RecordedChange,
    side: '<' | '>',
    limit: number,
  ): Promise<readonly RecordedChange[]> {
    const rows = await tables
      .selectFrom('setting_change')
      .selectAll()
      .where((where) => where.and({ class: classId, room, name }))
      .where('number', side, number)
      .orderBy('number', 'desc')
      .limit(limit)
      .execute()
    return rows.map(changeFromRow)
  }

  return {
    async list(classId, { olderThan, kinds, limit }) {
      let query = tables.selectFrom('setting_change').selectAll().where('class', '=', classId)
      if (olderThan !== undefined) query = query.where('number', '<', olderThan)
      if (kinds !== undefined) {
        query = query.where((row) =>
          row.or(
            kinds.flatMap((kind) => [
              row('name', '=', kind),
              sql<boolean>`substr(${sql.ref('name')}, 1, ${sql.lit(kind.length + 1)}) = ${`${kind}/`}`,
            ]),
          ),
        )
      }
      const rows = await query.orderBy('number', 'desc').limit(limit).execute()
      return rows.map(changeFromRow)
    },
    async find(classId, number) {
      const row = await tables
        .selectFrom('setting_change')
        .selectAll()
        .where((where) => where.and({ class: classId, number }))
        .executeTakeFirst()
      return row === undefined ? undefined : changeFromRow(row)
    },
    laterThan: (change, limit) => around(change, '>', limit),
    earlierThan: (change, limit) => around(change, '<', limit),
    note: (change) =>
      tables.transaction().execute((transaction) => noteChange(database, transaction, change)),
  }
}

function changeFromRow({ before, after, person, person_name, ...row }: ChangeRow): RecordedChange {
  return {
    ...row,
    before: before ?? undefined,
    after: after ?? undefined,
    by: { id: person, name: person_name },
  }
}
