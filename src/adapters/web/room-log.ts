/** The messages of the classroom, in memory. Every change has a number, so that a tab can ask what it has missed. */
import type { Reply } from '../../core/reply/reply.ts'
import type { Person } from '../../core/platform/room.ts'
import { ownerOf } from './ids.ts'
import { limits } from './limits.ts'
import { createLogFiles, withoutFiles } from './log-files.ts'
import { type OwnPart, type OwnParts, createOwnParts, headlineOf } from './own-parts.ts'

/** The command line that a message answers, and who typed it; or the label of what they pressed in it since. */
export interface CommandLine {
  readonly person: Person
  readonly words: string
  readonly pressed?: true
}

export interface LoggedMessage {
  readonly id: string
  readonly room: string
  /** When it was posted, epoch milliseconds. */
  readonly at: number
  /** Its position among the others. An edit keeps it, unless the message counts down to something new: then it comes last. */
  readonly order: number
  /** The number of its last change. */
  readonly revision: number
  readonly reply: Reply
  /** The id of the only person who can see it; omitted if everybody can. */
  readonly to?: string | undefined
  readonly line?: CommandLine | undefined
  readonly key?: string | undefined
  readonly thread?: string
  readonly pinned?: boolean
  /** What only the reader sees in it. */
  readonly own?: OwnPart | undefined
}

export type RoomLog = ReturnType<typeof createRoomLog>

export function canRead(message: LoggedMessage, person: string): boolean {
  const reader = message.to ?? ownerOf(message.room)
  return reader === undefined || reader === person
}

/** What was said meanwhile would push away the next question. */
function isNewRound(before: Reply, after: Reply): boolean {
  const countsDown = after.blocks.some(({ kind }) => kind === 'timer')
  return countsDown && headlineOf(before) !== headlineOf(after)
}

/** Keeps the newest `max` messages of each room; `now` in epoch milliseconds. */
export function createRoomLog(now: () => number, max: number) {
  const run = now().toString(36)
  const messages = new Map<string, LoggedMessage>()
  const ownParts: OwnParts = createOwnParts()
  const files = createLogFiles(limits.maxFileLength)
  /** By person, the change with which what only they saw was removed. */
  const forgotten = new Map<string, number>()
  let revision = 0
  let next = Promise.withResolvers<void>()

  function notifyWaiters(): void {
    next.resolve()
    next = Promise.withResolvers()
  }

  function save(message: LoggedMessage): LoggedMessage {
    messages.set(message.id, message)
    for (const id of files.saved(message)) {
      const older = messages.get(id)
      if (older !== undefined) messages.set(id, { ...older, reply: withoutFiles(older.reply) })
    }
    notifyWaiters()
    return message
  }

  function deleteOldest(room: string): void {
    const inRoom = [...messages.values()].filter((message) => message.room === room)
    for (const { id } of inRoom.slice(0, Math.max(0, inRoom.length - max))) remove(id)
  }

  function remove(id: string): void {
    messages.delete(id)
    files.removed(id)
    ownParts.deleteMessage(id)
  }

  return {
    /** Names this run of the process; revisions of an earlier run mean nothing in it. */
    run,
    get revision() {
      return revision
    },
    add(
      draft: Pick<LoggedMessage, 'room' | 'reply' | 'to' | 'line' | 'key'>,
      id?: string,
    ): LoggedMessage {
      revision += 1
      const unique = id ?? `${run}-${revision}`
      const message = save({ ...draft, id: unique, at: now(), order: revision, revision })
      deleteOldest(draft.room)
      return message
    },
    /** Changes a message in place. Returns undefined if the log does not have it. */
    update(
      id: string,
      changes: Partial<Pick<LoggedMessage, 'reply' | 'line' | 'thread' | 'pinned'>>,
    ): LoggedMessage | undefined {
      const message = messages.get(id)
      if (message === undefined) return undefined
      revision += 1
      const { reply = message.reply } = changes
      if (message.to !== undefined) ownParts.deleteMessage(id)
      else ownParts.messageChanged(id, message.reply, reply)
      const order = isNewRound(message.reply, reply) ? revision : message.order
      return save({ ...message, ...changes, order, revision })
    },
    /** Shows one person what came of their press inside the message. Returns the message as they see it. */
    addReceipt(message: LoggedMessage, person: string, pressed: string, reply: Reply) {
      revision += 1
      ownParts.add(message.id, person, pressed, reply, revision)
      notifyWaiters()
      return ownParts.seenBy(message, person)
    },
    get: (id: string) => messages.get(id),
    find: (room: string, key: string, since: number) =>
      messages
        .values()
        .find((message) => message.room === room && message.key === key && message.at >= since),
    /** The messages that a person may see and that changed after a revision, oldest change first. */
    visibleTo: (person: string, since = 0): readonly LoggedMessage[] =>
      [...messages.values()]
        .filter((message) => canRead(message, person))
        .map((message) => ownParts.seenBy(message, person))
        .filter((message) => message.revision > since)
        .sort((a, b) => a.revision - b.revision),
    /** Removes what only this person sees. */
    forget(person: string): void {
      revision += 1
      forgotten.set(person, revision)
      ownParts.deletePerson(person)
      for (const message of messages.values()) {
        if ((message.to ?? ownerOf(message.room)) === person) remove(message.id)
      }
      notifyWaiters()
    },
    /** Returns the number of that change; a tab that knows only what was before it shows what is gone. */
    forgottenAt: (person: string) => forgotten.get(person) ?? 0,
    /** Resolves at the next change. */
    waitForChange: () => next.promise,
    /** Wakes everybody who waits, for a change that is not a message. */
    notifyWaiters,
  }
}
