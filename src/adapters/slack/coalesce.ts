/** Runs one job at a time for each key; a job that is still waiting is replaced by a newer one. */

/** Resolves or rejects with the job that ran: the given one, or the newer one that replaced it. */
export type Coalesce = (key: string, job: () => Promise<void>) => Promise<void>

interface Slot {
  readonly running: Promise<void>
  waiting?: { job: () => Promise<void>; readonly done: Promise<void> }
}

export function createCoalesce(): Coalesce {
  const slots = new Map<string, Slot>()

  function start(key: string, job: () => Promise<void>): Promise<void> {
    const running = job()
    const slot: Slot = { running }
    slots.set(key, slot)
    void Promise.allSettled([running]).then(() => {
      if (slots.get(key) === slot && slot.waiting === undefined) slots.delete(key)
    })
    return running
  }

  return function coalesce(key, job) {
    const slot = slots.get(key)
    if (slot === undefined) return start(key, job)
    if (slot.waiting !== undefined) {
      slot.waiting.job = job
      return slot.waiting.done
    }
    const waiting = { job, done: slot.running.then(runNext, runNext) }
    function runNext(): Promise<void> {
      return start(key, waiting.job)
    }
    slot.waiting = waiting
    return waiting.done
  }
}
