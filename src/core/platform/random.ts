/** Makes random choices from a seed: the same seed always makes the same choices. */

/** Returns one of the items, or undefined if there are none. `seed` is a whole number below 2^32. */
export function pick<T>(items: readonly T[], seed: number): T | undefined {
  return items[Math.floor((seed / 2 ** 32) * items.length)]
}

/** Returns a whole number from 0 to `limit` − 1. */
export type RandomInt = (limit: number) => number

/** Returns a generator of 32-bit numbers (mulberry32, in the public domain: https://github.com/bryc/code). Not for secrets. */
export function createRandom(seed: number): RandomInt {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit)
  }
}

/** Returns the items in a random order, each order equally likely (Fisher–Yates). */
export function shuffle<T>(items: readonly T[], chance: RandomInt): readonly T[] {
  const left = [...items]
  const order: T[] = []
  while (left.length > 0) order.push(...left.splice(chance(left.length), 1))
  return order
}

/** Returns the items in a random order other than their own, where there is one. Orders that begin anew elsewhere are likelier. */
export function shuffleOtherwise<T>(items: readonly T[], chance: RandomInt): readonly T[] {
  const shuffled = shuffle(items, chance)
  if (shuffled.length < 2 || shuffled.some((item, index) => item !== items[index])) return shuffled
  const start = 1 + chance(items.length - 1)
  return [...items.slice(start), ...items.slice(0, start)]
}
