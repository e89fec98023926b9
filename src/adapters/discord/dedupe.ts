/** Remembers what has been seen, so that what is delivered twice is done once. */

/**
 * Makes a function that is true for every id it has not been given within the last `ms` milliseconds, at least. Two
 * generations are kept and the older is dropped, so that forgetting costs nothing.
 */
export function createDedupe(ms: number, clock: () => number): (id: string) => boolean {
  let young = new Set<string>()
  let old = new Set<string>()
  let turnsAt = clock() + ms
  return (id) => {
    const now = clock()
    if (now >= turnsAt) {
      old = now >= turnsAt + ms ? new Set() : young
      young = new Set()
      turnsAt = now + ms
    }
    if (young.has(id) || old.has(id)) return false
    young.add(id)
    return true
  }
}
