/** One at a time for each thing, and only the latest: what waits is replaced by what comes after it. */

/** `work` runs when its turn comes; whoever was replaced is done when the later one is. */
export type Coalesce = (key: string, work: () => Promise<void>) => Promise<void>

interface Slot {
  readonly running: Promise<void>
  waiting?: { work: () => Promise<void>; readonly done: Promise<void> }
}

export function createCoalesce(): Coalesce {
  const lanes = new Map<string, Slot>()

  function start(key: string, work: () => Promise<void>): Promise<void> {
    const running = work()
    const lane: Slot = { running }
    lanes.set(key, lane)
    void Promise.allSettled([running]).then(() => {
      if (lanes.get(key) === lane && lane.waiting === undefined) lanes.delete(key)
    })
    return running
  }

  return function latest(key, work) {
    const lane = lanes.get(key)
    if (lane === undefined) return start(key, work)
    if (lane.waiting !== undefined) {
      lane.waiting.work = work
      return lane.waiting.done
    }
    const waiting = {
      work,
      done: lane.running.then(run, run),
    }
    function run(): Promise<void> {
      return start(key, waiting.work)
    }
    lane.waiting = waiting
    return waiting.done
  }
}
