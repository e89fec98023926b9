/** Moderates the answers of one class: the list of words, what waits for teachers, and what writers are told. */
import type { Logger } from 'pino'
import type { DiscussionStore } from '../../core/discussion/discussion-store.ts'
import type { ModerationService } from '../../core/discussion/moderation-service.ts'
import type { ModerationStore, WaitingAnswer } from '../../core/discussion/moderation-store.ts'
import { writerNotice } from '../../core/discussion/waiting-view.ts'
import {
  findListed,
  listedWord,
  maxListWords,
  maxListedLength,
} from '../../core/discussion/word-list.ts'
import type { Observer } from '../../core/platform/observer.ts'
import type { Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { sendReminder } from '../reminder.ts'

export interface ModerationParts {
  readonly moderation: ModerationStore
  readonly store: Pick<DiscussionStore, 'writerOf' | 'findAnswer'>
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly log: Logger
  readonly observer: Observer
}

export function createModerationService(
  { moderation, store, platforms, log, observer }: ModerationParts,
  { room, person, reportLimit }: { room: Room; person: Person; reportLimit: number },
): ModerationService {
  const className = room.class

  async function tellWriter(answer: WaitingAnswer, decision: Parameters<typeof writerNotice>[1]) {
    const writer = await store.writerOf(className, answer.id)
    const platform = platforms.get(room.platform)
    if (writer === undefined || platform === undefined) return
    await sendReminder(platform, writer, writerNotice(answer, decision), { log, observer })
  }

  return {
    listedWords: () => moderation.listedWords(className),
    async addWords(typed) {
      const added = await moderation.addWords(className, readWords(typed), maxListWords)
      if (added !== 'full') return added
      throw new UserError(`The list has room for ${maxListWords} words. Take some out first.`)
    },
    removeWords: (typed) => moderation.removeWords(className, readWords(typed)),
    hasListedWord: async (text) =>
      findListed(text, await moderation.listedWords(className)).length > 0,

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
      const answer = await store.findAnswer(className, id)
      const decision = answer && (await moderation.lastDecision(className, id))
      return { isThere: answer !== undefined, decision }
    },
    async decide(answer, decision) {
      const by = { id: person.id, name: person.name }
      const { id, changedAt, state } = answer
      if (!(await moderation.decide(className, id, changedAt, { ...decision, by }))) return false
      // Whose answer was reported and stays learns nothing of it.
      if (state !== 'shown' || decision.state !== 'shown') await tellWriter(answer, decision)
      return true
    },
    report: (id, reason) =>
      moderation.report(className, id, { person: person.id, reason, limit: reportLimit }),

    readEnd: (key) => moderation.readEnd({ ...key, class: className }),
    choose: (id, isChosen) => moderation.choose(className, id, isChosen),
    drawAnew: () => moderation.clearSeats(className),
    async wordFor({ id, state }) {
      if (state !== 'refused') return ''
      return (await moderation.lastDecision(className, id))?.word ?? ''
    },
  }
}

function readWords(typed: string): readonly string[] {
  const parts = typed
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const words = parts.flatMap((part) => listedWord(part) ?? [])
  if (words.length > 0 && words.length === parts.length) return words
  throw new UserError(
    `Write words or short phrases with commas between them, each of at most ${maxListedLength} characters.`,
  )
}
