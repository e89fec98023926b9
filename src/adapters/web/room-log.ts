/** What has been said in the classroom, in memory. Every change has a number, so that a tab can ask what it has missed. */
import type { Reply } from '../../core/reply/reply.ts'
import type { Person } from '../../core/platform/room.ts'
import { ownerOf } from './classroom.ts'

/** The command line that somebody typed to get an answer. */
export interface CommandLine {
  readonly person: Person
  readonly line: string
}

export interface LoggedMessage {
  readonly id: string
  readonly room: string
  /** When it was first said, epoch milliseconds. */
  readonly at: number
  /** Its place among the others; an edit does not move it. */
  readonly order: number
  /** The number of its latest change. */
  readonly revision: number
  readonly reply: Reply
  /** The only person who sees it; left out for everybody. */
  readonly to?: string
  readonly asked?: CommandLine
  readonly key?: string
  readonly thread?: string
  readonly pinned?: boolean
}

type Draft = Pick<LoggedMessage, 'room' | 'reply' | 'to' | 'asked' | 'key'>

export interface RoomLog {
  /** Tells one run of the process from another: numbers of an earlier run mean nothing in this one. */
  readonly run: string
  readonly revision: number
  add(draft: Draft, id?: string): LoggedMessage
  /** Changes a message in place; nothing happens to one that is not known. */
  update(
    id: string,
    changes: Partial<Pick<LoggedMessage, 'reply' | 'thread' | 'pinned'>>,
  ): LoggedMessage | undefined
  get(id: string): LoggedMessage | undefined
  find(room: string, key: string, since: number): LoggedMessage | undefined
  /** What a person may see and has not seen since a revision, oldest change first. */
  visibleTo(person: string, since?: number): readonly LoggedMessage[]
  /** Resolves at the next change. */
  waitForChange(): Promise<void>
  /** Wakes everybody who waits for a change that is not a message. */
  notifyWaiters(): void
}

export function canRead(message: LoggedMessage, person: string): boolean {
  const reader = message.to ?? ownerOf(message.room)
  return reader === undefined || reader === person
}

/** Keeps at most `most` messages in each room. */
export function createRoomLog(now: () => number, most: number): RoomLog {
  const run = now().toString(36)
  const messages = new Map<string, LoggedMessage>()
  let revision = 0
  let next = Promise.withResolvers<void>()

  function wake(): void {
    next.resolve()
    next = Promise.withResolvers()
  }

  function keep(message: LoggedMessage): LoggedMessage {
    messages.set(message.id, message)
    wake()
    return message
  }

  function forgetOldest(room: string): void {
    const inRoom = [...messages.values()].filter((message) => message.room === room)
    for (const { id } of inRoom.slice(0, Math.max(0, inRoom.length - most))) messages.delete(id)
  }

  return {
    run,
    get revision() {
      return revision
    },
    add(draft, id) {
      revision += 1
      const message = keep({
        ...draft,
        id: id ?? `${run}-${revision}`,
        at: now(),
        order: revision,
        revision,
      })
      forgetOldest(draft.room)
      return message
    },
    update(id, changes) {
      const message = messages.get(id)
      if (message === undefined) return undefined
      revision += 1
      return keep({ ...message, ...changes, revision })
    },
    get: (id) => messages.get(id),
    find: (room, key, since) =>
      [...messages.values()].find(
        (message) => message.room === room && message.key === key && message.at >= since,
      ),
    visibleTo: (person, since = 0) =>
      [...messages.values()]
        .filter((message) => message.revision > since && canRead(message, person))
        .sort((a, b) => a.revision - b.revision),
    waitForChange: () => next.promise,
    notifyWaiters: wake,
  }
}
