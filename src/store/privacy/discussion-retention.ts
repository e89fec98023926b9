/** Deletes answers under daily posts that are older than their class keeps them. */
import { readDate } from '../../core/calendar/parse-date.ts'
import { Retention, defaultRetention, keptSince } from '../../core/quiz/retention.ts'
import { readTermStarts } from '../calendar/term-starts.ts'
import { type Database, readNow } from '../database.ts'
import type { DiscussionTables } from '../discussion/discussion-rows.ts'
import { type ModerationTables, tablesAboutAnswers } from '../discussion/moderation-rows.ts'

interface Tables extends DiscussionTables, Omit<ModerationTables, keyof DiscussionTables> {
  readonly setting: {
    readonly class: string
    readonly room: string
    readonly name: string
    readonly value: string
  }
}

/** Deleted in one transaction, so that nobody’s answer has to wait long. */
const maxPerTransaction = 50

/** Returns how many discussions were deleted. */
export async function purgeDiscussions(database: Database): Promise<number> {
  const tables = database.tables<Tables>()
  const now = await readNow(database)
  const classes = await tables.selectFrom('discussion').select('class').distinct().execute()
  let deleted = 0
  for (const { class: className } of classes) {
    const since = await readSince(database, className, now)
    for (;;) {
      const old = await tables
        .selectFrom('discussion')
        .select(['schedule', 'date'])
        .where('class', '=', className)
        .where('closes_at', '<', since)
        .limit(maxPerTransaction)
        .execute()
      if (old.length === 0) break
      await tables.transaction().execute(async (transaction) => {
        for (const table of discussionTables) {
          for (const { schedule, date } of old) {
            await transaction
              .deleteFrom(table)
              .where('schedule', '=', schedule)
              .where('date', '=', date)
              .execute()
          }
        }
      })
      deleted += old.length
    }
  }
  return deleted
}

const discussionTables = [
  ...tablesAboutAnswers,
  'discussion_answer',
  'discussion_author',
  'discussion_taken_away',
  'discussion_erased',
  'discussion',
] as const

async function readSince(database: Database, className: string, now: number): Promise<number> {
  const rows = await database
    .tables<Tables>()
    .selectFrom('setting')
    .select(['name', 'value'])
    .where('class', '=', className)
    .where('room', '=', '')
    .where('name', 'in', ['keep-answers', 'term'])
    .execute()
  const own = new Map(rows.map(({ name, value }) => [name, value]))
  const retention = Retention.safeParse(own.get('keep-answers')).data ?? defaultRetention
  const termOf = await readTermStarts(database, now, className)
  return keptSince(retention, termOf(className, readDate(own.get('term') ?? '')), now)
}
