/** Who is in a class and is to be reminded of homework, in the database. */
import { onPlatforms } from '../platform/on-platforms.ts'
import { sql } from 'kysely'
import type { Assignment } from '../../core/homework/assignment.ts'
import type { DueHomeworkReminder, HomeworkStore } from '../../core/homework/homework-store.ts'
import type { Database } from '../database.ts'
import type { AssignmentRow, HomeworkTables } from './homework-rows.ts'

/** A class has fewer. */
const maxMembers = 1_000

/**
 * The name on the teachers’ list comes first, then what the platform calls somebody in this class. Who was not there since that is
 * kept may have left a name in a quiz or an answer.
 */
const nameKnown = sql<string | null>`coalesce(
  (select nullif(max(name), '') from roster_student
    where class = home_class.class and person = home_class.person),
  nullif(home_class.name, ''),
  (select nullif(max(person_name), '') from attempt where person = home_class.person),
  (select nullif(max(name), '') from quiz_player where person = home_class.person),
  (select nullif(max(person_name), '') from discussion_answer
    where class = home_class.class and person = home_class.person))`

type Methods =
  | 'members'
  | 'isQuiet'
  | 'setQuiet'
  | 'listDueReminders'
  | 'claimReminder'
  | 'endReminders'
  | 'moveReminder'

export function createHomeworkReminders(
  database: Database,
  toAssignment: (row: Pick<AssignmentRow, 'id' | 'plan' | 'state'>) => Assignment | undefined,
): Pick<HomeworkStore, Methods> {
  const tables = database.tables<HomeworkTables>()

  async function moveReminder(
    { assignment, at }: DueHomeworkReminder,
    to: number | undefined,
  ): Promise<void> {
    await tables
      .updateTable('assignment')
      .set({ remind_at: to ?? null })
      .where('id', '=', assignment.plan.id)
      .where('remind_at', '=', at)
      .execute()
  }

  return {
    async members(className) {
      const rows = await tables
        .selectFrom('home_class')
        .leftJoin('class_teacher', (join) =>
          join
            .onRef('class_teacher.class', '=', 'home_class.class')
            .onRef('class_teacher.person', '=', 'home_class.person'),
        )
        .select('home_class.person as id')
        .select(nameKnown.as('name'))
        .where('home_class.class', '=', className)
        .where('class_teacher.person', 'is', null)
        .orderBy('home_class.person')
        .limit(maxMembers)
        .execute()
      return rows.map(({ id, name }) => ({ id, name: name ?? '' }))
    },
    async isQuiet(person) {
      const row = await tables
        .selectFrom('homework_quiet')
        .select('person')
        .where('person', '=', person)
        .executeTakeFirst()
      return row !== undefined
    },
    async setQuiet(person, isQuiet) {
      if (!isQuiet) {
        await tables.deleteFrom('homework_quiet').where('person', '=', person).execute()
        return
      }
      await tables
        .insertInto('homework_quiet')
        .values({ person, since: sql<number>`${database.now()}` })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async listDueReminders({ now, limit, platforms }) {
      const rows = await tables
        .selectFrom('assignment')
        .select(['id', 'plan', 'state', 'remind_at'])
        .where('remind_at', '<=', now)
        .where(onPlatforms('class', platforms))
        .orderBy('remind_at')
        .limit(limit)
        .execute()
      return rows.flatMap(({ remind_at: at, ...row }) => {
        const assignment = toAssignment(row)
        return assignment === undefined ? [] : [{ assignment, at: at ?? now }]
      })
    },
    async claimReminder({ plan }, person) {
      const { numAffectedRows = 0n } = await sql`
        insert into homework_reminder (assignment, class, person, at)
        select cast(${plan.id} as text), cast(${plan.class} as text), cast(${person} as text), ${database.now()}
        where not exists (select 1 from homework_quiet where person = ${person})
          and not exists (select 1 from attempt where assignment = ${plan.id} and person = ${person}
            and finished_at is not null)
        on conflict do nothing`.execute(tables)
      return numAffectedRows > 0n
    },
    moveReminder,
    endReminders: (reminder) => moveReminder(reminder, undefined),
  }
}
