/** Reading plans, in the database. */
import type { PlanChange, PlanKey, ReadingStore } from '../../core/reading/reading-store.ts'
import { progressSetting } from '../../core/settings/settings.ts'
import { ReadingPlan } from '../../core/reading/reading-plan.ts'
import type { Transaction } from 'kysely'
import { type Database, saveRows } from '../database.ts'
import { parseStored } from '../parse-stored.ts'
import type { SettingTables } from '../settings/sql-settings-store.ts'
import { lockHistory, noteChange } from '../settings/sql-change-history.ts'
import { createProposals } from './sql-proposals.ts'

interface PlanTables {
  readonly reading_plan: {
    readonly class: string
    readonly room: string
    readonly pack: string
    /** Null where the plan has ended. */
    readonly plan: string | null
    readonly previous: string | null
    readonly revision: number
    readonly person: string
    readonly person_name: string
    readonly set_at: number
  }
  readonly setting: SettingTables['setting']
}

/** More than a class has channels with works of their own. */
const maxPlans = 200

type PlanRow = PlanTables['reading_plan']

/** Returns the columns to write, or undefined where nothing is to be changed. */
type Update = (row: PlanRow | undefined) => Pick<PlanRow, 'plan' | 'previous'> | undefined

export function createReadingStore(database: Database): ReadingStore {
  const tables = database.tables<PlanTables>()

  return {
    ...createProposals(database),
    async list(classId) {
      const rows = await tables
        .selectFrom('reading_plan')
        .selectAll()
        .where('class', '=', classId)
        .where('plan', 'is not', null)
        .orderBy('room')
        .orderBy('pack')
        .limit(maxPlans)
        .execute()
      return rows.map(({ room, pack, plan, revision, person, person_name, set_at }) => {
        const read = parseStored(ReadingPlan, plan ?? '')
        return {
          room,
          pack,
          plan: read?.room === room && read.pack === pack ? read : undefined,
          revision,
          by: { id: person, name: person_name },
          at: set_at,
        }
      })
    },
    save: (classId, key, { plan, seen, ...rest }) =>
      changePlan(database, classId, key, rest, (row) => {
        const current = row?.plan ?? null
        const isSeen = seen === 0 ? current === null : row?.revision === seen
        if (!isSeen || (current === null && plan === undefined)) return undefined
        return { plan: plan === undefined ? null : JSON.stringify(plan), previous: current }
      }),
    async undo(classId, key, { revision, ...rest }) {
      const undone = await changePlan(database, classId, key, rest, (row) =>
        row?.revision === revision ? { plan: row.previous, previous: row.plan } : undefined,
      )
      return undone !== undefined
    },
  }
}

function findRow(
  transaction: Transaction<PlanTables>,
  key: Pick<PlanRow, 'class' | 'room' | 'pack'>,
): Promise<PlanRow | undefined> {
  return transaction
    .selectFrom('reading_plan')
    .selectAll()
    .where((row) => row.and(key))
    .executeTakeFirst()
}

/** Returns a plan as the history keeps it; undefined where there is none that this version can read. */
function keptPlan(stored: string | null | undefined): string | undefined {
  const plan = parseStored(ReadingPlan, stored ?? '')
  return plan && JSON.stringify(plan)
}

/** Returns the new revision, or undefined where nothing was changed. */
function changePlan(
  database: Database,
  classId: string,
  { room, pack }: PlanKey,
  { by, said, staysAt }: Pick<PlanChange, 'by' | 'said' | 'staysAt'>,
  update: Update,
): Promise<number | undefined> {
  return database
    .tables<PlanTables>()
    .transaction()
    .execute(async (transaction) => {
      // Nobody else changes anything of this class until it is done.
      await lockHistory(transaction, classId)
      const key = { class: classId, room, pack }
      const existing = await findRow(transaction, key)
      const columns = update(existing)
      if (columns === undefined) return undefined
      const revision = (existing?.revision ?? 0) + 1
      const author = { person: by.id, person_name: by.name, set_at: database.now() }
      await saveRows<PlanTables, 'reading_plan'>(
        transaction,
        'reading_plan',
        ['class', 'room', 'pack'],
        [{ ...key, ...columns, revision, ...author }],
      )
      if (staysAt !== undefined) {
        const name = progressSetting(pack)
        await saveRows<PlanTables, 'setting'>(
          transaction,
          'setting',
          ['class', 'room', 'name'],
          [{ class: classId, room, name, value: staysAt, ...author }],
        )
      }
      await noteChange(database, transaction, {
        class: classId,
        room,
        name: `reading/${pack}`,
        said,
        by,
        before: keptPlan(existing?.plan),
        after: keptPlan(columns.plan),
      })
      return revision
    })
}
