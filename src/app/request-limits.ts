/** Limits how many requests one person and one class may make, so that nobody’s flood slows the others down. */
import type { Clock } from '../core/platform/clock.ts'
import { type Rate, createRateLimiter } from '../core/platform/rate-limiter.ts'
import { type Observer, silentObserver } from '../core/platform/observer.ts'
import type { Person, Room } from '../core/platform/room.ts'
import { UserError } from '../core/reply/user-error.ts'

/**
 * `suggestion`: a keystroke. `strict`: what is expensive, such as opening a quiz, an upload or an export. `urgent`: an answer to an open
 * question, or a teacher who stops something; it is never refused because of anything else that a person or their class does.
 */
export type RequestKind = 'request' | 'suggestion' | 'strict' | 'urgent'

interface Bucket {
  /** How many may come at once. */
  readonly burst: number
  /** Milliseconds until one more may come. */
  readonly intervalMs: number
}

export type RequestRates = Readonly<
  Record<RequestKind, { readonly person: Bucket; readonly class?: Bucket }>
>

/** Far beyond what forty students who press at once need, and far below what a script can do. */
export const requestRates: RequestRates = {
  request: { person: { burst: 100, intervalMs: 100 }, class: { burst: 1_000, intervalMs: 10 } },
  suggestion: { person: { burst: 200, intervalMs: 50 }, class: { burst: 2_000, intervalMs: 5 } },
  strict: { person: { burst: 10, intervalMs: 10_000 }, class: { burst: 60, intervalMs: 2_000 } },
  urgent: { person: { burst: 100, intervalMs: 100 } },
}

const unlimited = { person: { burst: 1, intervalMs: 0 } }

/** Nothing is ever refused: for tests and benchmarks in which one person does the work of many. */
export const unlimitedRequests: RequestRates = {
  request: unlimited,
  suggestion: unlimited,
  strict: unlimited,
  urgent: unlimited,
}

export type RequestLimits = ReturnType<typeof createRequestLimits>

/** Only recently active classes and people are remembered, so memory is bounded. */
export function createRequestLimits(
  clock: Clock,
  rates: RequestRates = requestRates,
  observer: Observer = silentObserver,
) {
  const limiter = createRateLimiter(clock)

  /** Returns whether it may go, and counts it if so. */
  async function take(key: string, bucket: Bucket): Promise<boolean> {
    const rate: Rate = { key, ...bucket }
    return (await limiter.acquire([rate], { maxWaitMs: 0 })) === undefined
  }

  /** Counts a request. Throws a UserError if there are too many; what is refused for a person does not count for their class. */
  async function count(
    limit: RequestKind | undefined,
    person: Pick<Person, 'id' | 'isTeacher'>,
    room: Room,
  ): Promise<void> {
    const kind = limit ?? 'request'
    if (kind === 'strict') await count('request', person, room)
    const { person: own, class: whole } = rates[kind]
    const { platform } = room
    if (!(await take(`${kind} ${person.id}`, own))) {
      observer.report('refusal', { platform, reason: 'rate_limited' })
      throw new UserError('That was a lot at once. Try again in a few seconds.')
    }
    // However many students flood the bot together, their teacher can still work.
    if (person.isTeacher || whole === undefined) return
    if (!(await take(`${kind} ${room.class}`, whole))) {
      observer.report('refusal', { platform, reason: 'rate_limited' })
      throw new UserError('Your class is very busy right now. Try again in a few seconds.')
    }
  }

  return { count }
}
