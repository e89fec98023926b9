/** Assignments and attempts in the database. */
import { onPlatforms } from '../platform/on-platforms.ts'
import { type Transaction, sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import {
  type Assignment,
  AssignmentPlan,
  AssignmentState,
  maxOpenAssignments,
} from '../../core/homework/assignment.ts'
import type { HomeworkStore, UpdateWork, WorkKey } from '../../core/homework/homework-store.ts'
import { dayMs } from '../../core/platform/clock.ts'
import { type Database, holdRows } from '../database.ts'
import { writeTimes } from '../../core/homework/undo-homework.ts'
import { noteChange } from '../settings/sql-change-history.ts'
import { groupCommit } from '../group-commit.ts'
import { parseStored } from '../parse-stored.ts'
import {
  type AssignmentRow,
  type HomeworkTables,
  stateColumns,
  toAttempt,
  toRow,
} from './homework-rows.ts'
import { createHomeworkReminders } from './sql-homework-reminders.ts'
import { listTests } from './list-tests.ts'
import { updateWork } from './update-work.ts'

/** How many plans stay in memory. */
const maxCachedPlans = 500

const maxListed = 100

/** More than a class is set in two years. */
const maxBetween = 500

export function createHomeworkStore(database: Database): HomeworkStore {
  const tables = database.tables<HomeworkTables>()
  /** Plans never change, so each is parsed once. */
  const plans = new LRUCache<string, AssignmentPlan>({ max: maxCachedPlans })

  /** Returns undefined for what another version wrote. */
  function toAssignment(row: Pick<AssignmentRow, 'id' | 'plan' | 'state'>): Assignment | undefined {
    const plan = plans.get(row.id) ?? parseStored(AssignmentPlan, row.plan)
    const state = parseStored(AssignmentState, row.state)
    if (plan === undefined || state === undefined) return undefined
    plans.set(row.id, plan)
    return { plan, state }
  }

  /** Work that arrives while other work is being saved shares the next transaction. */
  const batch = groupCommit<QueuedUpdate, unknown>((updates) =>
    tables
      .transaction()
      .execute((transaction) => updateWork({ database, transaction, toAssignment }, updates)),
  )

  async function list(className: string, person: string | null): Promise<readonly Assignment[]> {
    const rows = await tables
      .selectFrom('assignment')
      .select(['id', 'plan', 'state'])
      .where('class', '=', className)
      .where('person', person === null ? 'is' : '=', person)
      .where('draft', '=', 0)
      .orderBy('set_at', 'desc')
      .orderBy('id')
      .limit(maxListed)
      .execute()
    return rows.flatMap((row) => {
      const assignment = toAssignment(row)
      return assignment === undefined || assignment.state.cancelled ? [] : [assignment]
    })
  }

  return {
    create: (assignment) =>
      tables
        .transaction()
        .execute((transaction) => insertAssignment(database, transaction, assignment)),
    async find(className, id) {
      const row = await tables
        .selectFrom('assignment')
        .select(['id', 'plan', 'state'])
        .where('id', '=', id)
        .where('class', '=', className)
        .executeTakeFirst()
      return row && toAssignment(row)
    },
    list: (className) => list(className, null),
    async listBetween(className, from, to) {
      const rows = await tables
        .selectFrom('assignment')
        .select(['id', 'plan', 'state'])
        .where('class', '=', className)
        .where('person', 'is', null)
        .where('draft', '=', 0)
        .where('set_at', '<', to)
        .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>=', from)]))
        .orderBy('set_at')
        .orderBy('id')
        .limit(maxBetween)
        .execute()
      return rows.flatMap((row) => {
        const assignment = toAssignment(row)
        return assignment === undefined || assignment.state.cancelled ? [] : [assignment]
      })
    },
    listPractices: list,
    changeState: (className, id, change, note) =>
      tables.transaction().execute(async (transaction) => {
        const found = transaction
          .selectFrom('assignment')
          .select(['id', 'plan', 'state', 'version'])
          .where('id', '=', id)
          .where('class', '=', className)
        const row = await holdRows(database.engine, found).executeTakeFirst()
        const before = row && toAssignment(row)
        if (before === undefined) return undefined
        const after = { ...before, state: change(before) }
        await transaction
          .updateTable('assignment')
          .set({
            ...stateColumns(after),
            // Who was reminded of the earlier due time is not reminded again, but everybody else is.
            version: sql`version + 1`,
            redraw_at: sql<number>`${database.now()}`,
          })
          .where('id', '=', id)
          .execute()
        if (note !== undefined && after.state !== before.state) {
          await noteChange(database, transaction, {
            class: className,
            room: after.plan.room,
            name: `homework/${id}`,
            said: note.said(after),
            before: writeTimes(before.state),
            after: writeTimes(after.state),
            by: note.by,
          })
        }
        return after
      }),
    update: <R>(key: WorkKey & { readonly name: string }, update: UpdateWork<R>) =>
      batch({ key, update }) as Promise<R | undefined>,
    listTests: (person) => listTests(database, toAssignment, person),
    async attemptsOf({ class: className, assignment, person }) {
      const rows = await tables
        .selectFrom('attempt')
        .selectAll()
        .where('class', '=', className)
        .where('assignment', '=', assignment)
        .where('person', '=', person)
        .orderBy('number')
        .execute()
      return rows.flatMap((row) => toAttempt(row) ?? [])
    },
    async attempts(className, id) {
      const rows = await tables
        .selectFrom('attempt')
        .selectAll()
        .where('class', '=', className)
        .where('assignment', '=', id)
        .orderBy('started_at')
        .orderBy('number')
        .execute()
      return rows.flatMap((row) => {
        const attempt = toAttempt(row)
        return attempt === undefined ? [] : [{ attempt, name: row.person_name }]
      })
    },
    async countFinished(className, id) {
      const row = await tables
        .selectFrom('attempt')
        .select((select) => select.fn.count<number>('person').distinct().as('people'))
        .where('class', '=', className)
        .where('assignment', '=', id)
        .where('finished_at', 'is not', null)
        .executeTakeFirst()
      return Number(row?.people ?? 0)
    },
    async savePosted({ plan }, message) {
      await tables.transaction().execute(async (transaction) => {
        const found = transaction
          .selectFrom('assignment')
          .select(['id', 'plan', 'state'])
          .where('id', '=', plan.id)
        const row = await holdRows(database.engine, found).executeTakeFirst()
        const before = row && toAssignment(row)
        if (before === undefined) return
        await transaction
          .updateTable('assignment')
          .set({ state: JSON.stringify({ ...before.state, message }) })
          .where('id', '=', plan.id)
          .execute()
      })
    },
    ...createHomeworkReminders(database, toAssignment),
    async listStaleCards({ now, limit, platforms }) {
      const rows = await tables
        .selectFrom('assignment')
        .select(['id', 'plan', 'state', 'version', 'redraw_at'])
        .where('draft', '=', 0)
        .where('redraw_at', '<=', now)
        .where(onPlatforms('class', platforms))
        .where('person', 'is', null)
        .orderBy('redraw_at')
        .limit(limit)
        .execute()
      return rows.flatMap(({ version, redraw_at: since, ...row }) => {
        const assignment = toAssignment(row)
        return assignment === undefined ? [] : [{ assignment, version, since: since ?? now }]
      })
    },
    async markDrawn(id, version, next) {
      await tables
        .updateTable('assignment')
        .set({ redraw_at: next ?? null })
        .where('id', '=', id)
        .where('version', '=', version)
        .execute()
    },
  }
}

interface QueuedUpdate {
  readonly key: WorkKey & { readonly name: string }
  readonly update: UpdateWork<unknown>
}

/** Those that anybody could still answer count; the oldest preview that nobody has posted makes way. */
async function insertAssignment(
  database: Database,
  transaction: Transaction<HomeworkTables>,
  assignment: Assignment,
): Promise<boolean> {
  const { plan } = assignment
  const maxOpen = plan.person === null ? maxOpenAssignments : 1
  await transaction
    .deleteFrom('assignment')
    .where('class', '=', plan.class)
    .where('draft', '=', 1)
    .where('set_at', '<', sql<number>`${database.now()} - ${dayMs}`)
    .execute()
  const open = await transaction
    .selectFrom('assignment')
    .select(['id', 'draft'])
    .where('class', '=', plan.class)
    .where('person', plan.person === null ? 'is' : '=', plan.person)
    .where((where) =>
      where.or([where('ends_at', 'is', null), where('ends_at', '>', database.now())]),
    )
    .orderBy('set_at')
    .limit(maxOpen)
    .execute()
  if (open.length >= maxOpen) {
    const oldestDraft = open.find(({ draft }) => draft === 1)
    if (oldestDraft === undefined) return false
    await transaction.deleteFrom('assignment').where('id', '=', oldestDraft.id).execute()
  }
  await transaction
    .insertInto('assignment')
    .values(toRow(assignment))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}
