/** Binds answers to the person, the room and the classes of an invocation. */
import type { DailyStore } from '../../core/daily/daily-store.ts'
import type { Discussion } from '../../core/discussion/discussion.ts'
import type { DiscussionService, PostKey } from '../../core/discussion/discussion-service.ts'
import type { DiscussionStore } from '../../core/discussion/discussion-store.ts'
import type { Library } from '../../core/pack/library.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { PseudonymStore } from '../../core/quiz/pseudonym.ts'
import { UserError } from '../../core/reply/user-error.ts'

export interface DiscussionParts {
  readonly stores: {
    readonly discussion: DiscussionStore
    readonly daily: Pick<DailyStore, 'findDelivery'>
    readonly quizRecords: Pick<PseudonymStore, 'pseudonyms'>
  }
  /** Returns a new id of about ten lower-case letters and digits. */
  readonly newId: () => string
}

interface BoundTo {
  readonly room: Room
  readonly person: Person
  /** The classes of the room, or in direct messages of the person. */
  readonly classes: readonly string[]
  /** What they have reached. */
  readonly library: () => Library
}

/** A post of which nobody knows whether it arrived has a button all the same, if somebody presses it. */
const postedStates: ReadonlySet<string> = new Set(['sending', 'sent', 'unconfirmed'])

export function bindDiscussion(
  { stores: { discussion: store, daily, quizRecords: pseudonyms }, newId }: DiscussionParts,
  { room, person, classes, library }: BoundTo,
): DiscussionService {
  async function findIn(className: string, { schedule, date }: PostKey) {
    const found = await store.find({ class: className, schedule, date })
    if (found === undefined) return undefined
    return (await isPosted(className, found)) ? found : undefined
  }

  async function isPosted(className: string, { schedule, date }: PostKey): Promise<boolean> {
    const ref = { id: schedule, room: { class: className } }
    const delivery = await daily.findDelivery(ref, date, 'card')
    return delivery !== undefined && postedStates.has(delivery.state)
  }

  function keyOf({ class: className, schedule, date }: Discussion) {
    return { class: className, schedule, date, person: person.id }
  }

  return {
    async find(key) {
      for (const className of classes) {
        const found = await findIn(className, key)
        if (found === undefined) continue
        requireReached(library(), found)
        return found
      }
      return undefined
    },
    counts: (discussion) => store.counts(discussion),
    own: (discussion) => store.own(keyOf(discussion)),
    async listOwn(limit) {
      const lists = await Promise.all(
        classes.map((className) => store.listOwn(className, person.id, limit)),
      )
      return lists
        .flat()
        .toSorted((a, b) => b.at - a.at)
        .slice(0, limit)
    },
    write: (discussion, answer) =>
      store.write(keyOf(discussion), { ...answer, id: newId(), name: person.name }),
    remove: (discussion) => store.remove(keyOf(discussion)),
    read: (discussion, page) => store.read(keyOf(discussion), page),
    react: (discussion, answer, reaction) => store.react(keyOf(discussion), answer, reaction),
    async pseudonym(discussion) {
      const all = await pseudonyms.pseudonyms(discussion.class)
      return all.find((each) => each.person === person.id)?.name
    },
    async recent(limit) {
      const found = await store.recent(room.class, limit)
      const posted = await Promise.all(found.map((each) => isPosted(room.class, each)))
      return found.filter((_, index) => posted[index])
    },
    findForClass: (key) => findIn(room.class, key),
    list: (discussion) => store.list(discussion),
  }
}

/**
 * A post of last year stays in its channel; whoever is not there yet in the story reads neither its question nor what others made of it.
 * Throws a UserError.
 */
function requireReached(library: Library, { item, prompt }: Discussion): void {
  const isReached = item.startsWith('own.')
    ? !library.hidesLineIn(prompt)
    : library.questions.some(({ id }) => id === item)
  if (isReached) return
  throw new UserError(
    'Your class hasn’t reached this part of the story yet, so its answers are closed for now.',
  )
}
