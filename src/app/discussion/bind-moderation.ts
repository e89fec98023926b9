/** Moderates the answers of a class: the list of words, what waits for teachers, and what writers are told. */
import type { Logger } from 'pino'
import type { AnswerRules } from '../../core/discussion/answer-rules.ts'
import { mondayOf } from '../../core/calendar/calendar-parts.ts'
import type { Discussion } from '../../core/discussion/discussion.ts'
import type { DiscussionStore } from '../../core/discussion/discussion-store.ts'
import { minGroupSize, roleFor } from '../../core/discussion/groups.ts'
import type {
  DiscussionPlace,
  ModerationService,
} from '../../core/discussion/moderation-service.ts'
import type { ModerationStore, WaitingAnswer } from '../../core/discussion/moderation-store.ts'
import { writerNotice } from '../../core/discussion/waiting-view.ts'
import { findListed, maxListWords, readListedWords } from '../../core/discussion/word-list.ts'
import type { Observer } from '../../core/platform/observer.ts'
import type { Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { sendReminder } from '../reminder.ts'
import type { DiscussionEnds } from './discussion-ends.ts'

export interface ModerationParts {
  readonly stores: {
    readonly discussion: DiscussionStore
    readonly moderation: ModerationStore
  }
  readonly ends: Pick<DiscussionEnds, 'afterWriting'>
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly log: Logger
  readonly observer: Observer
}

interface BoundTo {
  readonly room: Room
  readonly person: Person
  /** Returns how a class answers in the channel of a post, wherever its button was pressed. */
  readonly rulesFor: (post: Pick<Discussion, 'class' | 'room'>) => Promise<AnswerRules | 'off'>
}

/** As for a class that has chosen nothing. */
const defaultReports = 2

export function bindModeration(parts: ModerationParts, bound: BoundTo): ModerationService {
  return { ...bindWriting(parts, bound), ...bindTeaching(parts, bound) }
}

function bindWriting(
  { stores: { moderation }, ends }: ModerationParts,
  { person, rulesFor }: BoundTo,
): Pick<
  ModerationService,
  'placeIn' | 'hasListedWord' | 'showsEnd' | 'afterWriting' | 'wordFor' | 'report'
> {
  return {
    async placeIn(discussion): Promise<DiscussionPlace> {
      const rules = await rulesFor(discussion)
      if (rules === 'off' || rules.groups === 0 || discussion.names === 'anonymous') return {}
      const { class: className } = discussion
      const draw = { size: rules.groups, seed: '' }
      const period = rules.draw === 'kept' ? 'kept' : mondayOf(discussion.date)
      const seats = await moderation.seats(className, person.id, period, draw)
      const seat = seats.get(person.id)
      if (seat === undefined) return {}
      const group = String(seat)
      const members = [...seats].filter(([, other]) => other === seat).map(([id]) => id)
      if (members.length < minGroupSize) return { group, isAlone: true }
      if (rules.roles === 'no') return { group }
      return { group, role: roleFor(person.id, members, await moderation.countPosts(discussion)) }
    },
    hasListedWord: async ({ class: className }, text) =>
      findListed(text, await moderation.listedWords(className)).length > 0,
    async showsEnd(discussion) {
      const rules = await rulesFor(discussion)
      return rules !== 'off' && rules.reveal !== 'off'
    },
    async afterWriting(discussion) {
      const rules = await rulesFor(discussion)
      if (rules !== 'off') await ends.afterWriting(discussion, rules)
    },
    async wordFor({ class: className, id, state }) {
      if (state !== 'refused') return ''
      return (await moderation.lastDecision(className, id))?.word ?? ''
    },
    async report(discussion, id, reason) {
      const { class: className } = discussion
      const rules = await rulesFor(discussion)
      const limit = rules === 'off' ? defaultReports : rules.reports
      return moderation.report(className, id, { person: person.id, reason, limit })
    },
  }
}

function bindTeaching(
  { stores, platforms, log, observer }: ModerationParts,
  { room, person }: BoundTo,
): Omit<ModerationService, keyof ReturnType<typeof bindWriting>> {
  const { moderation, discussion } = stores
  const className = room.class
  const by = { id: person.id, name: person.name }

  async function tellWriter(
    answer: Pick<WaitingAnswer, 'id' | 'prompt' | 'text'>,
    decision: Parameters<typeof writerNotice>[1],
  ) {
    const writer = await discussion.writerOf(className, answer.id)
    const platform = platforms.get(room.platform)
    if (writer === undefined || platform === undefined) return
    await sendReminder(platform, writer, writerNotice(answer, decision), { log, observer })
  }

  return {
    listedWords: () => moderation.listedWords(className),
    async addWords(typed) {
      const added = await moderation.addWords(className, readListedWords(typed), {
        ...by,
        limit: maxListWords,
      })
      if (added !== 'full') return added
      throw new UserError(`The list has room for ${maxListWords} words. Take some out first.`)
    },
    removeWords: (typed) => moderation.removeWords(className, readListedWords(typed), by),

    countWaiting: async () => (await moderation.waitingIds(className)).length,
    async nextWaiting(at) {
      const ids = await moderation.waitingIds(className)
      const index = ids.indexOf(at?.id ?? '')
      const first = Math.max(0, index === -1 || at?.isAfter !== true ? index : index + 1)
      const id = ids[first % Math.max(1, ids.length)]
      const answer = id === undefined ? undefined : await moderation.findWaiting(className, id)
      if (answer === undefined) return undefined
      const words = findListed(answer.text, await moderation.listedWords(className))
      return { answer, words, count: ids.length }
    },
    async lastDecision(id) {
      const answer = await discussion.findAnswer(className, id)
      const decision = answer && (await moderation.lastDecision(className, id))
      return { isThere: answer !== undefined, decision }
    },
    async decide(answer, decision) {
      const { id, changedAt, state } = answer
      if (!(await moderation.decide(className, id, changedAt, { ...decision, by }))) return false
      // Whose answer was reported and stays learns nothing of it.
      if (state !== 'shown' || decision.state !== 'shown') await tellWriter(answer, decision)
      return true
    },

    async setShown(id, changedAt, isShown) {
      const answer = await discussion.findAnswer(className, id)
      const post = answer && (await discussion.find(answer))
      if (answer === undefined || post === undefined) return false
      const [from, state] = isShown
        ? (['hidden', 'shown'] as const)
        : (['shown', 'hidden'] as const)
      const decision = { state, word: '', by, from }
      if (!(await moderation.decide(className, id, changedAt, decision))) return false
      await tellWriter({ ...answer, prompt: post.prompt }, decision)
      return true
    },

    readEnd: (key) => moderation.readEnd({ ...key, class: className }),
    choose: (id, isChosen) => moderation.choose(className, id, isChosen),
    async drawAnew() {
      const said = 'drew new discussion groups'
      const noted = { class: className, room: '', name: 'discussion/groups', said, by }
      await moderation.clearSeats(className, noted)
    },
  }
}
