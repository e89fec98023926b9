/** One outcome for each request, however often it arrives: a double click or a retry does one thing. */

export function createIdempotentRunner<T>(most: number) {
  const outcomes = new Map<string, Promise<T>>()

  /** Runs the work the first time a key is seen, and gives the same outcome again after that. */
  return function once(key: string, work: () => Promise<T>): Promise<T> {
    const known = outcomes.get(key)
    if (known !== undefined) return known
    const outcome = work()
    outcomes.set(key, outcome)
    const [oldest] = outcomes.keys()
    if (outcomes.size > most && oldest !== undefined) outcomes.delete(oldest)
    return outcome
  }
}
