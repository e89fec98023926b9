/** Finds the part in which two texts differ. */
import type { TextEdit } from './rewrite-entry.ts'

/** Returns what lies between the part at the beginning and the part at the end that both texts share. */
export function onlyChange(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  let shared = 0
  while (shared < most - start && before.at(-1 - shared) === after.at(-1 - shared)) shared += 1
  return { start, end: before.length - shared, text: after.slice(start, after.length - shared) }
}
