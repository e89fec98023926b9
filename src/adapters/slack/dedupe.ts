/** Remembers what has been seen, so that a delivery that comes twice does one thing. */

/** Slack repeats an event for about six minutes; this many events is far more than a school makes in that time. */
const maxIds = 20_000

/** Says whether an id is seen for the first time. */
export function createDedupe(): (id: string) => boolean {
  const seen = new Set<string>()
  return function first(id) {
    if (seen.has(id)) return false
    seen.add(id)
    // A set keeps its order, so the first one is the oldest.
    for (const oldest of seen) {
      if (seen.size <= maxIds) break
      seen.delete(oldest)
    }
    return true
  }
}
