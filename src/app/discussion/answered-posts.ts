/** Lets a class answer its daily posts: adds what they need before they go out, and keeps their counts as things stand. */
import type { Logger } from 'pino'
import type { Delivery } from '../../core/daily/delivery.ts'
import type { DailyItem } from '../../core/daily/pool.ts'
import type { DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import { lateMs } from '../../core/discussion/answer.ts'
import { type AnswerRules, promiseOf } from '../../core/discussion/answer-rules.ts'
import type { StalePost } from '../../core/discussion/discussion.ts'
import type { DiscussionStore } from '../../core/discussion/discussion-store.ts'
import type { ModerationStore } from '../../core/discussion/moderation-store.ts'
import type { OpenLibrary } from '../../core/pack/library.ts'
import { answeredPost, nextChange } from '../../core/discussion/views/answered-post.ts'
import { answersAreThere } from '../../core/discussion/views/others-view.ts'
import { type Clock, dayMs } from '../../core/platform/clock.ts'
import type { Leases } from '../../core/platform/lease.ts'
import { type Observer, silentObserver } from '../../core/platform/observer.ts'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { Room } from '../../core/platform/room.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { type EndParts, createDiscussionEnds } from './discussion-ends.ts'
import { attemptDraw, createRedrawer } from '../redraw-messages.ts'
import { sendReminder } from '../reminder.ts'

export interface AnsweredPostParts {
  readonly stores: {
    readonly discussion: DiscussionStore
    readonly moderation: ModerationStore
    readonly daily: DailyStore
  }
  readonly leases: Leases
  /** May be filled later, until the first post. */
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  /** Returns how the class of a room answers, if it does. */
  readonly rules: (room: Room) => Promise<AnswerRules | 'off'>
  readonly clock: Clock
  readonly log: Logger
  readonly observer?: Observer
  readonly library: OpenLibrary
  readonly openQuestions: EndParts['openQuestions']
}

/** Returns a post with what answering it needs, where the class has switched that on; otherwise nothing is stored. */
export type LetAnswer = (
  post: Reply,
  about: { schedule: Schedule; delivery: Delivery; item: DailyItem; now: number },
) => Promise<Reply>

export function createAnsweredPosts(parts: AnsweredPostParts) {
  const { stores, platforms, rules, library, openQuestions, leases, clock, log } = parts
  const { observer = silentObserver } = parts
  const { discussion: store, moderation, daily } = stores
  const ends = createDiscussionEnds({ store, moderation, daily, library, rules, openQuestions })

  async function letAnswer(
    ...[post, { schedule, delivery, item, now }]: Parameters<LetAnswer>
  ): Promise<Reply> {
    const { room, calendar } = schedule
    const { date } = delivery
    const chosen = await rules(room)
    if (chosen === 'off') return post
    const key = { class: room.class, schedule: schedule.id, date }
    const { prompt } = item.question
    const promise = promiseOf(chosen, calendar.zone, now)
    await store.open({ ...key, ...promise, room: room.id, item: item.id, prompt, post })
    // A copy of a post that was answered keeps what was promised for it.
    const discussion = await store.find(key)
    if (discussion === undefined) return post
    await ends.plan(schedule, delivery, discussion)
    const { answered } = await store.counts(key)
    return answeredPost(post, discussion, answered, now)
  }

  async function show(
    { discussion, post, counts, platform: name, message }: StalePost,
    now: number,
  ) {
    const platform = platforms.get(name)
    if (platform === undefined) throw new DeliveryError('retryable', [`${name} is not connected.`])
    await tellWaiting(platform, discussion)
    try {
      await platform.edit(
        { ...message, class: discussion.class },
        answeredPost(post, discussion, counts.answered, now),
      )
    } finally {
      // Whoever deletes the post leaves its end, which shows nothing that was taken away.
      await ends.redraw(discussion, platform)
    }
  }

  /** Each is claimed before they are told: a kill in between loses a message, but never sends two. */
  async function tellWaiting(platform: Platform, discussion: StalePost['discussion']) {
    for (const person of await store.claimWaiting(discussion)) {
      await sendReminder(platform, person, answersAreThere(discussion), { log, observer })
    }
  }

  return {
    letAnswer,
    ends,
    ...createRedrawer<StalePost>(
      { leases, platforms, clock, log },
      {
        name: 'answered-posts',
        what: 'count of answers',
        list: (due) => store.listStalePosts(due),
        draw: (stale, now) => attemptDraw(() => show(stale, now)),
        markDrawn: ({ discussion, version }, now) =>
          store.markDrawn(
            discussion,
            version,
            nextChange(discussion, discussion.closesAt + lateMs, now),
          ),
        postpone: ({ discussion, version }, now) =>
          store.markDrawn(discussion, version, retryTime(discussion, now)),
        platformOf: ({ platform }) => platform,
      },
    ),
  }
}

const minRetryMs = 10_000
const maxRetryMs = 15 * 60_000

/** Returns when a post that its platform does not take is tried again: the older it is, the less often, and never once nothing more happens to it. */
function retryTime(
  { openedAt, closesAt }: Pick<StalePost['discussion'], 'openedAt' | 'closesAt'>,
  now: number,
): number | undefined {
  if (now > closesAt + lateMs + dayMs) return undefined
  return now + Math.min(maxRetryMs, Math.max(minRetryMs, (now - openedAt) / 10))
}
