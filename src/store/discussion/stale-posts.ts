/** Which posts do not show how many have answered, and who waits for answers to read. */
import { onPlatforms } from '../platform/on-platforms.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { DiscussionStore } from '../../core/discussion/discussion-store.ts'
import type { Reply } from '../../core/reply/reply.ts'
import type { Database } from '../database.ts'
import { parseStored } from '../parse-stored.ts'
import {
  type DiscussionTables,
  countColumns,
  discussionColumns,
  toCounts,
  toDiscussion,
} from './discussion-rows.ts'

/** Only the bot itself writes them; what a later version cannot draw is not drawn. */
const StoredPost = z.looseObject({
  blocks: z.array(z.looseObject({ kind: z.string() })),
}) as unknown as z.ZodType<Reply>

export function createStalePosts(
  database: Database,
): Pick<DiscussionStore, 'listStalePosts' | 'markDrawn' | 'claimWaiting'> {
  const tables = database.tables<DiscussionTables>()

  return {
    async listStalePosts({ now, limit, platforms }) {
      const rows = await tables
        .selectFrom('discussion')
        // What has not been posted yet cannot be drawn again.
        .innerJoin('daily_post', (join) =>
          join
            .onRef('daily_post.schedule', '=', 'discussion.schedule')
            .onRef('daily_post.date', '=', 'discussion.date')
            .on('daily_post.kind', '=', 'card')
            .on('daily_post.message', 'is not', null),
        )
        .select(discussionColumns)
        .select([
          'discussion.post',
          'discussion.version',
          'daily_post.platform',
          'daily_post.room as posted_in',
          'daily_post.message',
        ])
        .select((row) => countColumns(row as never))
        .where('redraw_at', '<=', now)
        .where(onPlatforms('discussion.class', platforms))
        .orderBy('redraw_at')
        .limit(limit)
        .execute()
      return rows.flatMap(({ post: stored, version, platform, posted_in, message, ...row }) => {
        const post = parseStored(StoredPost, stored)
        if (post === undefined || message === null) return []
        return [
          {
            discussion: toDiscussion(row),
            counts: toCounts(row),
            post,
            platform,
            message: { room: posted_in, id: message },
            version,
          },
        ]
      })
    },
    async markDrawn({ class: className, schedule, date }, version, next) {
      await tables
        .updateTable('discussion')
        .set({ redraw_at: next ?? null })
        .where((where) => where.and({ class: className, schedule, date, version }))
        .execute()
    },
    async claimWaiting({ class: className, schedule, date }) {
      const { rows } = await sql<{ person: string }>`
        update discussion_answer set waits = 0
        where class = ${className} and schedule = ${schedule} and date = ${date} and waits = 1
          and (select count(*) from discussion_answer as other
            where other.schedule = discussion_answer.schedule and other.date = discussion_answer.date
              and other.state = 'shown' and other.id <> discussion_answer.id)
            >= (select minimum from discussion where discussion.schedule = discussion_answer.schedule
              and discussion.date = discussion_answer.date)
        returning coalesce((select author.person from discussion_author as author
          where author.author = discussion_answer.person), discussion_answer.person) as person`.execute(
        tables,
      )
      return rows.map(({ person }) => person)
    },
  }
}
