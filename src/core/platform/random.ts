/** Choices made from a seed, so that the same seed always chooses the same. */

/** One of the items, or nothing of none. `seed` is a whole number below 2^32. */
export function pick<T>(items: readonly T[], seed: number): T | undefined {
  return items[Math.floor((seed / 2 ** 32) * items.length)]
}

/** Gives whole numbers from 0 to `limit` − 1. */
export type RandomInt = (limit: number) => number

/** A generator of 32-bit numbers (mulberry32, in the public domain: https://github.com/bryc/code). Not for secrets. */
export function createRandom(seed: number): RandomInt {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit)
  }
}

/** The items in a fair random order (Fisher and Yates). */
export function shuffle<T>(items: readonly T[], chance: RandomInt): readonly T[] {
  const left = [...items]
  const order: T[] = []
  while (left.length > 0) order.push(...left.splice(chance(left.length), 1))
  return order
}
