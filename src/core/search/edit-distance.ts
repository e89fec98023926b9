/** How different two words are, and how many typing mistakes a word may contain. */

/** Returns how many mistakes to forgive in a word; none in short words, which have too many neighbours. */
export function maxTypos(length: number, lengthForTwo: number): number {
  if (length < 4) return 0
  return length < lengthForTwo ? 1 : 2
}

/**
 * Returns the smallest number of letters to add, drop, change or swap with a neighbour (optimal string alignment, after Damerau,
 * “A technique for computer detection and correction of spelling errors”, 1964), or `max + 1` where it is more than `max`.
 */
export function editDistance(a: ArrayLike<string>, b: ArrayLike<string>, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1
  let previous: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let rowMin = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (previous[j - 2] ?? 0) + 1)
      }
      next[j] = cost
      if (cost < rowMin) rowMin = cost
    }
    if (rowMin > max) return max + 1
    previous = row
    row = next
  }
  return row[b.length] ?? max + 1
}
