/** How far two words are apart, and how many typing mistakes a word may contain. */

/** Returns how many mistakes to forgive in a word. Short words have too many neighbours to guess among. */
export function maxTypos(length: number, lengthForTwo: number): number {
  if (length < 4) return 0
  return length < lengthForTwo ? 1 : 2
}

/**
 * Returns the least number of letters to add, drop, change or swap with a neighbour (optimal string alignment, after Damerau,
 * “A technique for computer detection and correction of spelling errors”, 1964), or `max + 1` where it is more than `max`.
 */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      }
      next[j] = cost
      if (cost < least) least = cost
    }
    if (least > max) return max + 1
    before = row
    row = next
  }
  return row[b.length] ?? max + 1
}
