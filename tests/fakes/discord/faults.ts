/** Faults on demand: what happens to the next requests to a route instead of, or after, their work. */

export type Fault =
  /** A 5xx answer, or 401 as for a token that was taken back; with `committed` the work is done all the same. */
  | {
      readonly kind: 'status'
      readonly status: 401 | 500 | 502 | 503 | 504
      readonly committed?: boolean
    }
  /** Without `retryAfterMs` the answer does not say how long to wait. */
  | { readonly kind: 'rate-limit'; readonly retryAfterMs?: number; readonly global?: boolean }
  /** A page of HTML from what stands before Discord, such as a firewall. */
  | { readonly kind: 'page'; readonly status: 403 | 429 | 502 | 520 }
  /** The connection is cut without an answer, before the work or after it. */
  | { readonly kind: 'reset'; readonly committed?: boolean }
  /** The work is done, and the connection is cut in the middle of the answer. */
  | { readonly kind: 'cut-answer' }
  /** The connection is cut at once and the work is done `afterMs` later. */
  | { readonly kind: 'late-commit'; readonly afterMs: number }
  | { readonly kind: 'latency'; readonly ms: number }

interface FaultPlan {
  /** How many requests meet the fault (1). */
  readonly times?: number
  /** Decides for each matching request, for example by a seeded chance (always). */
  readonly when?: () => boolean
}

export interface Faults {
  /**
   * Plans a fault for the next requests of an operation, such as
   * `POST /channels/{channel_id}/messages`, or of every operation with `*`.
   * Returns a function that withdraws it.
   */
  next: (operation: string, fault: Fault, plan?: FaultPlan) => () => void
  /** While true, REST answers 503 and the gateway takes no connections. */
  outage: boolean
}

interface Planned {
  readonly operation: string
  readonly fault: Fault
  readonly when: () => boolean
  left: number
}

export interface FaultPlanner {
  readonly faults: Faults
  /** The fault that this request meets, if any. */
  take: (operation: string) => Fault | undefined
}

export function createFaults(): FaultPlanner {
  let planned: Planned[] = []
  return {
    faults: {
      outage: false,
      next(operation, fault, { times = 1, when = () => true } = {}) {
        const plan = { operation, fault, when, left: times }
        planned.push(plan)
        return () => {
          planned = planned.filter((other) => other !== plan)
        }
      },
    },
    take(operation) {
      const plan = planned.find(
        (one) => (one.operation === '*' || one.operation === operation) && one.when(),
      )
      if (plan === undefined) return undefined
      plan.left -= 1
      if (plan.left <= 0) planned = planned.filter((other) => other !== plan)
      return plan.fault
    },
  }
}
