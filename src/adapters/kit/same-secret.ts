/** Compares secrets in constant time, so that the time it takes doesn’t reveal how much of one was right. */
import { createHash, timingSafeEqual } from 'node:crypto'

export function isSameSecret(given: string, secret: string): boolean {
  // Hashes have the same length, whatever was given.
  const [one, other] = [given, secret].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}
