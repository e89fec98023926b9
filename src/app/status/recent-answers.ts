/** Remembers of the last minutes how many answers a platform got, and how many of them people had to wait for. */
import type { EventOutcome } from '../../core/platform/observer.ts'

const minuteMs = 60_000
const windowMinutes = 5

/** A person notices this, in seconds, although what is promised is three. */
const slowSeconds = 2.5

/** Fewer say nothing. */
const minAnswers = 5

/** Beyond this share the platform counts as slow. */
const slowShare = 0.2

/** The person got nothing that helps, or too late. */
const badOutcomes: readonly EventOutcome[] = ['late', 'outage', 'incident', 'undelivered']

export interface Answered {
  readonly seconds: number
  readonly outcome: EventOutcome
}

/** `now` counts milliseconds. */
export function createRecentAnswers(now: () => number) {
  let minutes: { readonly minute: number; all: number; slow: number }[] = []

  function recent() {
    const first = Math.floor(now() / minuteMs) - windowMinutes
    minutes = minutes.filter(({ minute }) => minute > first)
    return minutes
  }

  return {
    add({ seconds, outcome }: Answered): void {
      const minute = Math.floor(now() / minuteMs)
      let last = recent().at(-1)
      if (last?.minute !== minute) minutes.push((last = { minute, all: 0, slow: 0 }))
      last.all += 1
      if (seconds > slowSeconds || badOutcomes.includes(outcome)) last.slow += 1
    },
    isSlow(): boolean {
      const all = recent().reduce((sum, minute) => sum + minute.all, 0)
      const slow = recent().reduce((sum, minute) => sum + minute.slow, 0)
      return all >= minAnswers && slow > slowShare * all
    },
  }
}
