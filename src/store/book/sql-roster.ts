/** The list of a class’s students in the database. */
import { type Kysely, type Transaction, sql } from 'kysely'
import type { BookStore, CodeResult } from '../../core/book/book-store.ts'
import { type LinkedBy, type RosterStudent, byName } from '../../core/book/roster.ts'
import { type Database, hasChanged, saveRows } from '../database.ts'

interface RosterRow {
  readonly class: string
  readonly id: string
  readonly name: string
  readonly first_name: string
  readonly last_name: string
  readonly student_id: string
  readonly email: string
  readonly login: string
  readonly student_group: string
  readonly person: string | null
  readonly linked_by: string | null
  readonly code_hash: string | null
  readonly code_until: number | null
  readonly changed_at: number
}

interface RosterTables {
  readonly roster_student: RosterRow
}

/** What a teacher’s list says; codes are none of it. */
interface ListTables {
  readonly roster_student: Omit<RosterRow, 'code_hash' | 'code_until'>
}

type Handle = Kysely<RosterTables> | Transaction<RosterTables>

type Methods = 'roster' | 'ownEntry' | 'changeRoster' | 'link' | 'unlink' | 'saveCodes' | 'useCode'

/** SQLite accepts about so many values in one statement. */
const maxPerStatement = 500

export function createRosterStore(database: Database): Pick<BookStore, Methods> {
  const tables = database.tables<RosterTables>()

  return {
    roster: (classId) => readRoster(tables, classId),
    async ownEntry(classId, person) {
      const row = await tables
        .selectFrom('roster_student')
        .selectAll()
        .where((where) => where.and({ class: classId, person }))
        .executeTakeFirst()
      return row && toStudent(row)
    },
    changeRoster: (classId, change) =>
      tables.transaction().execute(async (transaction) => {
        await holdList(database, transaction, classId)
        const before = await readRoster(transaction, classId)
        const { students, result } = change(before)
        const kept = new Set(students.map(({ id }) => id))
        await deleteStudents(
          transaction,
          classId,
          before.flatMap(({ id }) => (kept.has(id) ? [] : [id])),
        )
        const rows = students.map((student) => ({
          ...toRow(student),
          class: classId,
          changed_at: database.now(),
        }))
        const listed = transaction as unknown as Kysely<ListTables>
        await saveRows(listed, 'roster_student', ['class', 'id'], rows)
        return result
      }),
    link: (classId, id, person, by) =>
      tables.transaction().execute(async (transaction) => {
        await holdList(database, transaction, classId)
        if (await isLinked(transaction, classId, person)) return 'taken'
        const isThere = await linkFree(transaction, { class: classId, id }, person, by)
        return isThere ? 'linked' : 'gone'
      }),
    unlink: (classId, id) =>
      hasChanged(
        tables
          .updateTable('roster_student')
          .set({ person: null, linked_by: null })
          .where((where) => where.and({ class: classId, id }))
          .where('person', 'is not', null),
      ),
    async saveCodes(classId, codes, lifetimeMs) {
      await tables.transaction().execute(async (transaction) => {
        for (const { id, hash } of codes) {
          await transaction
            .updateTable('roster_student')
            .set({
              code_hash: hash,
              code_until: sql<number>`${database.now()} + ${lifetimeMs}`,
            })
            .where((where) => where.and({ class: classId, id }))
            .where('person', 'is', null)
            .execute()
        }
      })
    },
    useCode: (classIds, hash, person) =>
      tables
        .transaction()
        .execute((transaction) => useCode(database, transaction, { classIds, hash, person })),
  }
}

/**
 * Waits until nobody else changes the list or links a student of it, to the end of the transaction: two teachers may bring a list at once,
 * and a student type a code meanwhile. SQLite has one writer anyway.
 */
async function holdList({ engine }: Database, transaction: Handle, classId: string): Promise<void> {
  if (engine === 'sqlite') return
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roster ${classId}`}, 0))`.execute(
    transaction,
  )
  // Somebody’s deletion of their data waits, too, or the list would bring them back.
  await sql`select id from roster_student where class = ${classId} for update`.execute(transaction)
}

async function readRoster(handle: Handle, classId: string): Promise<readonly RosterStudent[]> {
  const rows = await handle
    .selectFrom('roster_student')
    .selectAll()
    .where('class', '=', classId)
    .execute()
  return rows.map(toStudent).toSorted(byName)
}

async function useCode(
  database: Database,
  transaction: Handle,
  {
    classIds,
    hash,
    person,
  }: { readonly classIds: readonly string[]; readonly hash: string; readonly person: string },
): Promise<CodeResult> {
  if (classIds.length === 0) return 'wrong'
  const row = await transaction
    .selectFrom('roster_student')
    .selectAll()
    .where('class', 'in', classIds)
    .where('code_hash', '=', hash)
    .where('code_until', '>', sql<number>`${database.now()}`)
    .where('person', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return 'wrong'
  await holdList(database, transaction, row.class)
  if (await isLinked(transaction, row.class, person)) return 'taken'
  const isFirst = await linkFree(transaction, row, person, 'code')
  return isFirst ? toStudent({ ...row, person, linked_by: 'code' }) : 'wrong'
}

async function deleteStudents(
  handle: Handle,
  classId: string,
  ids: readonly string[],
): Promise<void> {
  for (let from = 0; from < ids.length; from += maxPerStatement) {
    await handle
      .deleteFrom('roster_student')
      .where('class', '=', classId)
      .where('id', 'in', ids.slice(from, from + maxPerStatement))
      .execute()
  }
}

async function isLinked(handle: Handle, classId: string, person: string): Promise<boolean> {
  const row = await handle
    .selectFrom('roster_student')
    .select('id')
    .where((where) => where.and({ class: classId, person }))
    .executeTakeFirst()
  return row !== undefined
}

/** Links somebody to a student whom nobody is linked to, whose code is used up by that. Returns whether there was one. */
function linkFree(
  handle: Handle,
  { class: classId, id }: Pick<RosterRow, 'class' | 'id'>,
  person: string,
  by: LinkedBy,
): Promise<boolean> {
  return hasChanged(
    handle
      .updateTable('roster_student')
      .set({ person, linked_by: by, code_hash: null, code_until: null })
      .where((where) => where.and({ class: classId, id }))
      .where('person', 'is', null),
  )
}

function toStudent(row: RosterRow): RosterStudent {
  const linkedBy = (['name', 'code', 'teacher'] as const).find((each) => each === row.linked_by)
  return {
    id: row.id,
    name: row.name,
    firstName: row.first_name,
    lastName: row.last_name,
    studentId: row.student_id,
    email: row.email,
    login: row.login,
    group: row.student_group,
    person: row.person,
    linkedBy: linkedBy ?? null,
  }
}

/** Its code stays as it is. */
function toRow(student: RosterStudent) {
  return {
    id: student.id,
    name: student.name,
    first_name: student.firstName,
    last_name: student.lastName,
    student_id: student.studentId,
    email: student.email,
    login: student.login,
    student_group: student.group,
    person: student.person,
    linked_by: student.linkedBy,
  }
}
