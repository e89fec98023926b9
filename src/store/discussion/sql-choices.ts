/** Which answers teachers chose for the class, and which it was shown at the end, in the database. */
import { sql } from 'kysely'
import type { DiscussionStore } from '../../core/discussion/discussion-store.ts'
import type { ModerationStore } from '../../core/discussion/moderation-store.ts'
import { type Database, hasChanged } from '../database.ts'
import type { ModerationTables } from './moderation-rows.ts'

export function createChoices(
  database: Database,
  answers: Pick<DiscussionStore, 'find' | 'list'>,
): Pick<ModerationStore, 'choose' | 'readEnd' | 'markPosted'> {
  const tables = database.tables<ModerationTables>()

  return {
    async choose(className, id, isChosen) {
      if (!isChosen) {
        return hasChanged(
          tables
            .deleteFrom('discussion_choice')
            .where((where) => where.and({ class: className, answer: id }))
            .where('posted_at', 'is', null),
        )
      }
      const { numAffectedRows = 0n } = await sql`
        insert into discussion_choice (answer, class, schedule, date, posted_at)
        select id, class, schedule, date, null from discussion_answer
        where class = ${className} and id = ${id} and state = 'shown' and may_show = 1
        on conflict do nothing`.execute(tables)
      return numAffectedRows > 0n
    },
    async readEnd(key) {
      const discussion = await answers.find(key)
      if (discussion === undefined) return undefined
      const { class: className, schedule, date } = key
      const own = { class: className, schedule, date }
      const listed = await answers.list(key)
      const choices = await tables
        .selectFrom('discussion_choice')
        .select(['answer', 'posted_at'])
        .where((where) => where.and(own))
        .execute()
      return {
        discussion,
        answers: listed.map((answer) => ({
          ...answer,
          isChosen: choices.some((choice) => choice.answer === answer.id),
        })),
        posted: choices.flatMap(({ answer, posted_at: at }) => (at === null ? [] : [answer])),
      }
    },
    async markPosted({ class: className, schedule, date }, ids) {
      if (ids.length === 0) return
      const now = sql<number>`${database.now()}`
      // What was deleted since it was read is not shown.
      await sql`
        insert into discussion_choice (answer, class, schedule, date, posted_at)
        select id, class, schedule, date, ${now} from discussion_answer
        where class = ${className} and schedule = ${schedule} and date = ${date} and id in (${sql.join(ids)})
        on conflict (answer) do update set posted_at = coalesce(discussion_choice.posted_at, excluded.posted_at)`.execute(
        tables,
      )
    },
  }
}
