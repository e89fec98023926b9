/** Learns what other processes have changed, before anything that is kept in memory is used. */
import { lruCache } from '../core/platform/lru-cache.ts'
import { type Clock, withDeadline } from '../core/platform/clock.ts'
import { type Changes, type Subject, everybody } from '../core/platform/changes.ts'

export interface ChangeWatch {
  /**
   * Resolves once everything that was changed before the call, by any process, is dropped from memory. If the store is late or
   * away, resolves without: then what was known last stays in use.
   */
  readonly sync: (subjects: readonly Subject[]) => Promise<void>
  /**
   * Returns the store’s time, epoch milliseconds, so that processes whose clocks differ agree about it. It is behind by at most as long
   * as the answer of the store took, and never ahead; -Infinity until the store has answered once.
   */
  readonly now: () => number
  /** Calls the listener with everything that may have changed. */
  onChange(listener: (subject: Subject) => void): void
  /** Learns of changes to the settings of these classes without anybody asking, from now on. */
  readonly keepCurrent: (classes: () => readonly string[]) => void
  stop(): void
}

/** How long one person waits for the store; others then go on without waiting until it answers again. */
const maxWaitMs = 500
/** How soon a store that was late or away is asked again. */
const retryMs = 250
/** More than are in use at one moment. */
const maxSubjects = 20_000

interface Batch {
  readonly subjects: Map<string, Subject>
  readonly done: PromiseWithResolvers<void>
}

/** How often what somebody is looking at is compared with the store, since they do nothing that would. */
const shownMs = 2_000

/** For a store that no other process uses, on the clock of this machine. */
export function watchNothing({ now }: Clock): ChangeWatch {
  return {
    sync: () => Promise.resolve(),
    now,
    onChange() {},
    keepCurrent() {},
    stop() {},
  }
}

/**
 * However many people ask at once, one statement at a time is on its way; what is asked meanwhile goes with the next one. `steady` is
 * a clock that nobody sets.
 */
export function createChangeWatch(
  changes: Pick<Changes, 'read'>,
  clock: Clock,
  steady: Pick<Clock, 'now'> = clock,
): ChangeWatch {
  const known = lruCache<string, number>(maxSubjects)
  const listeners = new Set<(subject: Subject) => void>()
  /** By how much the store’s time is ahead of the steady clock, at least. */
  let ahead = -Infinity
  let next: Batch | undefined
  let isReading = false
  let isTroubled = false
  let isStopped = false
  let cancelRetry: (() => void) | undefined
  let cancelLook: (() => void) | undefined

  /** A read that has begun may have missed the latest change, so nobody joins it. */
  function ask(subjects: readonly Subject[]): Promise<void> {
    next ??= { subjects: new Map(), done: Promise.withResolvers() }
    for (const subject of subjects) next.subjects.set(`${subject.kind} ${subject.id}`, subject)
    const { promise } = next.done
    if (!isReading) void readAll()
    return promise
  }

  async function readAll(): Promise<void> {
    isReading = true
    for (let batch = next; batch !== undefined; batch = next) {
      next = undefined
      await read(batch.subjects).catch(retryLater)
      batch.done.resolve()
    }
    isReading = false
  }

  async function read(subjects: ReadonlyMap<string, Subject>): Promise<void> {
    const { numbers, now } = await changes.read([...subjects.values()])
    // The store looked at its clock before its answer came.
    ahead = now - steady.now()
    isTroubled = false
    for (const [index, [key, subject]] of [...subjects].entries()) {
      const number = numbers[index] ?? 0
      if (known.get(key) === number) continue
      known.set(key, number)
      for (const listener of listeners) listener(subject)
    }
  }

  function retryLater(): void {
    isTroubled = true
    if (isStopped) return
    cancelRetry?.()
    cancelRetry = clock.after(retryMs, () => void ask([everybody]))
  }

  function keepCurrent(classes: () => readonly string[]): void {
    cancelLook = clock.after(shownMs, () => {
      const subjects = classes().map((id) => ({ kind: 'settings', id }) as const)
      const looked = subjects.length === 0 ? Promise.resolve() : ask(subjects)
      void looked.then(() => isStopped || keepCurrent(classes))
    })
  }

  return {
    keepCurrent,
    now: () => steady.now() + ahead,
    async sync(subjects) {
      const asked = ask(subjects)
      if (isTroubled) return
      await withDeadline(clock, maxWaitMs, asked, () => (isTroubled = true))
    },
    onChange: (listener) => void listeners.add(listener),
    stop() {
      isStopped = true
      cancelRetry?.()
      cancelLook?.()
    },
  }
}
