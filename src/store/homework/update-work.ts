/** Applies updates of many people’s work in one transaction, each seeing what the one before it did. */
import { type Transaction, sql } from 'kysely'
import type { Assignment } from '../../core/homework/assignment.ts'
import type { Attempt } from '../../core/homework/attempt.ts'
import type { UpdateWork, WorkKey } from '../../core/homework/homework-store.ts'
import { type Database, holdRows, saveRows } from '../database.ts'
import {
  type AssignmentRow,
  type AttemptRow,
  type HomeworkTables,
  toAttempt,
  toAttemptRow,
} from './homework-rows.ts'

interface QueuedUpdate {
  readonly key: WorkKey & { readonly name: string }
  readonly update: UpdateWork<unknown>
}

interface Parts {
  readonly database: Database
  readonly transaction: Transaction<HomeworkTables>
  readonly toAssignment: (row: AssignmentRow) => Assignment | undefined
}

/** Returns the result of each update, in order; undefined for one whose assignment is not in its class. */
export async function updateWork(
  { database, transaction, toAssignment }: Parts,
  updates: readonly QueuedUpdate[],
): Promise<readonly unknown[]> {
  const ids = [...new Set(updates.map(({ key }) => key.assignment))].toSorted()
  const people = [...new Set(updates.map(({ key }) => key.person))]
  const found = transaction
    .selectFrom('assignment')
    .selectAll()
    .select(sql<number>`${database.now()}`.as('now'))
    .where('id', 'in', ids)
    .orderBy('id')
  // Whoever holds the assignment is the only one who changes its attempts.
  const held = await holdRows(database.engine, found).execute()
  const assignments = new Map(held.map((row) => [row.id, row]))
  const rows = await transaction
    .selectFrom('attempt')
    .selectAll()
    .where('assignment', 'in', ids)
    .where('person', 'in', people)
    .orderBy('number')
    .execute()
  const works = new Map<string, Work>()
  for (const [key, own] of Map.groupBy(rows, (row) => keyOf(row))) works.set(key, toWork(own))
  const changed = new Map<string, AttemptRow>()
  const toRedraw = new Set<string>()

  const results = updates.map(({ key, update }) => {
    const row = assignments.get(key.assignment)
    const assignment = row?.class === key.class ? toAssignment(row) : undefined
    if (row === undefined || assignment === undefined) return undefined
    if (assignment.plan.person !== null && assignment.plan.person !== key.person) return undefined
    const work = works.get(keyOf(key)) ?? { attempts: [] }
    const { attempt, result } = update({ assignment, attempts: work.attempts })
    if (attempt === undefined) return result
    const before = work.attempts.find(({ number }) => number === attempt.number)
    if (before === attempt) return result
    if ((before?.finishedAt ?? null) !== attempt.finishedAt) toRedraw.add(key.assignment)
    const others = work.attempts.filter((each) => each !== before)
    works.set(keyOf(key), { attempts: [...others, attempt].toSorted(byNumber) })
    changed.set(
      `${keyOf(key)}\n${attempt.number}`,
      toAttemptRow(attempt, {
        assignment: key.assignment,
        class: key.class,
        person_name: key.name,
        changed_at: row.now,
      }),
    )
    return result
  })

  await saveRows(transaction, 'attempt', ['assignment', 'person', 'number'], [...changed.values()])
  if (toRedraw.size > 0) await redraw(database, transaction, [...toRedraw])
  return results
}

interface Work {
  readonly attempts: readonly Attempt[]
}

function keyOf({ assignment, person }: Pick<WorkKey, 'assignment' | 'person'>): string {
  return `${assignment}\n${person}`
}

function byNumber(a: Attempt, b: Attempt): number {
  return a.number - b.number
}

/** Throws for an attempt of another version, which must not be overwritten. */
function toWork(rows: readonly AttemptRow[]): Work {
  return {
    attempts: rows.map((row) => {
      const attempt = toAttempt(row)
      if (attempt === undefined) throw new Error('An attempt in the database cannot be read.')
      return attempt
    }),
  }
}

/** A card that waits for its turn already keeps it. */
async function redraw(
  database: Database,
  transaction: Transaction<HomeworkTables>,
  ids: readonly string[],
): Promise<void> {
  await transaction
    .updateTable('assignment')
    .set({
      version: sql`version + 1`,
      redraw_at: sql<number>`case when redraw_at < ${database.now()} then redraw_at else ${database.now()} end`,
    })
    .where('id', 'in', ids)
    .execute()
}
