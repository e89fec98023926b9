/** Counts what became of everything that people did. */
import { runningTime } from '../../fakes/running-time.ts'

/** What a person was told; `failed`: nothing within three seconds; `unanswered`: acknowledged, and then nothing. */
export type ActResult = 'ok' | 'outage' | 'incident' | 'failed' | 'unanswered'

export interface Act {
  readonly what: string
  readonly at: number
  readonly result: ActResult
  /** Milliseconds until it was acknowledged. */
  readonly ms: number
  /** The same in time in which this process could run, which the fakes count deadlines in. */
  readonly ranMs: number
  readonly words: string
}

export interface Figures {
  readonly acts: number
  readonly failed: number
  readonly unanswered: number
  readonly incidents: number
  /** Told to try again, since the database or the platform was away. */
  readonly outages: number
  /** Acknowledged after more than three seconds. */
  readonly late: number
  readonly p50: number
  readonly p99: number
}

const maxAckMs = 3000

/** How long an answer may come after its acknowledgement; it only ends what hangs. */
const maxAnswerMs = 10_000

export function createTally() {
  let acts: Act[] = []
  const running = new Set<Promise<unknown>>()

  return {
    /** Does something as a person does it; `act` resolves with the acknowledgement and what comes after it. */
    async record(
      what: string,
      act: () => Promise<{ readonly ms: number; readonly words: Promise<string> }>,
    ): Promise<Act> {
      const at = Date.now()
      const work = run(what, at, act)
      running.add(work)
      const done = await work
      running.delete(work)
      acts.push(done)
      return done
    },
    acts: (): readonly Act[] => acts,
    /** Resolves when everything that was begun has been answered or given up. */
    settled: async () => void (await Promise.all(running)),
    /** Returns the figures since the last time. */
    take(): Figures {
      const figures = figuresOf(acts)
      acts = []
      return figures
    },
  }
}

async function run(
  what: string,
  at: number,
  act: () => Promise<{ readonly ms: number; readonly words: Promise<string> }>,
): Promise<Act> {
  const from = runningTime()
  let ms = NaN
  let ranMs = NaN
  try {
    const acknowledged = await act()
    ms = acknowledged.ms
    ranMs = runningTime() - from
    const words = await Promise.race([acknowledged.words, nothing()])
    return { what, at, ms, ranMs, words: words ?? '', result: resultOf(words) }
  } catch (error) {
    return { what, at, ms, ranMs, result: 'failed', words: String(error) }
  }
}

function nothing(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), maxAnswerMs).unref()
  })
}

function resultOf(words: string | undefined): ActResult {
  if (words === undefined || words.trim() === '') return 'unanswered'
  if (words.includes('Something went wrong')) return 'incident'
  return /database is (?:busy|full)|can’t be reached|too busy to take/.test(words) ? 'outage' : 'ok'
}

function figuresOf(acts: readonly Act[]): Figures {
  const times = acts
    .map(({ ms }) => ms)
    .filter((ms) => !Number.isNaN(ms))
    .toSorted((a, b) => a - b)

  function count(result: ActResult): number {
    return acts.filter((act) => act.result === result).length
  }

  function at(share: number): number {
    return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN
  }

  return {
    acts: acts.length,
    failed: count('failed'),
    unanswered: count('unanswered'),
    incidents: count('incident'),
    outages: count('outage'),
    late: times.filter((ms) => ms > maxAckMs).length,
    p50: at(0.5),
    p99: at(0.99),
  }
}
