// Failures that a test orders: what the caller gets to see, and whether Slack did the work all the same.
import type { Slack } from './slack.ts'

export interface Fault {
  /** A status, a closed connection, no answer at all, or one of Slack's error codes. */
  readonly answer: 'reset' | 'hang' | 500 | 502 | 503 | 429 | { readonly error: string }
  /** Seconds, with 429. */
  readonly retryAfter?: number
  /** Whether the work is done: not at all (the default), before the answer, or this much later. */
  readonly commit?: 'never' | 'first' | { readonly afterMs: number }
}

/** The next `times` calls of the method fail so. `response_url` names the response URLs, `*` any method. */
export function orderFault(slack: Slack, method: string, times: number, fault: Fault): void {
  const queue = slack.faults.get(method) ?? []
  queue.push(...Array.from({ length: times }, () => fault))
  slack.faults.set(method, queue)
}

export function takeFault(slack: Slack, method: string): Fault | undefined {
  return slack.faults.get(method)?.shift() ?? slack.faults.get('*')?.shift()
}
