/** The end of a discussion: plans it in the ledger of the daily posts, says what the class is shown, and keeps that as things stand. */
import type { DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import { type Delivery, deadlineFor } from '../../core/daily/delivery.ts'
import { buildPool } from '../../core/daily/pool.ts'
import type { AnswerRules } from '../../core/discussion/answer-rules.ts'
import { chooseFew } from '../../core/discussion/chosen-few.ts'
import type { Discussion, DiscussionKey } from '../../core/discussion/discussion.ts'
import type { DiscussionStore } from '../../core/discussion/discussion-store.ts'
import { endTime, postponeEnd, retryEnd } from '../../core/discussion/end-time.ts'
import { type DiscussionSummary, endMessage } from '../../core/discussion/end-view.ts'
import type { ModerationStore } from '../../core/discussion/moderation-store.ts'
import type { OpenLibrary } from '../../core/pack/library.ts'
import type { Platform } from '../../core/platform/platform.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { findPause } from '../../core/quiz/lookup-pause.ts'
import type { OpenQuestion } from '../../core/quiz/quiz-store.ts'
import { replyWith, text } from '../../core/reply/reply.ts'

export interface EndParts {
  readonly store: DiscussionStore
  readonly moderation: ModerationStore
  readonly daily: Pick<
    DailyStore,
    'addReveal' | 'hastenReveal' | 'schedule' | 'findDelivery' | 'ownItems'
  >
  readonly library: OpenLibrary
  /** Returns how the class of a room answers, if it does. */
  readonly rules: (room: Room) => Promise<AnswerRules | 'off'>
  /** Returns the quiz questions that are open in a class. */
  readonly openQuestions: (className: string) => Promise<readonly OpenQuestion[]>
}

/** A question may close earlier than it must. */
const maxPauseMs = 60_000

const anyStudent: Person = { id: '', name: '', isTeacher: false }

export type EndSummary = Omit<DiscussionSummary, 'exemplar'>

export type DiscussionEnds = ReturnType<typeof createDiscussionEnds>

export function createDiscussionEnds(parts: EndParts) {
  const { store, daily, rules } = parts

  async function whenShown(room: Room): Promise<AnswerRules['reveal']> {
    const chosen = await rules(room)
    return chosen === 'off' ? 'off' : chosen.reveal
  }

  return {
    /** Plans the end of a post that is about to go out. It stands in the ledger before the post does, once. */
    async plan(schedule: Schedule, delivery: Delivery, { closesAt }: Discussion): Promise<void> {
      if ((await whenShown(schedule.room)) === 'off') return
      const { calendar } = schedule
      const due = endTime(calendar, { date: delivery.date, closesAt })
      const { problem: _, ...rest } = delivery
      await daily.addReveal(schedule, {
        ...rest,
        kind: 'reveal',
        state: 'claimed',
        due,
        tryAt: due,
        expiresAt: deadlineFor(calendar.zone, due),
        tries: 0,
        copy: 0,
        sideTasks: {},
      })
    },

    /** Returns the delivery for later, if it is the end of a discussion and cannot be shown now. */
    async postpone(schedule: Schedule, delivery: Delivery, now: number) {
      if (delivery.kind !== 'reveal' || delivery.state !== 'claimed') return undefined
      const later = postponeEnd(schedule, delivery, now)
      const key = { ...delivery, class: schedule.room.class }
      if ((await store.find(key)) === undefined) return undefined
      if (later !== undefined || now > delivery.expiresAt) return later
      // What the example answer says may be what a quiz asks just now.
      const open = await parts.openQuestions(schedule.room.class)
      const pause = findPause(open, anyStudent, schedule.room)
      return pause && { ...delivery, tryAt: now + Math.min(pause.closesInMs + 1_000, maxPauseMs) }
    },

    /** Returns the delivery for the next school day, if it is the end of a discussion that the channel did not take. */
    async retry(schedule: Schedule, delivery: Delivery, now: number) {
      if (delivery.kind !== 'reveal' || delivery.state !== 'failed') return undefined
      const key = { ...delivery, class: schedule.room.class }
      if ((await store.find(key)) === undefined) return undefined
      const later = retryEnd(schedule.calendar, delivery, now)
      return later && { ...later, state: 'claimed' as const, tries: 0 }
    },

    /** Returns what the class is shown at the end, `off` where it wants no end any more, or undefined where this is no discussion. */
    async read(schedule: Schedule, { date }: Delivery): Promise<EndSummary | 'off' | undefined> {
      const key = { class: schedule.room.class, schedule: schedule.id, date }
      if ((await whenShown(schedule.room)) !== 'off') return summarise(parts, key)
      return (await store.find(key)) === undefined ? undefined : 'off'
    },

    /** Brings the end forward once enough have answered, if the class has chosen that. */
    async afterWriting(discussion: Discussion, { reveal }: Pick<AnswerRules, 'reveal'>) {
      if (typeof reveal !== 'number') return
      const { answered, held } = await store.counts(discussion)
      if (answered - held >= reveal) await daily.hastenReveal(discussion)
    },

    /** Has an end that is shown say what may still be shown. */
    redraw: (discussion: Discussion, platform: Platform) => redrawEnd(parts, discussion, platform),
  }
}

async function redrawEnd(
  parts: EndParts,
  discussion: Discussion,
  platform: Platform,
): Promise<void> {
  const { daily, library } = parts
  const { class: className, schedule: id, date } = discussion
  const schedule = await daily.schedule(className, id)
  const shown = schedule && (await daily.findDelivery(schedule, date, 'reveal'))
  if (schedule === undefined || shown?.state !== 'sent' || shown.messageId === undefined) return
  const summary = await summarise(parts, discussion, { isSent: true })
  if (summary === undefined) return
  const pool = buildPool(await library(schedule.room), await daily.ownItems(schedule))
  const item = pool.get(shown.itemId)
  const exemplar = item === undefined || item.own === true ? undefined : item.question.exemplar
  const message = { room: shown.room, id: shown.messageId, class: className }
  const taken = replyWith(text('What was shown here has been removed.'))
  await platform.edit(message, endMessage({ ...summary, exemplar }) ?? taken)
}

/** The same answers are shown if the message must be sent or drawn again, but for those that were taken away meanwhile. */
async function summarise(
  { store, moderation }: Pick<EndParts, 'store' | 'moderation'>,
  key: DiscussionKey,
  { isSent = false } = {},
): Promise<EndSummary | undefined> {
  const end = await moderation.readEnd(key)
  if (end === undefined) return undefined
  const { discussion, posted } = end
  const isFixed = isSent || posted.length > 0
  const answers = end.answers.map((answer) => ({
    ...answer,
    // Who wrote first and who last could tell whose they are.
    at: discussion.names === 'anonymous' ? 0 : answer.at,
    isShown: answer.state === 'shown',
    isChosen: isFixed ? posted.includes(answer.id) : answer.isChosen,
    reactions: Object.values(answer.reactions).reduce((sum, count) => sum + count, 0),
  }))
  const few = chooseFew(answers)
  const chosen = isFixed ? few.filter(({ id }) => posted.includes(id)) : few
  const { answered } = await store.counts(key)
  const { date, prompt, names } = discussion
  const ids = chosen.map(({ id }) => id)
  await moderation.markPosted(key, ids)
  return { date, prompt, names, answered, chosen }
}
