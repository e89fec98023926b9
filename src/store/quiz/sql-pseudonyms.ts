/** Pseudonyms in the database, a row for each person of a class who has chosen one. */
import type { PseudonymStore } from '../../core/quiz/pseudonym.ts'
import { foldName } from '../../core/reply/normalise-words.ts'
import { type Database, hasChanged } from '../database.ts'
import type { Handle, QuizTables } from './quiz-rows.ts'

export function createPseudonymStore(database: Database): PseudonymStore {
  const tables = database.tables<QuizTables>()

  return {
    async pseudonyms(className) {
      const rows = await tables
        .selectFrom('quiz_pseudonym')
        .select(['person', 'person_name as personName', 'name'])
        .where('class', '=', className)
        .execute()
      return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    },
    async choosePseudonym(className, by, name) {
      const folded = foldName(name)
      const row = { class: className, person: by.id, person_name: by.name, name, folded }
      return tables.transaction().execute(async (transaction) => {
        if (await isPlayed(transaction, className, by.id, folded)) return false
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
    dropPseudonym: (className, person) =>
      hasChanged(
        tables.deleteFrom('quiz_pseudonym').where((row) => row.and({ class: className, person })),
      ),
  }
}

/** Whether a classmate has played under this name, so that nobody can pass for somebody else. */
async function isPlayed(handle: Handle, className: string, person: string, folded: string) {
  const rows = await handle
    .selectFrom('quiz')
    .innerJoin('quiz_player as player', 'player.quiz', 'quiz.id')
    .where('quiz.class', '=', className)
    .where('player.person', '!=', person)
    .select('player.name')
    .distinct()
    .execute()
  return rows.some(({ name }) => foldName(name) === folded)
}
