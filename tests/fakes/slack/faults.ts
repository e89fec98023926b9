// Failures that a test injects: what the caller sees, and whether Slack did the work all the same.

export interface Fault {
  /** A status, a closed connection, no answer at all, or one of Slack's error codes. */
  readonly answer: 'reset' | 'hang' | 500 | 502 | 503 | 429 | { readonly error: string }
  /** Seconds, with a status; 1 with 429 if omitted. */
  readonly retryAfter?: number
  /** Whether the work is done: not at all (the default), before the answer, or this much later. */
  readonly commit?: 'never' | 'first' | { readonly afterMs: number }
}

/** By method; the first of each list is used next. */
export type Faults = Map<string, Fault[]>

/** The next `times` calls of `method` fail like this. `response_url` stands for the response URLs, `*` for any method. */
export function injectFault(faults: Faults, method: string, times: number, fault: Fault): void {
  const queue = faults.get(method) ?? []
  queue.push(...Array.from({ length: times }, () => fault))
  faults.set(method, queue)
}

export function takeFault(faults: Faults, method: string): Fault | undefined {
  return faults.get(method)?.shift() ?? faults.get('*')?.shift()
}
