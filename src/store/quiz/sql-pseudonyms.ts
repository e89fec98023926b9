/** Pseudonyms in the database, a row for each person of a class who has chosen one. */
import { sql } from 'kysely'
import type { PseudonymStore } from '../../core/quiz/pseudonym.ts'
import { type NamesInUse, isTakenName, nameKey } from '../../core/quiz/lookalike-names.ts'
import { type Database, hasChanged, saveRows } from '../database.ts'
import type { Handle, QuizTables } from './quiz-rows.ts'
import { compareNames } from '../../core/reply/compare-names.ts'

/** Between the names of a teacher, since no platform lets a name have several lines. */
const nameSeparator = '\n'

export function createPseudonymStore(database: Database): PseudonymStore {
  const tables = database.tables<QuizTables>()

  return {
    async pseudonyms(className) {
      const rows = await tables
        .selectFrom('quiz_pseudonym')
        .select(['person', 'person_name as personName', 'name'])
        .where('class', '=', className)
        .execute()
      return rows.toSorted((a, b) => compareNames(a.name, b.name))
    },
    async choosePseudonym(className, by, name) {
      const row = {
        class: className,
        person: by.id,
        person_name: by.name,
        name,
        folded: nameKey(name),
      }
      return tables.transaction().execute(async (transaction) => {
        if (isTakenName(name, await namesInUse(transaction, className, by.id))) return false
        const before = await transaction
          .deleteFrom('quiz_pseudonym')
          .where((where) => where.and({ class: className, person: by.id }))
          .returningAll()
          .executeTakeFirst()
        const isChosen = await hasChanged(
          transaction
            .insertInto('quiz_pseudonym')
            .values(row)
            .onConflict((conflict) => conflict.doNothing()),
        )
        if (isChosen) return true
        if (before !== undefined) {
          await transaction.insertInto('quiz_pseudonym').values(before).execute()
        }
        return false
      })
    },
    async saveTeacher(className, person, names) {
      const row = { class: className, person, name: names.join(nameSeparator) }
      await saveRows(tables, 'class_teacher', ['class', 'person'], [row])
    },
    dropPseudonym: (className, person) =>
      hasChanged(
        tables.deleteFrom('quiz_pseudonym').where((row) => row.and({ class: className, person })),
      ),
  }
}

/** Returns the names that the class has seen others under. */
async function namesInUse(handle: Handle, className: string, person: string): Promise<NamesInUse> {
  const played = sql`quiz in (select id from quiz where class = ${className})`
  const { rows } = await sql<{ name: string; teacher: number }>`
    select name, 0 as teacher from quiz_player where ${played} and person <> ${person}
    union select name, teacher from quiz_host where ${played} and person <> ${person}
    union select name, 0 from quiz_pseudonym where class = ${className} and person <> ${person}
    union select name, 1 from class_teacher where class = ${className} and person <> ${person}
    union select person_name, 1 from setting where class = ${className} and person <> ${person}
    union select person_name, 1 from pack where class = ${className} and person <> ${person}
  `.execute(handle)
  const named = rows.flatMap(({ name, teacher }) =>
    name.split(nameSeparator).flatMap((each) => (each === '' ? [] : [{ name: each, teacher }])),
  )
  const teachers = named.filter(({ teacher }) => teacher === 1)
  return {
    classmates: named.map(({ name }) => name),
    teachers: teachers.map(({ name }) => name),
  }
}
