/** Gives each request one outcome, however often it arrives: a double click or a retry does nothing twice. */

export function createIdempotentRunner<T>(max: number) {
  const outcomes = new Map<string, Promise<T>>()

  /** Runs the work for a new key. Returns the first outcome for a key that was seen before. */
  return function runOnce(key: string, work: () => Promise<T>): Promise<T> {
    const known = outcomes.get(key)
    if (known !== undefined) return known
    const outcome = work()
    outcomes.set(key, outcome)
    const [oldest] = outcomes.keys()
    if (outcomes.size > max && oldest !== undefined) outcomes.delete(oldest)
    return outcome
  }
}
