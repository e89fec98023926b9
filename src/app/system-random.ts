/** What the core and the commands leave to chance, as the machine gives it. */
import { randomBytes, randomInt } from 'node:crypto'

export interface RandomSource {
  /** Returns a whole number below 2^32. */
  readonly seed: () => number
  /** Returns a number from 0 up to 1. */
  readonly fraction: () => number
  /** Returns an id of twelve lower-case letters and digits that nothing else has. */
  readonly newId: () => string
}

export const systemRandom: RandomSource = {
  seed: () => randomInt(2 ** 32),
  fraction: Math.random,
  newId: () => randomBytes(6).toString('hex'),
}
