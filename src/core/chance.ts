/** Choices made from a seed, so that the same seed always chooses the same. */

/** One of the items, or nothing of none. `seed` is a whole number below 2^32. */
export function pick<T>(items: readonly T[], seed: number): T | undefined {
  return items[Math.floor((seed / 2 ** 32) * items.length)]
}
